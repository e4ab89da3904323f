"""How an amending draft applies to the act in force, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from consultations.acttext.amending.instruction import Order, Outcome, Status
from consultations.read.wording import place
from prestige.typography import nbsp

_ICONS = {Status.APPLIED: "yes", Status.STAYS: "doc"}
_WITHOUT_TARGET = frozenset({Order.NOT_UNDERSTOOD, Order.STAYS, Order.OTHER_ACT})
_LONGEST_SENTENCE = 300


@dataclass(frozen=True)
class Told:
    """One instruction with what came of it.

    `place` cites where it stands in the draft, at the anchor `eid`, and `target` what it changes in the act in force.
    """

    eid: str
    place: str
    target: str
    sentence: str
    status: str
    message: str
    source: str
    icon: str
    is_problem: bool


def told_outcomes(outcomes: Iterable[Outcome]) -> list[Told]:
    """Return every instruction in words, those that were not applied first, each in its order.

    The sentence of an instruction is in Bulgarian, whatever language is active; so is the message about it.
    """
    return sorted((_told(outcome) for outcome in outcomes), key=lambda told: not told.is_problem)


def status_words(status: Status) -> str:
    """Return the state of an instruction in a few words."""
    return {
        Status.APPLIED: _("приложено"),
        Status.TARGET_NOT_FOUND: _("няма такова място"),
        Status.WORDS_NOT_FOUND: _("думите не се срещат"),
        Status.AMBIGUOUS: _("не е еднозначно"),
        Status.NOT_UNDERSTOOD: _("не е разчетено"),
        Status.STAYS: _("собствена разпоредба"),
    }[status]


def _told(outcome: Outcome) -> Told:
    sentence = " ".join(outcome.instruction.sentence.split())
    if len(sentence) > _LONGEST_SENTENCE:
        sentence = f"{sentence[:_LONGEST_SENTENCE].rstrip()}…"
    said = outcome.sentence if outcome.is_problem else outcome.note
    is_other = outcome.instruction.order is Order.OTHER_ACT
    return Told(
        eid=outcome.instruction.place,
        place=place(outcome.instruction.place),
        target=nbsp(str(outcome.instruction.target)) if outcome.instruction.order not in _WITHOUT_TARGET else "",
        sentence=sentence,
        status=_("изменя друг акт") if is_other else status_words(outcome.status),
        message=nbsp(said),
        source=nbsp(outcome.source),
        icon=_ICONS.get(outcome.status, "warn"),
        is_problem=outcome.is_problem,
    )
