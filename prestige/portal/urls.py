"""Addresses of the portal's own pages."""

from django.conf import settings
from django.urls import path
from django.views.generic import TemplateView

from consultations.views.removals import removals_csv, removals_page
from prestige.portal.views.rules import rules
from prestige.portal.views.status import status
from prestige.portal.views.styleguide import styleguide

app_name = "portal"

urlpatterns = [
    path("rules/", rules, name="rules"),
    path("rules/removals/", removals_page, name="removals"),
    path("rules/removals.csv", removals_csv, name="removals_csv"),
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
