"""Ending a consultation before its decision: withdrawing it, or starting it over from the drafting."""

from django.utils.translation import gettext

from consultations.lifecycle.law import DRAFT_ACT, Course
from consultations.lifecycle.moves import Move, move_refusals
from consultations.lifecycle.phases import Phase
from prestige.refusals import Refusal

MIN_WITHDRAWAL_REASON = 20


def withdrawal_refusals(*, phase: Phase, reason: str, course: Course = DRAFT_ACT) -> list[Refusal]:
    """Return why the consultation may not be withdrawn: the act is decided already, or nobody is told why.

    The law knows no withdrawal; an act already adopted is repealed by another act.
    """
    return move_refusals(Move.WITHDRAW, phase, course) + _unexplained(reason, course)


def restart_refusals(*, phase: Phase, reason: str, course: Course = DRAFT_ACT) -> list[Refusal]:
    """Return why the draft may not go back for rework: nothing was decided on its proposals yet, or nobody is told why.

    A changed draft is consulted on anew. Source: ЗНА чл. 26, ал. 2–4; АПК чл. 66 and 69.
    """
    return move_refusals(Move.RESTART, phase, course) + _unexplained(reason, course)


def _unexplained(reason: str, course: Course) -> list[Refusal]:
    if len(reason.strip()) >= MIN_WITHDRAWAL_REASON:
        return []
    message = gettext("Напишете причината в поне %(n)d знака: тя остава публична.") % {"n": MIN_WITHDRAWAL_REASON}
    return [Refusal("reason", message, str(course.law.openness))]
