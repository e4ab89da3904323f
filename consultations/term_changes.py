"""Changes of a published term: what kinds there are, from when a day is too early, and why one is refused.

Pure but for gettext. The law sets the least length of a term and nothing else (ЗНА чл. 26, ал. 4; АПК чл. 69, ал. 2),
so longer is always lawful, shorter only above that least, and whatever is decided is told with its reason (ЗНА чл. 26,
ал. 1, откритост).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.deadlines import CONSULT_MIN, CONSULT_SHORT, GENERAL_ACT_MIN, Term, draft_act_term, general_act_term
from consultations.lifecycle import Phase
from prestige.refusals import Refusal
from prestige.typography import long_date
from prestige.workdays import Calendar

MIN_REASON: Final = 20
LONGEST_DAYS: Final = 365


class TermChangeKind(TextChoices):
    """What happens to the term."""

    EXTENSION = "extension", _("Удължаване")
    SHORTENING = "shortening", _("Съкращаване")
    RESTART = "restart", _("Нов срок отначало")
    OUTAGE = "outage", _("Удължаване заради прекъсване на портала")


@dataclass(frozen=True)
class Interruption:
    """An outage as the rules see it; ``ended_at`` is None while it lasts."""

    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class OutageRule:
    """The municipality's own numbers: how long an outage counts, how near the end, and how late one decides."""

    minutes: int
    hours_before_end: int
    workdays_after_close: int


@dataclass(frozen=True, kw_only=True)
class RunningTerm:
    """The term as it stands on the day of the change; ``minimum`` is the shortest lawful one from its beginning."""

    phase: Phase
    today: date
    last_day: date
    closes_at: datetime
    minimum: Term
    notice_days: int


def lawful_minimum(started_on: date, *, is_general_act: bool, is_short: bool, calendar: Calendar) -> Term:
    """Return the shortest lawful term that began on the day: 30 days, 14 when its motives gave reasons, or one month.

    ``is_short`` tells whether the draft was published with a term under 30 days and its reasons: reasons written later
    are no part of the motives that people read. Source: ЗНА чл. 26, ал. 4; АПК чл. 69, ал. 2.
    """
    if is_general_act:
        return general_act_term(started_on, GENERAL_ACT_MIN.value, calendar)
    return draft_act_term(started_on, (CONSULT_SHORT if is_short else CONSULT_MIN).value, calendar)


def touches_end(outage: Interruption, closes_at: datetime, rule: OutageRule) -> bool:
    """Tell whether an outage was long enough and reached into the last hours of a term."""
    if outage.ended_at is None or outage.ended_at - outage.began_at < timedelta(minutes=rule.minutes):
        return False
    return outage.began_at < closes_at and outage.ended_at > closes_at - timedelta(hours=rule.hours_before_end)


