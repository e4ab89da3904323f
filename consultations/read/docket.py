"""One consultation as a row of a list: its days or its state, its kind and how many spoke."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.lifecycle import Phase
from consultations.models import Consultation
from consultations.read.wording import day_in
from prestige.typography import nbsp

# One word for the phases of the council, as short as the days it stands for.
SHORT: Final = {
    Phase.TABLED: gettext_lazy("Внесена"),
    Phase.IN_COMMITTEE: gettext_lazy("В комисии"),
    Phase.IN_SESSION: gettext_lazy("Заседание"),
    Phase.ADOPTED: gettext_lazy("Приета"),
    Phase.RETURNED: gettext_lazy("Върната"),
    Phase.REJECTED: gettext_lazy("Отхвърлена"),
    Phase.PROMULGATED: gettext_lazy("Обнародвана"),
    Phase.ANNULLED: gettext_lazy("Отменена"),
}


@dataclass(frozen=True)
class DocketRow:
    """What a list shows of a consultation; `state` is empty while proposals are received, else stands for the days."""

    url: str
    title: str
    kind: str
    number: str
    summary: str
    phase: Phase
    days_left: int
    state: str
    when: str
    comments: int
    answered: int


def docket_rows(consultations: Iterable[Consultation], now: datetime) -> list[DocketRow]:
    """Return the rows in the given order. The consultations carry the counts of `with_counts`."""
    return [_row(consultation, now) for consultation in consultations]


def _row(consultation: Consultation, now: datetime) -> DocketRow:
    today = timezone.localdate(now)
    phase = consultation.phase_at(now)
    state, when = _state(consultation, phase, today)
    return DocketRow(
        url=consultation.get_absolute_url(),
        title=nbsp(consultation.title),
        kind=consultation.get_act_type_display(),
        number=consultation.short_number,
        summary=nbsp(consultation.summary.partition("\n")[0].strip()),
        phase=phase,
        days_left=max(consultation.days_left_on(today), 0),
        state=state,
        when=when,
        comments=getattr(consultation, "published_comments", 0),
        answered=getattr(consultation, "answered_comments", 0),
    )


def _state(consultation: Consultation, phase: Phase, today: date) -> tuple[str, str]:
    """Return the word in place of the days, empty while open, and the day that belongs to it."""
    if phase == Phase.OPEN and consultation.last_day:
        until = _("до %(day)s") % {"day": day_in(consultation.last_day, today)}
        if consultation.previous_last_day is None:
            return "", until
        before = _("(беше до %(day)s)") % {"day": day_in(consultation.previous_last_day, today)}
        return "", f"{until} {before}"
    if phase in {Phase.WITHDRAWN, Phase.RESTARTED} and consultation.withdrawn_at:
        return str(phase.label), _("на %(day)s") % {"day": day_in(timezone.localdate(consultation.withdrawn_at), today)}
    if phase in {Phase.IN_FORCE, Phase.EX_POST} and consultation.in_force_from:
        return _("В сила"), _("от %(day)s") % {"day": day_in(consultation.in_force_from, today)}
    if phase in SHORT and consultation.stage_on:
        return str(SHORT[phase]), _("на %(day)s") % {"day": day_in(consultation.stage_on, today)}
    if phase == Phase.STATEMENT_PUBLISHED and consultation.statement_issued_on:
        return _("Справка"), _("от %(day)s") % {"day": day_in(consultation.statement_issued_on, today)}
    ended = day_in(consultation.last_day, today) if consultation.last_day else ""
    return _("Приключила"), _("на %(day)s") % {"day": ended}
