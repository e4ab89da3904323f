"""The public page of quality: how the municipality consults, year by year, and the same as data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.read.quality import COLUMNS, KEPT_SECONDS, charts, quality_years, table
from prestige.kept_pages import kept_page
from prestige.spreadsheet import csv_table


@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """Show the measures with what they rest on; a year without data says so."""

    def make() -> HttpResponse:
        years = quality_years(timezone.now())
        context = {"section": "consultations", "trail": [], "years": years, "charts": charts(years)}
        return render(request, "consultations/quality.html", context)

    return kept_page(request, "quality", make)


@require_safe
def quality_csv(request: HttpRequest) -> HttpResponse:
    """Give every measure of every year as one line."""
    return HttpResponse(
        csv_table(COLUMNS, table(quality_years(timezone.now()))),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="quality.csv"',
            "Cache-Control": f"public, max-age={KEPT_SECONDS}",
        },
    )
