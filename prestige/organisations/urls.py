"""Addresses of the register of organisations and of the way into it."""

from django.urls import path

from prestige.organisations import converters  # noqa: F401  (registers „eik“)
from prestige.organisations.views.applying import check, discard, register, start, step
from prestige.organisations.views.applying_documents import document
from prestige.organisations.views.entry import entry, organisations
from prestige.organisations.views.sent import application
from prestige.organisations.views.speaking import leave, request_page

app_name = "organisations"

urlpatterns = [
    path("", organisations, name="list"),
    path("register/", register, name="register"),
    path("register/start/", start, name="start"),
    path("register/<uuid:token>/", application, name="application"),
    path("register/<uuid:token>/discard/", discard, name="discard"),
    path("register/<uuid:token>/document/", document, name="document"),
    path("register/<uuid:token>/check/", check, name="check"),
    path("register/<uuid:token>/<slug:name>/", step, name="step"),
    path("requests/<uuid:token>/", request_page, name="request"),
    path("mandates/<int:pk>/leave/", leave, name="leave"),
    path("<eik:eik>/", entry, name="entry"),
]
