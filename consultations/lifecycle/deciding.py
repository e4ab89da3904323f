"""The way through the council and after it: when each step may stand on a given day."""

from datetime import date

from django.utils.translation import gettext

from consultations.deadlines import Term, adoption_refusals
from consultations.lifecycle.law import DRAFT_ACT, Course
from consultations.lifecycle.moves import Move, move_refusals, moves_of, no_statement, source_of
from consultations.lifecycle.phases import Phase
from prestige.refusals import Refusal
from prestige.typography import short_date

MIN_RETURN_REASON = 20


def tabling_refusals(
    *,
    phase: Phase,
    course: Course,
    tabled_on: date,
    term: Term,
    statement_issued_on: date | None,
    today: date,
) -> list[Refusal]:
    """Return why the draft cannot have been tabled on this day: inside the term, or before its statement.

    The package is the report, the draft, the motives, the statement and the opinions. An urgent general act waits for
    neither. Source: ЗНА чл. 26, ал. 4 and 5; АПК чл. 69, ал. 2, чл. 72, ал. 2 and чл. 73.
    """
    found = move_refusals(Move.TABLE, phase, course)
    found += future_refusals(tabled_on, today, source_of(Move.TABLE, course))
    if tabled_on < term.earliest_adoption_on and not found:
        message = gettext("Проектът не се внася преди края на срока за предложения на %(day)s в 24:00 ч.")
        found.append(Refusal("in_term", message % {"day": short_date(term.last_day)}, str(course.law.term)))
    return found + _before_statement(tabled_on, statement_issued_on, course)


def adoption_move_refusals(
    *,
    phase: Phase,
    adopted_on: date,
    term: Term,
    statement_issued_on: date | None,
    today: date,
    course: Course = DRAFT_ACT,
    after: date | None = None,
    after_what: str = "",
    move: Move = Move.ADOPT,
) -> list[Refusal]:
    """Return why the act cannot have been decided on this day: inside the term, in the future, or before its statement.

    The statement is published after the term and before the adoption; one of the same day is taken as earlier.
    Source: ЗНА чл. 26, ал. 4 and 5; АПК чл. 69, ал. 2 and чл. 72, ал. 2; ГПК чл. 60, ал. 5.
    """
    found = list(adoption_refusals(adopted_on, term))
    found += future_refusals(adopted_on, today, str(course.law.statement))
    found += _before_statement(adopted_on, statement_issued_on, course)
    if after is not None and adopted_on < after:
        found.append(_earlier(after, after_what, source_of(move, course)))
    is_lawful = move in moves_of(course) and phase in moves_of(course)[move].phases
    if phase in {Phase.OPEN, Phase.AWAITING_STATEMENT} and not is_lawful:
        return [*found, no_statement(course)]
    return found + move_refusals(move, phase, course)


def following_refusals(
    move: Move,
    *,
    phase: Phase,
    course: Course,
    happened_on: date,
    after: date | None,
    after_what: str,
    today: date,
    may_be_ahead: bool = False,
) -> list[Refusal]:
    """Return why a step cannot stand on this day: not lawful now, in the future, or before the step it follows.

    A committee and a session are fixed ahead (``may_be_ahead``); everything else has happened.
    """
    found = move_refusals(move, phase, course)
    if not may_be_ahead:
        found += future_refusals(happened_on, today, source_of(move, course))
    if after is not None and happened_on < after:
        found.append(_earlier(after, after_what, source_of(move, course)))
    return found


def force_refusals(*, promulgated_on: date, in_force_from: date) -> list[Refusal]:
    """Return why the act cannot enter into force before it was announced. Source: Конституция чл. 5, ал. 5."""
    if in_force_from >= promulgated_on:
        return []
    message = gettext("Актът не може да влезе в сила преди %(day)s, когато е обнародван.")
    source = gettext("Конституция чл. 5, ал. 5")
    return [Refusal("force", message % {"day": short_date(promulgated_on)}, source)]


def reason_refusals(reason: str, source: str) -> list[Refusal]:
    """Return why a return cannot stand: the council is not told what is wrong."""
    if len(reason.strip()) >= MIN_RETURN_REASON:
        return []
    message = gettext("Напишете причината в поне %(n)d знака: тя остава публична.")
    return [Refusal("reason", message % {"n": MIN_RETURN_REASON}, source)]


def future_refusals(day: date, today: date, source: str) -> list[Refusal]:
    """Return the sentence for a day that has not come yet."""
    if day <= today:
        return []
    return [Refusal("future", gettext("Денят %(day)s още не е настъпил.") % {"day": short_date(day)}, source)]


def _before_statement(day: date, issued_on: date | None, course: Course) -> list[Refusal]:
    if issued_on is None or day >= issued_on:
        return []
    message = gettext("Това не може да е станало преди %(day)s, когато е издадена справката.")
    return [Refusal("before_statement", message % {"day": short_date(issued_on)}, str(course.law.statement))]


def _earlier(day: date, what: str, source: str) -> Refusal:
    message = gettext("Денят не може да е преди %(day)s (%(what)s).")
    return Refusal("too_early", message % {"what": what, "day": short_date(day)}, source)
