"""The board of running terms, the catalogue behind it, and the terms as a calendar file."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.admin.pages.door import needs, official, show
from consultations.permissions import Right
from consultations.read.deadline_board import BoardFilter, board_of, months_in
from consultations.read.dues import affected_by_calendar
from prestige.deadlines.calendar_file import MEDIA_TYPE, Entry
from prestige.deadlines.calendar_file import calendar_file as as_file
from prestige.deadlines.catalogue import KIND_NAMES
from prestige.deadlines.day import due_day
from prestige.deadlines.due import dues, source_of
from prestige.deadlines.in_force import rules_on


@require_safe
@needs(Right.VIEW)
def board(request: HttpRequest) -> HttpResponse:
    """Show every running term that the filters let through."""
    at, wanted, by = due_day(timezone.now()), BoardFilter.read(request.GET), official(request)
    found = dues(at)
    context = {
        "board": board_of(found, wanted, at, by),
        "wanted": wanted,
        "months": months_in(found),
        "affected": affected_by_calendar(at),
        "today": at.today,
    }
    return show(request, "deadlines", _("Срокове"), context)


@require_safe
@needs(Right.VIEW)
def rules(request: HttpRequest) -> HttpResponse:
    """Show the catalogue as it holds today: what the law sets and what the municipality set."""
    today = timezone.localdate()
    rows = [(rule, KIND_NAMES[rule.kind]) for rule in rules_on(today).values()]
    may_set = request.user.has_perm("deadlines.add_localterm")
    return show(request, "deadline_rules", _("Каталог на сроковете"), {"rows": rows, "may_set": may_set})


@require_safe
@needs(Right.VIEW)
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Give the terms that the filters of the board let through as a calendar file."""
    at, wanted, by = due_day(timezone.now()), BoardFilter.read(request.GET), official(request)
    entries = (
        Entry(due, source_of(due, at.rules), settings.BASE_URL + due.url)
        for due in dues(at)
        if wanted.lets(due, by, at.today)
    )
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    response = HttpResponse(as_file(entries, host, at.now), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'attachment; filename="srokove.ics"'
    return response
