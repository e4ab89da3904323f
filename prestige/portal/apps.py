from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "prestige.portal"
    label = "portal"
