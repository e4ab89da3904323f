"""The public register of removals, as a page and as data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.read.paging import page_of
from consultations.read.removals import COLUMNS, by_year, measures, removals, table
from prestige.spreadsheet import csv_table

PER_PAGE = 50


@require_safe
def removals_page(request: HttpRequest) -> HttpResponse:
    """Show what was held, removed or redacted, newest first, and how often each ground was named in each year."""
    page = page_of(measures(), request.GET.get("page", ""), per_page=PER_PAGE)
    years, counted = by_year()
    context = {
        "page": page,
        "rows": removals(list(page)),
        "years": years,
        "counted": counted,
        "trail": [(reverse("portal:rules"), _("Правила за коментиране и преглед"))],
    }
    return render(request, "consultations/removals.html", context)


@require_safe
def removals_csv(request: HttpRequest) -> HttpResponse:
    """Give the whole register for a spreadsheet."""
    content = csv_table(COLUMNS, table(list(measures())))
    headers = {"Content-Disposition": 'attachment; filename="registar-premahnati.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
