"""The running terms of the consultations for the board: two queries, whatever their number. Others join `SOURCES`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, DateTimeField, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.lifecycle import Phase, Procedure
from consultations.models import Comment, Consultation, Status
from prestige.deadlines.catalogue import Unit
from prestige.deadlines.counting import count
from prestige.deadlines.due import Due, DueDay, DueSource
from prestige.moderation.models import ModerationState

# An act adopted longer ago is no work of today, whatever was not recorded of it.
LONG_AGO = timedelta(days=366)
WITH_EARLIEST = {Phase.OPEN, Phase.AWAITING_STATEMENT, Phase.STATEMENT_PUBLISHED}


def consultation_dues(at: DueDay) -> Iterator[Due]:
    """Yield what runs about each consultation: end of term, promised look, statement, adoption, announcing."""
    waiting = _waiting()
    for row in _running(at.today):
        phase = row.phase_at(at.now)
        if phase == Phase.OPEN:
            yield _end_of_term(row)
        if row.pk in waiting:
            yield _promised_look(row, waiting[row.pk], at)
        if phase == Phase.AWAITING_STATEMENT:
            yield _statement(row)
        if phase in WITH_EARLIEST and row.earliest_adoption_on and row.earliest_adoption_on >= at.today:
            yield _earliest_adoption(row)
        if phase == Phase.ADOPTED and row.adopted_on:
            yield _announcement(row, row.adopted_on, at)


SOURCES: tuple[DueSource, ...] = (consultation_dues,)


def affected_by_calendar(at: DueDay) -> list[tuple[Consultation, str, date]]:
    """Return the open consultations whose fixed last day has become a day off since, why, and the next working day.

    The term never moves by itself: somebody who may decides whether to extend it (ГПК чл. 60, ал. 6).
    """
    rows = Consultation.objects.open_at(at.now).select_related("unit", "owner").order_by("last_day", "pk")
    found = ((row, row.last_day, at.calendar.day_off_reason(row.last_day)) for row in rows if row.last_day)
    return [(row, reason, at.calendar.next_workday(day)) for row, day, reason in found if reason]


@dataclass(frozen=True)
class Waiting:
    """The proposals of one consultation that nobody looked at yet: how many, and when the oldest came."""

    n: int
    oldest_at: datetime


def _waiting() -> dict[int, Waiting]:
    rows = Comment.objects.filter(moderation_state=ModerationState.PENDING).order_by().values("consultation")
    counted = rows.annotate(n=Count("pk"), oldest=Min("received_at", output_field=DateTimeField()))
    return {row["consultation"]: Waiting(row["n"], row["oldest"]) for row in counted}


def _running(today: date) -> Iterator[Consultation]:
    adopted = Q(status=Status.ADOPTED, adopted_on__gte=today - LONG_AGO)
    rows = Consultation.objects.filter(Q(status=Status.PUBLISHED) | adopted)
    long = ("motives_reasons", "motives_goals", "motives_means", "motives_results", "motives_eu_law", "summary")
    return iter(rows.select_related("unit", "owner").defer(*long).order_by("closes_at", "pk"))


def _due(row: Consultation, rule_id: str, title: str, due_on: date | None, page: str, **more: object) -> Due:
    return Due(
        rule_id=rule_id,
        subject=f"consultations.consultation:{row.pk}",
        title=title,
        about=row.title,
        url=_address(row, page),
        due_on=due_on,
        owner=row.owner,
        unit=row.unit,
        **more,  # type: ignore[arg-type]
    )


def _address(row: Consultation, page: str) -> str:
    if page.endswith("_queue"):
        return f"{reverse(f'admin:{page}')}?consultation={row.number}"
    return reverse(f"admin:{page}", args=[row])


def _end_of_term(row: Consultation) -> Due:
    rule_id = "D03" if row.procedure == Procedure.GENERAL_ACT else "D02" if row.is_short_term else "D01"
    title = _("Край на консултация %(number)s") % {"number": row.short_number}
    return _due(row, rule_id, title, row.last_day, "consultation_file", is_notice=True, note=_("до 24:00 ч."))


def _promised_look(row: Consultation, waiting: Waiting, at: DueDay) -> Due:
    """The oldest waiting proposal decides; the rules promise a look by the end of the next working day."""
    title = ngettext("Прегледайте %(n)d предложение", "Прегледайте %(n)d предложения", waiting.n) % {"n": waiting.n}
    received_on = timezone.localdate(waiting.oldest_at)
    term = count(received_on, at.rules["P01"].value, Unit.WORKDAYS, at.calendar)
    return _due(row, "P01", title, term.last_day, "moderation_queue", reminds_ahead=False, counted=term)


def _statement(row: Consultation) -> Due:
    title = _("Справка по консултация %(number)s") % {"number": row.short_number}
    words = _("преди внасянето и приемането")
    return _due(row, "D04", title, None, "consultation_statement", words=words)


def _earliest_adoption(row: Consultation) -> Due:
    title = _("Най-рано приемане по %(number)s") % {"number": row.short_number}
    source = _("ЗНА чл. 26, ал. 4 и 5") if row.procedure == Procedure.DRAFT_ACT else _("АПК чл. 69, ал. 2")
    rule_id = "D03" if row.procedure == Procedure.GENERAL_ACT else "D04"
    more = {"source": source, "is_notice": True, "reminds_ahead": False}
    return _due(row, rule_id, title, row.earliest_adoption_on, "consultation_council", **more)


def _announcement(row: Consultation, adopted_on: date, at: DueDay) -> Due:
    title = _("Изпратете и разгласете приетия акт по %(number)s") % {"number": row.short_number}
    term, done = count(adopted_on, at.rules["D06"].value, Unit.DAYS, at.calendar), row.promulgated_on is not None
    return _due(row, "D06", title, term.last_day, "consultation_council", done=done, counted=term)
