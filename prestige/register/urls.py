"""Addresses where anybody checks a document of ours."""

from django.urls import path

from prestige.register.views import document, verify

app_name = "register"

urlpatterns = [
    path("", verify, name="verify"),
    path("<str:code>/", document, name="document"),
]
