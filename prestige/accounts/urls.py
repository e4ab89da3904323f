"""Addresses of signing in and out."""

from django.urls import path

from prestige.accounts.views.sign_in import code, login
from prestige.accounts.views.sign_out import logout

app_name = "accounts"

urlpatterns = [
    path("login/", login, name="login"),
    path("code/", code, name="code"),
    path("logout/", logout, name="logout"),
]
