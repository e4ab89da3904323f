"""The act in force while an amending act is applied to it: old places keep their anchors, new ones get their own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from consultations.acttext.grafting import graft
from consultations.acttext.sequence import ALPHABET, number_key
from consultations.acttext.tree import Act, Kind, Node

from .instruction import Status, Step, Target

REPEALED = "(Отм.)"
_UNITS = frozenset({Kind.ARTICLE, Kind.CLAUSE})
_ANYWHERE = frozenset({Kind.ARTICLE, Kind.CLAUSE, Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX})


class NotApplied(Exception):
    """An instruction cannot be carried out: the status and the Bulgarian sentence that says why."""

    def __init__(self, status: Status, sentence: str, source: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.source = status, sentence, source


class Workshop:
    """Holds the act as it stands now; `was` gives the number that each old place had in the act in force."""

    def __init__(self, base: Act) -> None:
        self.act = base
        self.was = {node.eid: node.number for node in base.walk()}
        self.touched: list[str] = []
        self._made = 0

    # Reading

    def find(self, target: Target) -> Node:
        """Return the one place that is meant. Raises NotApplied when there is none or more than one."""
        holders: list[Node] | None = None
        for depth, step in enumerate(target.steps, start=1):
            found = list(self._matches(holders, step, target.block))
            if not found:
                missing = replace(target, steps=target.steps[:depth])
                raise NotApplied(Status.TARGET_NOT_FOUND, _missing(missing), "УПЗНА чл. 40")
            holders = found
        if holders is None or len(holders) != 1:
            sentence = f"В основния акт има повече от едно място „{target}“; не е ясно кое се има предвид."
            raise NotApplied(Status.AMBIGUOUS, sentence, "УПЗНА чл. 40")
        return holders[0]

    def _matches(self, holders: list[Node] | None, step: Step, block: str) -> Iterator[Node]:
        for node in self._candidates(holders, step, block):
            if step.former:
                if self.was.get(node.eid) == step.number:
                    yield node
            elif node.number == step.number:
                yield node

    def _candidates(self, holders: list[Node] | None, step: Step, block: str) -> Iterator[Node]:
        if holders is None or step.kind in _ANYWHERE:
            tops = self.own_places(block if step.kind is Kind.CLAUSE else "") if holders is None else holders
            for top in tops:
                yield from (node for node in top.walk() if node.kind is step.kind)
            return
        for holder in holders:
            if step.kind is Kind.SUBPOINT:
                yield from (node for node in holder.walk() if node.kind is Kind.SUBPOINT)
            elif step.kind is Kind.INDENT:
                dashes = holder.of_kind(Kind.INDENT)
                yield from (replace(dash, number=str(at)) for at, dash in enumerate(dashes, start=1))
            else:
                yield from holder.of_kind(step.kind)

    def own_places(self, block: str = "") -> list[Node]:
        """Return the top of the act without what later acts left behind it; with `block` only such provisions."""
        tops = [node for node in self.act.children if not node.is_amending_block]
        if not block:
            return tops
        letters = {"Д": "Д", "П": "ПЗ", "З": "ЗП"}[block]
        return [node for node in tops if node.kind is Kind.PROVISIONS and set(letters) & set(node.number.upper())]

    def parent(self, eid: str) -> Node | None:
        """Return the place right above, None at the top of the act."""
        return next((node for node in self.act.walk() if any(child.eid == eid for child in node.children)), None)

    def siblings(self, parent: Node | None) -> tuple[Node, ...]:
        """Return the places right under a place, or at the top of the act."""
        current = self.act.find(parent.eid) if parent else None
        return current.children if current else self.act.children

    def is_new(self, node: Node) -> bool:
        """Whether the amending act brought the place in."""
        return node.eid not in self.was

    # Writing

    def change(self, eid: str, change: Callable[[Node], Sequence[Node]]) -> None:
        """Replace a place by what `change` makes of it."""
        self.act = graft(self.act, eid, change)

    def set_children(self, parent: Node | None, children: Sequence[Node]) -> None:
        """Put these places right under a place, or at the top of the act."""
        if parent is None:
            self.act = replace(self.act, children=tuple(children))
        else:
            self.change(parent.eid, lambda node: (replace(node, children=tuple(children)),))

    def touch(self, *eids: str) -> None:
        """Note that the instruction at work changed these places."""
        self.touched.extend(eids)

    def fresh(self, node: Node) -> Node:
        """Return the node with everything under it under new anchors."""
        self._made += 1
        return replace(node, eid=f"+{self._made}", children=tuple(self.fresh(child) for child in node.children))

    def settled(self, old: Node, new: Node) -> Node:
        """Return the new wording of a place: it and what bears the same numbers under it keep their anchors."""
        left = list(old.children)
        children = []
        for child in new.children:
            twin = next((each for each in left if (each.kind, each.number) == (child.kind, child.number)), None)
            if twin:
                left.remove(twin)
            children.append(self.settled(twin, child) if twin else self.fresh(child))
        return replace(new, eid=old.eid, children=tuple(children))


def order_key(node: Node) -> tuple[int, int, int]:
    """Return a key that sorts places of one kind by their numbers."""
    if node.kind in (Kind.LETTER, Kind.SUBLETTER):
        return (ALPHABET.find(node.number[:1]), 0, 0)
    if node.kind is Kind.SUBPOINT:
        *_, last = node.number.split(".")
        return number_key(last)
    return number_key(node.number)


def _missing(target: Target) -> str:
    return f"{target} не съществува в основния акт."
