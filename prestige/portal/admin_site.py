"""The clerk's front end: Django's admin with a stricter door."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prestige.accounts.sign_in import is_full_sign_in


class ClerkSite(admin.AdminSite):
    """The admin site. A session opened with a six-digit e-mail code is a citizen's, even when the person is staff."""

    site_header = _("Обществени консултации")
    site_title = _("Администрация")
    index_title = _("Моят ден")
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and is_full_sign_in(request)
