"""The list of consultations, as a page and as data."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.read.docket import docket_rows
from consultations.read.export import COLUMNS, exported
from consultations.read.listing import ListFilters, chips, listed
from consultations.read.paging import page_of
from prestige.municipality.models import PolicyArea, Settlement
from prestige.spreadsheet import csv_table

PER_PAGE = 20


@require_safe
def consultation_list(request: HttpRequest) -> HttpResponse:
    """Show the consultations that the filters let through; `?format=json` and `?format=csv` give all as data."""
    now = timezone.now()
    filters = ListFilters(request.GET)
    if request.GET.get("format") in {"json", "csv"}:
        return _data(filters, request.GET["format"], now)
    page = page_of(listed(filters, now), request.GET.get("page", ""), per_page=PER_PAGE)
    kept = filters.asked
    return render(
        request,
        "consultations/consultation_list.html",
        {
            "section": "consultations",
            "trail": [],
            "filters": filters,
            "typed": filters.typed,
            "chips": chips(filters),
            "page": page,
            "rows": docket_rows(page, now),
            "areas": list(PolicyArea.objects.all()),
            "places": list(Settlement.objects.all()),
            "kept": [pair for pair in kept if pair[0] != "sort"],
            "query": f"{urlencode(kept)}&" if kept else "",
        },
    )


def _data(filters: ListFilters, format_name: str, now: datetime) -> HttpResponse:
    rows = exported(listed(filters, now), now)
    if format_name == "json":
        return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False})
    response = HttpResponse(csv_table(COLUMNS, [list(row.values()) for row in rows]), content_type="text/csv")
    response["Content-Disposition"] = 'attachment; filename="consultations.csv"'
    return response
