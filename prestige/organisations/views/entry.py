"""The public register of organisations: the list with its search, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prestige.organisations.models import Organisation
from prestige.organisations.read.register import entry_of, found
from prestige.text_hygiene import UnreadableText, clean_text

PER_PAGE = 30
FILED_PER_PAGE = 20
LONGEST_QUERY = 120


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations, or those of a search."""
    query = _query(request)
    page = Paginator(found(query, timezone.localdate()), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "organisations",
        "trail": [],
        "page": page,
        "search": query,
        "query": f"{urlencode({'q': query})}&" if query else "",
    }
    return render(request, "organisations/list.html", context)


@require_safe
def entry(request: HttpRequest, eik: str) -> HttpResponse:
    """Show an organisation, its mandates and what was filed in its name."""
    shown = entry_of(get_object_or_404(Organisation, eik=eik), timezone.localdate())
    page = Paginator(shown.filed, FILED_PER_PAGE).get_page(request.GET.get("page"))
    trail = [(reverse("organisations:list"), _("Организации"))]
    context = {"section": "organisations", "trail": trail, "entry": shown, "page": page, "query": ""}
    return render(request, "organisations/entry.html", context)


def _query(request: HttpRequest) -> str:
    try:
        return clean_text(request.GET.get("q", ""), multiline=False)[:LONGEST_QUERY]
    except UnreadableText:
        return ""
