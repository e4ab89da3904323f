"""Addresses of a person's own page."""

from django.urls import path

from prestige.portal.views.me import discard, me, settings_page

urlpatterns = [
    path("", me, name="me"),
    path("settings/", settings_page, name="me_settings"),
    path("drafts/<uuid:token>/discard/", discard, name="me_discard"),
]