def outage_last_day(last_day: date, today: date, outage: Interruption, calendar: Calendar) -> date:
    """Return the proposed end: as many working days as the outage took, at least one, after end or today."""
    lost = outage.ended_at - outage.began_at if outage.ended_at else timedelta()
    return calendar.add_workdays(max(last_day, today), max(1, -(-lost // timedelta(days=1))))


def decide_outage_by(last_day: date, rule: OutageRule, calendar: Calendar) -> date:
    """Return the last day on which a closed term may still be prolonged because of an outage."""
    return calendar.add_workdays(last_day, rule.workdays_after_close)


def term_change_refusals(
    kind: TermChangeKind,
    term: RunningTerm,
    *,
    last_day: date,
    reason: str,
    outage: Interruption | None = None,
    rule: OutageRule | None = None,
    decide_by: date | None = None,
) -> list[Refusal]:
    """Return every reason why the term may not end on ``last_day`` (a working day, counted by the caller).

    ``outage``, ``rule`` and ``decide_by`` belong to an extension because of an outage.
    """
    found = _phase_refusals(kind, term, decide_by)
    if not found:
        found = {
            TermChangeKind.EXTENSION: _longer_refusals,
            TermChangeKind.RESTART: _longer_refusals,
            TermChangeKind.OUTAGE: _longer_refusals,
            TermChangeKind.SHORTENING: _shorter_refusals,
        }[kind](term, last_day)
    if kind == TermChangeKind.OUTAGE:
        found += _outage_refusals(term, outage, rule)
    if len(reason.strip()) < MIN_REASON:
        message = gettext("Напишете причината в поне %(n)d знака: тя остава публична.") % {"n": MIN_REASON}
        found.append(Refusal("reason", message, gettext("ЗНА чл. 26, ал. 1 (откритост)")))
    return found


def _phase_refusals(kind: TermChangeKind, term: RunningTerm, decide_by: date | None) -> list[Refusal]:
    """Return why the term can no longer be changed so: a closed one opens again only openly and as a whole.

    Prolonging by a day what has ended would let in whom the municipality waits for and nobody else: others read that it
    is over. So after the close there are the whole term anew, and the outage decided at once.
    """
    law = gettext("ЗНА чл. 26, ал. 4")
    if term.phase == Phase.OPEN or (kind == TermChangeKind.RESTART and term.phase == Phase.AWAITING_STATEMENT):
        return []
    if term.phase != Phase.AWAITING_STATEMENT:
        message = gettext("Срокът не се променя в състояние „%(phase)s“.") % {"phase": term.phase.label}
        return [Refusal("phase", message, law)]
    if kind == TermChangeKind.OUTAGE and decide_by is not None:
        if term.today <= decide_by:
            return []
        message = gettext("Рестартирайте целия срок. Заради прекъсване изтекъл срок се удължава само до %(day)s")
        return [Refusal("too_late", message % {"day": long_date(decide_by, "bg")}, law)]
    message = gettext(
        "Срокът изтече на %(day)s. Изтекъл срок не се удължава и не се съкращава: рестартирайте го целия."
    )
    return [Refusal("closed", message % {"day": long_date(term.last_day, "bg")}, law)]


def _longer_refusals(term: RunningTerm, last_day: date) -> list[Refusal]:
    found = []
    if last_day <= term.last_day:
        message = gettext("Новият край трябва да е след сегашния: %(day)s") % {"day": long_date(term.last_day, "bg")}
        found.append(Refusal("not_later", message, gettext("ЗНА чл. 26, ал. 4")))
    if last_day < term.today:
        found.append(Refusal("past", gettext("Новият край не може да е в миналото."), gettext("ГПК чл. 60, ал. 5")))
    if last_day > term.today + timedelta(days=LONGEST_DAYS):
        message = gettext("Новият край не може да е след повече от %(n)d дни.") % {"n": LONGEST_DAYS}
        found.append(Refusal("too_far", message))
    return found


def _shorter_refusals(term: RunningTerm, last_day: date) -> list[Refusal]:
    minimum = term.minimum
    law = "; ".join((minimum.source, gettext("ГПК чл. 60")))
    days = {"start": long_date(minimum.published_on, "bg"), "end": long_date(minimum.last_day, "bg")}
    if term.last_day <= minimum.last_day:
        message = gettext("Срокът е най-краткият, който законът допуска от %(start)s, и не се съкращава.")
        return [Refusal("minimum", message % days, law)]
    found = []
    if last_day >= term.last_day:
        message = gettext("Новият край трябва да е преди сегашния: %(day)s") % {"day": long_date(term.last_day, "bg")}
        found.append(Refusal("not_earlier", message))
    if last_day < minimum.last_day:
        message = gettext("Срокът, започнал на %(start)s, не може да изтече преди %(end)s")
        found.append(Refusal("below_minimum", message % days, law))
    if last_day < term.today + timedelta(days=term.notice_days):
        message = gettext("След съкращаването трябва да остават поне %(n)d дни: не по-рано от %(day)s")
        earliest = long_date(term.today + timedelta(days=term.notice_days), "bg")
        found.append(Refusal("notice", message % {"n": term.notice_days, "day": earliest}))
    return found


def _outage_refusals(term: RunningTerm, outage: Interruption | None, rule: OutageRule | None) -> list[Refusal]:
    if outage is None or rule is None:
        return [Refusal("outage", gettext("Изберете прекъсването, заради което се удължава срокът."))]
    if touches_end(outage, term.closes_at, rule):
        return []
    message = gettext(
        "Прекъсването не е продължило %(minutes)d минути или не засяга последните %(hours)d часа от срока."
    )
    return [Refusal("outage_apart", message % {"minutes": rule.minutes, "hours": rule.hours_before_end})]
