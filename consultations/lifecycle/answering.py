"""When the statement of proposals may be issued: after the term, with every proposal seen, decided and reasoned."""

from collections.abc import Sequence

from django.utils.translation import ngettext

from consultations.lifecycle.law import DRAFT_ACT, Course
from consultations.lifecycle.moves import Move, move_refusals
from consultations.lifecycle.phases import Phase
from prestige.refusals import Refusal


def statement_refusals(
    *,
    phase: Phase,
    unseen: Sequence[str],
    undecided: Sequence[str],
    unexplained: Sequence[str],
    course: Course = DRAFT_ACT,
) -> list[Refusal]:
    """Return why the statement of proposals may not be issued; the numbers stand in the sentences.

    Every received proposal must be decided, and reasoned unless accepted; and looked at, for its text becomes public
    with the statement and can never be taken back. With a general act the decision is the individual reply that each
    participant gets. Source: ЗНА чл. 26, ал. 5; АПК чл. 72, ал. 2.
    """
    found = move_refusals(Move.ISSUE_STATEMENT, phase, course)
    if unseen:
        message = ngettext(
            "Чака преглед %(n)d предложение: %(numbers)s.", "Чакат преглед %(n)d предложения: %(numbers)s.", len(unseen)
        )
        found.append(_of("unseen", message, unseen, course))
    if undecided and course.is_general:
        message = ngettext(
            "Без отговор до подателя е %(n)d предложение: %(numbers)s.",
            "Без отговор до подателя са %(n)d предложения: %(numbers)s.",
            len(undecided),
        )
        found.append(_of("undecided", message, undecided, course))
    elif undecided:
        message = ngettext(
            "Без решение е %(n)d предложение: %(numbers)s.",
            "Без решение са %(n)d предложения: %(numbers)s.",
            len(undecided),
        )
        found.append(_of("undecided", message, undecided, course))
    if unexplained:
        message = ngettext(
            "Без мотиви е %(n)d предложение: %(numbers)s.",
            "Без мотиви са %(n)d предложения: %(numbers)s.",
            len(unexplained),
        )
        found.append(_of("unexplained", message, unexplained, course))
    return found


def _of(code: str, message: str, numbers: Sequence[str], course: Course) -> Refusal:
    return Refusal(code, message % {"n": len(numbers), "numbers": ", ".join(numbers)}, str(course.law.statement))
