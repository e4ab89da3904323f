"""The term of a consultation in the words of the pages."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from consultations.lifecycle import Phase
from consultations.models import Consultation
from consultations.read.wording import day, day_in, end_of_term


@dataclass(frozen=True)
class TermWords:
    """Where the term stands; every field is a variable of the pages that show it.

    `days_left` is 0 on the last day and meaningless once closed; `term_days` are the days that the ruler draws.
    `starts` and `ends_short` are short days, `ends` the last minute, `closed_on` and `earliest` full days.
    """

    phase: str
    is_open: bool
    days_left: int
    term_days: int
    starts: str
    ends_short: str
    ends: str
    closed_on: str
    earliest: str


def term_words(consultation: Consultation, now: datetime) -> TermWords:
    """Return the words for the term of a published consultation at this instant. Raises ValueError for a draft."""
    first, last, earliest = consultation.published_on, consultation.last_day, consultation.earliest_adoption_on
    if first is None or last is None or earliest is None:
        raise ValueError("a draft has no term yet")
    today, phase = timezone.localdate(now), consultation.phase_at(now)
    return TermWords(
        phase=phase.value,
        is_open=phase == Phase.OPEN,
        days_left=consultation.days_left_on(today),
        term_days=(last - first).days,
        starts=day_in(first, today),
        ends_short=day_in(last, today),
        ends=end_of_term(last),
        closed_on=day(last),
        earliest=day(earliest),
    )
