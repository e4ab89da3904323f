"""Marks of history in front of what an amending act changed: „(Изм.)“, „(Доп.)“, „(Нова)“. Source: practice of ДВ."""

from collections.abc import Iterable
from dataclasses import replace

from consultations.acttext.tree import Act, Kind, Node

from .instruction import Order, Outcome
from .workshop import REPEALED

_ADDS = frozenset({Order.INSERT_AFTER, Order.INSERT_BEFORE, Order.APPEND})
_FEMININE = frozenset({
    Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER, Kind.CHAPTER, Kind.PART,
})  # fmt: skip
_IN_HEADING = frozenset({Kind.CHAPTER, Kind.SECTION, Kind.PART, Kind.DIVISION, Kind.ANNEX})


def with_history(act: Act, outcomes: Iterable[Outcome]) -> Act:
    """Return the act with a mark in front of every place that was changed; a place inside a new one gets none."""
    marks: dict[str, dict[str, None]] = {}
    for outcome in outcomes:
        order = outcome.instruction.order
        several = order in (Order.REPLACE_WORDS, Order.DELETE_WORDS)
        for eid in outcome.places if several else outcome.places[:1]:
            marks.setdefault(eid, {})[_word(order)] = None
    return replace(act, children=tuple(_marked(node, marks) for node in act.children))


def _word(order: Order) -> str:
    if order is Order.INSERT:
        return "нов"
    return "доп." if order in _ADDS else "изм."


def _marked(node: Node, marks: dict[str, dict[str, None]]) -> Node:
    children = tuple(_marked(child, marks) for child in node.children)
    words = marks.get(node.eid, {})
    if not words or REPEALED in (node.text, node.heading):
        return replace(node, children=children)
    said = _new(node.kind) if "нов" in words else " и ".join(words).capitalize()
    if node.kind in _IN_HEADING:
        return replace(node, heading=f"({said}) {node.heading}".strip(), children=children)
    return replace(node, text=f"({said}) {node.text}".strip(), children=children)


def _new(kind: Kind) -> str:
    if kind is Kind.ANNEX:
        return "Ново"
    return "Нова" if kind in _FEMININE else "Нов"
