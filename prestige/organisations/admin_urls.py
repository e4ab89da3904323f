"""Addresses of the clerk's side of the organisations, inside the admin and under its namespace."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponseBase
from django.urls import path
from django.urls.resolvers import URLPattern

from prestige.organisations import converters  # noqa: F401  (registers „eik“)
from prestige.organisations.views import desk


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """Return the pattern of a page behind the door of the admin."""
    return path(route, admin.site.admin_view(view), name=name)


urlpatterns = [
    page("", desk.queue, "organisations"),
    page("applications/<int:pk>/", desk.application, "organisation_application"),
    page("documents/<uuid:token>/", desk.document, "organisation_document"),
    page("mandates/<int:pk>/end/", desk.mandate, "organisation_mandate_end"),
    page("<eik:eik>/", desk.organisation, "organisation"),
]
