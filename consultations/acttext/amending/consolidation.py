"""The act in force as it would read with an amending act. Source: УПЗНА чл. 49–52."""

from collections import Counter
from dataclasses import dataclass, replace

from consultations.acttext.alignment import Alignment
from consultations.acttext.labels import describe
from consultations.acttext.naming import renamed
from consultations.acttext.tree import Act, Kind
from consultations.acttext.writing import written

from .edit_places import insert_place, renumber_place, repeal_place, rewrite_place, wrap_text
from .edit_words import edit_words, insert_sentence, rewrite_part
from .history import with_history
from .identity import identity
from .instruction import Instruction, Order, Outcome, Part, Status, Wish
from .reading import instructions
from .workshop import NotApplied, Workshop

_STAYS = {
    Order.STAYS: "Собствена разпоредба на изменящия акт; не променя текста на основния.",
    Order.OTHER_ACT: "Изменя друг акт; не променя текста на основния.",
}
_NOT_UNDERSTOOD = "Разпоредбата не е разчетена; приложете я на ръка."
_NUMBERED = (Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER)


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The resulting act, its text, what came of every instruction, and which place is which one of the act in force."""

    act: Act
    text: str
    outcomes: tuple[Outcome, ...]
    alignment: Alignment

    @property
    def problems(self) -> tuple[Outcome, ...]:
        """What was not applied."""
        return tuple(outcome for outcome in self.outcomes if outcome.is_problem)

    def causes(self) -> dict[str, tuple[Outcome, ...]]:
        """Return for every changed place of the result the outcomes that changed it, in their order."""
        found: dict[str, tuple[Outcome, ...]] = {}
        for outcome in self.outcomes:
            for eid in outcome.places:
                found[eid] = (*found.get(eid, ()), outcome)
        return found


def consolidate(base: Act, amending: Act, *, history: bool = False) -> Consolidation:
    """Return the act in force with every instruction of the amending act applied in its order.

    What cannot be applied changes nothing and is told. Repealed places keep their slot with „(Отм.)“, inserted ones get
    their place by number. With `history` changed places bear „(Изм.)“, „(Доп.)“ or „(Нов)“. Neither act is changed.
    """
    shop = Workshop(base)
    worked = [_carry_out(shop, each) for each in instructions(amending)]
    worked = _told_of_doubles(shop, worked)
    left = with_history(shop.act, worked) if history else shop.act
    text, act = written(renamed(replace(left, warnings=())))
    now = {before.eid: after.eid for before, after in zip(shop.act.walk(), act.walk(), strict=True)}
    outcomes = tuple(
        replace(outcome, places=tuple(now[eid] for eid in dict.fromkeys(outcome.places) if eid in now))
        for outcome in worked
    )
    return Consolidation(act, text, outcomes, identity(base, act, {new: old for old, new in now.items()}))


def _carry_out(shop: Workshop, instruction: Instruction) -> Outcome:
    wish = instruction.wish
    if wish.order in _STAYS:
        return Outcome(instruction, Status.STAYS, _STAYS[wish.order])
    if wish.order is Order.NOT_UNDERSTOOD:
        return Outcome(instruction, Status.NOT_UNDERSTOOD, _NOT_UNDERSTOOD, "УПЗНА чл. 50")
    before, shop.touched = shop.act, []
    try:
        note = _apply(shop, wish)
    except NotApplied as refused:
        shop.act = before
        return Outcome(instruction, refused.status, refused.sentence, refused.source)
    return Outcome(instruction, Status.APPLIED, "Приложено.", places=tuple(shop.touched), note=note)


def _apply(shop: Workshop, wish: Wish) -> str:
    whole = wish.target.part is Part.WHOLE
    match wish.order:
        case Order.REWRITE:
            return rewrite_place(shop, wish) if whole else rewrite_part(shop, wish)
        case Order.INSERT:
            return insert_place(shop, wish) if whole else insert_sentence(shop, wish)
        case Order.REPEAL:
            return repeal_place(shop, wish)
        case Order.RENUMBER:
            return renumber_place(shop, wish)
        case Order.WRAP:
            return wrap_text(shop, wish)
        case _:
            return edit_words(shop, wish)


def _told_of_doubles(shop: Workshop, worked: list[Outcome]) -> list[Outcome]:
    """Add to the insertions that left two places with one number that the amending act does not say which stays."""
    doubled: dict[str, str] = {}
    for node in shop.act.walk():
        counts = Counter((child.kind, child.number) for child in node.children if child.kind in _NUMBERED)
        for child in node.children:
            if counts[child.kind, child.number] > 1 and shop.is_new(child):
                doubled[child.eid] = f"Вече има {describe(child)}; проектът не казва каква става досегашната."
    return [
        replace(outcome, note=told[0], source="УПЗНА чл. 52, ал. 3") if told else outcome
        for outcome in worked
        for told in [[doubled[eid] for eid in outcome.places if eid in doubled]]
    ]
