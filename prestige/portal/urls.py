"""Addresses of the portal's own pages."""

from django.urls import path
from django.views.generic import TemplateView

from prestige.portal.views.styleguide import styleguide

app_name = "portal"

urlpatterns = [
    path("rules/", TemplateView.as_view(template_name="portal/rules.html"), name="rules"),
    path("privacy/", TemplateView.as_view(template_name="portal/privacy.html"), name="privacy"),
    path("help/", TemplateView.as_view(template_name="portal/help.html"), name="help"),
    path("accessibility/", TemplateView.as_view(template_name="portal/accessibility.html"), name="accessibility"),
    path("contact/", TemplateView.as_view(template_name="portal/contact.html"), name="contact"),
    path("styleguide/", styleguide, name="styleguide"),
]
