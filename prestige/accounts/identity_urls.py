"""Addresses of signing in with an identity provider, under the names that django-allauth gives them."""

from django.urls import path

from prestige.accounts.views.identity import cancelled, connections, identity_login, join, login_error
from prestige.accounts.views.identity_answers import openid_callback, saml_acs, saml_finish, saml_metadata

urlpatterns = [
    path("3rdparty/", connections, name="socialaccount_connections"),
    path("3rdparty/login/cancelled/", cancelled, name="socialaccount_login_cancelled"),
    path("3rdparty/login/error/", login_error, name="socialaccount_login_error"),
    path("3rdparty/signup/", join, name="socialaccount_signup"),
    path("3rdparty/<slug:provider>/login/", identity_login, name="identity_login"),
]

# What providers are told to answer to: the same in every language.
answer_urls = [
    path("oidc/<slug:provider>/login/callback/", openid_callback, name="openid_connect_callback"),
    path("saml/<slug:provider>/acs/", saml_acs, name="saml_acs"),
    path("saml/<slug:provider>/acs/finish/", saml_finish, name="saml_finish_acs"),
    path("saml/<slug:provider>/metadata/", saml_metadata, name="saml_metadata"),
]
