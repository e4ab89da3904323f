"""When the portal did not work, and which terms were prolonged for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.read.paging import page_of
from consultations.read.status import incidents, last_sign, prolonged_terms, public_outages

PER_PAGE = 20


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """List the outages, newest first, with the terms that were prolonged because of each."""
    page = page_of(public_outages(), request.GET.get("page", ""), per_page=PER_PAGE)
    context = {
        "page": page,
        "query": "",
        "incidents": incidents(page.object_list, timezone.now()),
        "prolonged": prolonged_terms(),
        "last_sign": last_sign(),
    }
    return render(request, "portal/status.html", context)
