"""What is to be done about hearings: one that comes, and minutes that are due."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.hearing_rules import HearingTerms, minutes_due_on
from consultations.models import Hearing, Minutes
from consultations.permissions import Right
from consultations.read.hearing_terms import hearing_terms
from consultations.read.task import Task
from prestige.events.models import EventStatus
from prestige.workdays import Calendar

SOON = timedelta(days=7)


def hearing_tasks(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield a task for each hearing without published minutes that is over or comes within a week (two queries).

    The minutes are published within five working days: a local rule.
    """
    waiting = Hearing.objects.filter(event__starts_at__lt=now + SOON).exclude(event__status=EventStatus.CANCELLED)
    published = Minutes.objects.filter(published_at__isnull=False).values("hearing")
    rows = list(waiting.exclude(pk__in=published).select_related("event", "consultation").order_by("pk"))
    terms = hearing_terms(today) if rows else HearingTerms()
    for hearing in rows:
        yield _minutes(hearing, today, calendar, terms) if hearing.event.is_over_at(now) else _ahead(hearing, today)


def _minutes(hearing: Hearing, today: date, calendar: Calendar, terms: HearingTerms) -> Task:
    due = minutes_due_on(hearing.event.local_day, terms, calendar)
    return _task(hearing, _("Публикувайте протокола от обсъждането"), due, "hearing_minutes", today)


def _ahead(hearing: Hearing, today: date) -> Task:
    day = timezone.localdate(hearing.event.starts_at)
    return _task(hearing, _("Подгответе обсъждането и присъствения лист"), day, "hearing_attendance", today)


def _task(hearing: Hearing, title: str, due: date, page: str, today: date) -> Task:
    return Task(
        Right.CONVENE_HEARING,
        page,
        title,
        hearing.consultation,
        due,
        _("местно правило за обществените обсъждания"),
        is_overdue=due < today,
        is_soon=today <= due < today + SOON,
        address=reverse(f"admin:{page}", args=[hearing.consultation, hearing.ordinal]),
    )
