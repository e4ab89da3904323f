"""Terms for public comments and the earliest lawful adoption (ЗНА чл. 26; АПК чл. 69). Pure but for gettext.

A term is counted by ГПК чл. 60: the day of publication does not count, a last day off rolls to the next working
day, and the last day lasts until the end of its 24th hour in Europe/Sofia.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.deadlines.catalogue import CATALOGUE
from prestige.refusals import Refusal
from prestige.typography import short_date
from prestige.workdays import Calendar, day_after

SOFIA: Final = ZoneInfo("Europe/Sofia")


CONSULT_MIN: Final = CATALOGUE["D01"]
CONSULT_SHORT: Final = CATALOGUE["D02"]
GENERAL_ACT_MIN: Final = CATALOGUE["D03"]
STATEMENT: Final = CATALOGUE["D04"]
ACT_SEND_ANNOUNCE: Final = CATALOGUE["D06"]


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term for comments that began with a publication; exactly one of days and months is set.

    `last_day` is inclusive, `closes_at` the first instant at which a comment is late, `earliest_adoption_on` the
    first day on which the act may lawfully be adopted. `rolled_over` holds each day off that moved the end, with its
    Bulgarian reason. Source: ЗНА чл. 26, ал. 4; АПК чл. 69, ал. 2; ГПК чл. 60 and 62, ал. 1.
    """

    published_on: date
    days: int | None
    months: int | None
    last_day: date
    closes_at: datetime
    earliest_adoption_on: date
    rolled_over: tuple[tuple[date, str], ...] = ()

    def __post_init__(self) -> None:
        if (self.days is None) == (self.months is None):
            raise ValueError("a term is counted either in days or in months")

    @property
    def source(self) -> str:
        """The law that prescribes the term."""
        return str((CONSULT_MIN if self.months is None else GENERAL_ACT_MIN).source)


def draft_act_term(published_on: date, days: int, calendar: Calendar) -> Term:
    """Return the term of a draft normative act, in calendar days. Raises ValueError below one day.

    Whether the length is lawful is another question: see `term_refusals`.
    Source: ЗНА чл. 26, ал. 4; ГПК чл. 60, ал. 5 and 6.
    """
    if days < 1:
        raise ValueError(f"a term lasts at least one day, not {days}")
    return _term(published_on, calendar, days=days)


def general_act_term(published_on: date, months: int, calendar: Calendar) -> Term:
    """Return the term of a general administrative act, in months. Raises ValueError below one month.

    Source: АПК чл. 69, ал. 2; ГПК чл. 60, ал. 3 and 6.
    """
    if months < GENERAL_ACT_MIN.value:
        raise ValueError(f"a term lasts at least one month, not {months}")
    return _term(published_on, calendar, months=months)


def closing_instant(last_day: date) -> datetime:
    """Return the local midnight in Europe/Sofia that ends the day, the exclusive end of a term."""
    return datetime.combine(last_day + timedelta(days=1), time.min, tzinfo=SOFIA)


def term_refusals(days: int, has_short_term_reason: bool) -> list[Refusal]:
    """Return why a draft normative act may not be published for this many calendar days.

    Fewer than 14 never; 14 to 29 only with the reasons stated in the motives. Source: ЗНА чл. 26, ал. 4.
    """
    if days < CONSULT_SHORT.value:
        message = _("Срокът за предложения не може да е по-кратък от %(days)d дни.")
        return [Refusal("term_too_short", message % {"days": CONSULT_SHORT.value}, str(CONSULT_SHORT.source))]
    if days < CONSULT_MIN.value and not has_short_term_reason:
        message = _("За срок под %(days)d дни причините трябва да са посочени в мотивите.")
        return [Refusal("short_term_without_reason", message % {"days": CONSULT_MIN.value}, str(CONSULT_SHORT.source))]
    return []


def adoption_refusals(adopting_on: date, term: Term) -> list[Refusal]:
    """Return why the act may not be adopted on this day: the term for comments must have run out the day before.

    Source: ЗНА чл. 26, ал. 4 or АПК чл. 69, ал. 2; ГПК чл. 60, ал. 5 (АС Хасково, решение № 367 от 9.06.2011 г.).
    """
    if adopting_on >= term.earliest_adoption_on:
        return []
    language = get_language() or "bg"
    message = _("Актът не може да се приеме преди %(day)s: срокът за предложения изтича на %(last_day)s в 24:00 ч.")
    message %= {
        "day": short_date(term.earliest_adoption_on, language),
        "last_day": short_date(term.last_day, language),
    }
    return [Refusal("adoption_before_end_of_term", message, f"{term.source}; ГПК чл. 60, ал. 5 и 6")]


def is_open(end: Term | datetime, now: datetime) -> bool:
    """Tell whether a comment received at this instant is in time; the end itself is late. Both must be aware."""
    return now < (end.closes_at if isinstance(end, Term) else end)


def days_left(last_day: date, today: date) -> int:
    """Return the calendar days after today until the last day: 0 on the last day itself, negative once closed."""
    return (last_day - today).days


def _term(published_on: date, calendar: Calendar, *, days: int | None = None, months: int | None = None) -> Term:
    bare_end = day_after(published_on, days=days or 0, months=months or 0)
    last_day = calendar.next_workday(bare_end)
    passed = (bare_end + timedelta(days=offset) for offset in range((last_day - bare_end).days))
    return Term(
        published_on=published_on,
        days=days,
        months=months,
        last_day=last_day,
        closes_at=closing_instant(last_day),
        earliest_adoption_on=last_day + timedelta(days=1),
        rolled_over=tuple((day, calendar.day_off_reason(day) or "") for day in passed),
    )
