"""The next step of each procedure as a task of the day: publish, table, decide, send, announce, examine again."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from consultations.deadlines import ACT_SEND_ANNOUNCE
from consultations.lifecycle import Phase
from consultations.models import Consultation, CouncilStep, Status
from consultations.permissions import Right
from consultations.read.task import Task
from prestige.deadlines.catalogue import CATALOGUE
from prestige.workdays import Calendar

SITE_WORKDAYS: Final = CATALOGUE["D05"].value
REEXAMINATION_DAYS: Final = CATALOGUE["D07b"].value
SOON: Final = timedelta(days=3)
_BUSY: Final = (
    Status.DRAFT,
    Status.PUBLISHED,
    Status.TABLED,
    Status.IN_COMMITTEE,
    Status.IN_SESSION,
    Status.ADOPTED,
    Status.RETURNED,
    Status.PROMULGATED,
)
_COUNCIL: Final = "consultation_council"


def tasks(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield what comes next for each consultation that is not at its end (one query)."""
    decided = (CouncilStep.Kind.ADOPTED, CouncilStep.Kind.READOPTED)
    steps = CouncilStep.objects.filter(consultation=OuterRef("pk"), kind=CouncilStep.Kind.SENT)
    later = CouncilStep.objects.filter(consultation=OuterRef("consultation"), kind__in=decided, pk__gt=OuterRef("pk"))
    rows = (
        Consultation.objects.filter(status__in=_BUSY)
        .exclude(Q(status=Status.PUBLISHED) & Q(closes_at__gt=now))
        .exclude(Q(status=Status.PROMULGATED) & Q(in_force_from__lte=today))
        .annotate(is_sent=Exists(steps.filter(~Exists(later.filter(corrects__isnull=True)))))
    )
    for row in rows.order_by(F("stage_on").asc(nulls_first=True), "pk"):
        yield from _next(row, row.phase_at(now), today, calendar)


def _next(row: Consultation, phase: Phase, today: date, calendar: Calendar) -> Iterator[Task]:
    law = row.law
    match phase:
        case Phase.DRAFTING:
            title = _("Довършете и отбележете като готов")
            yield Task(Right.EDIT, "consultation_file", title, row, None, str(law.notice), _("преди внасянето"))
        case Phase.READY:
            title, page = _("Публикувайте: проектът е готов"), "consultation_publication"
            yield Task(Right.PUBLISH, page, title, row, None, str(law.notice), _("преди внасянето"))
        case Phase.STATEMENT_PUBLISHED:
            by_council = row.course.by_council
            title = _("Внесете в общинския съвет") if by_council else _("Отбележете решението на кмета")
            due = _("след справката")
            yield Task(Right.RECORD_ADOPTION, _COUNCIL, title, row, None, str(law.statement), due)
        case Phase.TABLED | Phase.IN_COMMITTEE:
            title, due = _("Отбележете заседанието, на което се разглежда"), _("преди решението")
            yield Task(Right.RECORD_ADOPTION, _COUNCIL, title, row, None, _("ЗМСМА чл. 27, ал. 1а"), due)
        case Phase.IN_SESSION:
            if row.stage_on is not None and row.stage_on <= today:
                last_day = calendar.add_workdays(row.stage_on, SITE_WORKDAYS)
                title = _("Отбележете решението на съвета")
                yield _dated(title, row, last_day, _("ЗДОИ чл. 15а, ал. 4"), today)
        case Phase.RETURNED:
            if row.stage_on is not None:
                last_day = calendar.add_days(row.stage_on, REEXAMINATION_DAYS)
                title = _("Съветът разглежда отново върнатия акт")
                yield _dated(title, row, last_day, _("ЗМСМА чл. 45, ал. 7"), today)
        case Phase.ADOPTED | Phase.PROMULGATED:
            yield from _after_adoption(row, phase, today, calendar)
        case _:
            pass


def _after_adoption(row: Consultation, phase: Phase, today: date, calendar: Calendar) -> Iterator[Task]:
    if row.adopted_on is None:
        return
    last_day = calendar.add_days(row.adopted_on, ACT_SEND_ANNOUNCE.value)
    if row.course.by_council and not row.is_sent:  # type: ignore[attr-defined]  # annotated by tasks
        title = _("Изпратете акта на кмета и на областния управител")
        yield _dated(title, row, last_day, _("ЗМСМА чл. 22, ал. 1"), today)
    if phase == Phase.ADOPTED:
        yield _dated(_("Обнародвайте приетия акт"), row, last_day, _("ЗМСМА чл. 22, ал. 2"), today)


def _dated(title: str, row: Consultation, last_day: date, source: str, today: date) -> Task:
    return Task(
        Right.RECORD_ADOPTION,
        _COUNCIL,
        title,
        row,
        last_day,
        source,
        is_overdue=last_day < today,
        is_soon=today <= last_day <= today + SOON,
    )
