"""The forward plan: what the municipality will consult on, as a page, a table and a feed."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import PlannedConsultation
from consultations.read import plan as read
from consultations.read.crumbs import trail
from consultations.read.wording import language
from prestige.municipality.models import PolicyArea, Unit
from prestige.notifications.audience import is_following
from prestige.spreadsheet import csv_table


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show the programme of a year with its later changes; `?format=csv` gives the rows as data."""
    years = read.public_years()
    filters = read.PlanFilters(request.GET, years=years)
    year = read.shown_year(filters, years, timezone.localdate())
    rows = read.planned(filters, year)
    if request.GET.get("format") == "csv":
        return _table(rows, year)
    context = {
        "section": "consultations",
        "trail": trail(),
        "years": years,
        "year": year,
        "found": filters.found,
        "units": list(Unit.objects.all()),
        "areas": list(PolicyArea.objects.all()),
        "rows": read.plan_rows(rows),
        "programme": read.programme_facts(year) if year else None,
        "changes": read.plan_changes(year) if year else [],
        "query": read.query_of(filters),
        "is_following": is_following(request.user.pk, read.TOPIC),
    }
    return render(request, "consultations/plan.html", context)


def _table(rows: QuerySet[PlannedConsultation], year: int | None) -> HttpResponse:
    content = csv_table(read.COLUMNS, read.exported_plan(rows))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="plan-{year or "all"}.csv"'
    return response


@require_safe
def plan_feed(request: HttpRequest) -> HttpResponse:
    """Give the newest programmes and their changes (Atom, RFC 4287)."""
    feed = Atom1Feed(
        title=_("Програма на обществените консултации"),
        description=_("Годишните програми и промените в тях."),
        link=settings.BASE_URL + reverse("consultations:plan"),
        language=language(),
        feed_url=settings.BASE_URL + request.path,
    )
    for entry in read.plan_entries():
        feed.add_item(
            title=entry.title,
            link=entry.url,
            unique_id=f"{settings.BASE_URL}{reverse('consultations:plan')}#{entry.key}",
            pubdate=entry.at,
            updateddate=entry.at,
            description=entry.said,
            author_name=_("Общината"),
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
