"""Addresses of a person's own page."""

from django.urls import include, path

from prestige.portal.views.me import discard, drafts_page, follows_page, me, registrations_page, settings_page, unfollow

urlpatterns = [
    path("", me, name="me"),
    path("settings/", settings_page, name="me_settings"),
    path("data/", include("prestige.portal.data_urls")),
    path("drafts/", drafts_page, name="me_drafts"),
    path("follows/", follows_page, name="me_follows"),
    path("follows/end/", unfollow, name="me_unfollow"),
    path("registrations/", registrations_page, name="me_registrations"),
    path("drafts/<uuid:token>/discard/", discard, name="me_discard"),
]
