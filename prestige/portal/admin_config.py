"""Django's admin under our own site class."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """The admin app with the clerk's site as its default."""

    default_site = "prestige.portal.admin_site.ClerkSite"
