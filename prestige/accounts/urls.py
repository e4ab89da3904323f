"""Addresses of signing in and out."""

from django.urls import path

from prestige.accounts.views.address import email_code
from prestige.accounts.views.invitation import invitation, invitation_code
from prestige.accounts.views.sign_in import code, login
from prestige.accounts.views.sign_out import logout

app_name = "accounts"

urlpatterns = [
    path("login/", login, name="login"),
    path("code/", code, name="code"),
    path("invitation/<uuid:token>/", invitation, name="invitation"),
    path("invitation/<uuid:token>/code/", invitation_code, name="invitation_code"),
    path("email/code/", email_code, name="email_code"),
    path("logout/", logout, name="logout"),
]
