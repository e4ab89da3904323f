"""The clerk's front end: Django's admin with a stricter door, a workplace and the clerk's day as its first page."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.permissions import Right, has_right
from prestige.accounts.limits import may_try_password
from prestige.accounts.sign_in import is_full_sign_in, keep_as_full_sign_in
from prestige.portal.views.dashboard import dashboard
from prestige.portal.views.errors import typed_texts
from prestige.portal.work_links import work_links

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
RIGHTS = {
    "view": Right.VIEW,
    "create": Right.CREATE,
    "edit": Right.EDIT,
    "publish": Right.PUBLISH,
    "moderate": Right.MODERATE,
    "answer": Right.ANSWER,
    "issue": Right.ISSUE_STATEMENT,
    "adopt": Right.RECORD_ADOPTION,
    "change_term": Right.CHANGE_TERM,
    "convene": Right.CONVENE_HEARING,
    "export": Right.EXPORT_DOSSIER,
    "plan": Right.EDIT_PLAN,
    "sign": Right.SIGN_ANSWER,
    "register": Right.REGISTER_PROPOSAL,
    "appeal": Right.DECIDE_APPEAL,
    "grounds": Right.EDIT_GROUNDS,
}


class ClerkSite(admin.AdminSite):
    """The admin site. A session opened with a six-digit e-mail code is a citizen's, even when the person is staff."""

    site_header = gettext_lazy("Обществени консултации")
    site_title = gettext_lazy("Администрация")
    index_title = gettext_lazy("Моят ден")
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and is_full_sign_in(request)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Return the workplace first; its addresses never meet those of the registers.

        What a room keeps is listed below `registers/`, because at `deadlines/` stands the board. The last pattern that
        has a name gives the address, and Django's very last one takes everything.
        """
        *own, everything = super().get_urls()
        rooms = path("registers/<str:app_label>/", self.admin_view(self.app_index), name="app_list")
        return [path("", include("consultations.admin_urls")), *own, rooms, everything]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every page of the admin needs, with the sizes of the queues where the person works on them."""
        may = {name: has_right(request.user, right) for name, right in RIGHTS.items()}
        links = SimpleLazyObject(lambda: work_links(request, may))
        return {**super().each_context(request), "may": may, "work_links": links}

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Let an official in by password; too many attempts are turned away before the password is looked at."""
        if request.method != "POST":
            return super().login(request, extra_context)
        if not may_try_password(request, request.POST.get("username", ""), now=timezone.now()):
            return render(request, "429.html", status=429)
        response = super().login(request, extra_context)
        if response.status_code == 302:
            keep_as_full_sign_in(request)
        return response

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the clerk's day."""
        return super().index(request, {**dashboard(request), **(extra_context or {})})

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Return the guarded view; who may enter sees refusals and missing pages inside the admin."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST" and not self.has_permission(request) and (typed := typed_texts(request)):
                return self._given_back(request, typed)
            try:
                return guarded(request, *args, **kwargs)
            except PermissionDenied:
                return self._dead_end(request, 403, _("Нямате право за това действие"), typed_texts(request))
            except Http404:
                if not self.has_permission(request):
                    raise
                return self._dead_end(request, 404, _("Няма такава страница"))
            except (DataError, OverflowError):  # a filter of the address that is no text or no year
                if request.method != "GET":
                    raise
                return self._dead_end(request, 404, _("Няма такава страница"))

        return cast(View, framed)

    def _given_back(self, request: HttpRequest, typed: list[tuple[str, str, str]]) -> HttpResponse:
        """Give back what was typed while the session ran out; the door is one link away."""
        context = {**self.each_context(request), "title": _("Сесията изтече"), "typed": typed}
        return TemplateResponse(request, "admin/signed_out.html", context, status=403)

    def _dead_end(
        self, request: HttpRequest, status: int, title: str, typed: Sequence[tuple[str, str, str]] = ()
    ) -> HttpResponse:
        context = {**self.each_context(request), "title": title, "status": status, "typed": typed}
        return TemplateResponse(request, "admin/dead_end.html", context, status=status)
