"""Addresses of the portal's own pages."""

from django.conf import settings
from django.urls import path
from django.views.generic import TemplateView

from prestige.moderation.grounds import GROUNDS
from prestige.portal.views.status import status
from prestige.portal.views.styleguide import styleguide

app_name = "portal"

urlpatterns = [
    path(
        "rules/",
        TemplateView.as_view(
            template_name="portal/rules.html",
            extra_context={"grounds": GROUNDS, "objection_days": settings.OBJECTION_DAYS},
        ),
        name="rules",
    ),
    path("privacy/", TemplateView.as_view(template_name="portal/privacy.html"), name="privacy"),
    path("help/", TemplateView.as_view(template_name="portal/help.html"), name="help"),
    path(
        "accessibility/",
        TemplateView.as_view(
            template_name="portal/accessibility.html",
            extra_context={"tested_on": settings.ACCESSIBILITY_TESTED_ON},
        ),
        name="accessibility",
    ),
    path("contact/", TemplateView.as_view(template_name="portal/contact.html"), name="contact"),
    path("status/", status, name="status"),
    path("styleguide/", styleguide, name="styleguide"),
]
