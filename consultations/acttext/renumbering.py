"""Giving places other numbers, one alone or a whole row from there on."""

from collections.abc import Mapping
from dataclasses import replace

from .edits import EditRefused
from .labels import describe
from .marks import last_number
from .placing import chain, children_of, parent_of
from .printed_marks import UNNUMBERED, checked_number, following_number, mark_of
from .tree import Act, Kind, Node

_THROUGH_THE_ACT = frozenset({Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.CLAUSE})


def row_of(act: Act, eid: str) -> list[Node]:
    """Return the places that are numbered together with this one, itself among them, in reading order.

    Parts, chapters, articles and § run through the act, but apart in each annex and in the provisions of each
    amending act; anything else runs inside what holds it.
    """
    way = chain(act, eid)
    node = way[-1]
    if node.kind not in _THROUGH_THE_ACT:
        return [each for each in children_of(act, parent_of(act, eid)) if each.kind is node.kind]
    if _is_apart(way[0]):
        return [each for each in way[0].walk() if each.kind is node.kind]
    return [each for top in act.children if not _is_apart(top) for each in top.walk() if each.kind is node.kind]


def _is_apart(top: Node) -> bool:
    return top.kind is Kind.ANNEX or top.is_amending_block


def renumbered(act: Act, eid: str, number: str, *, following: bool) -> Act:
    """Return the act with another number of the place, and with `following` of all behind it in its row."""
    node = chain(act, eid)[-1]
    if node.kind in UNNUMBERED:
        raise EditRefused(f"{describe(node)} няма номер.", "number")
    number = checked_number(node.kind, number)
    if number == node.number and not following:
        raise EditRefused("Номерът е същият.", "number")
    row = row_of(act, eid)
    behind = row[[each.eid for each in row].index(eid) :] if following else [node]
    marked: dict[str, Node] = {}
    for each in behind:
        marked[each.eid] = _numbered(each, number)
        number = following_number(node.kind, last_number(marked[each.eid].mark, number))
    return replace(act, children=_with_marks(act.children, marked))


def _with_marks(nodes: tuple[Node, ...], marked: Mapping[str, Node]) -> tuple[Node, ...]:
    """Return the places with the numbers and marks of those that have new ones."""
    return tuple(
        replace(
            node,
            number=marked.get(node.eid, node).number,
            mark=marked.get(node.eid, node).mark,
            children=_with_marks(node.children, marked),
        )
        for node in nodes
    )


def _numbered(node: Node, number: str) -> Node:
    """Return the place with another number; several repealed at once, „Чл. 2 – 5.“, stay as many as they were."""
    if number == node.number:
        return node
    mark, last = mark_of(node.kind, number), last_number(node.mark, node.number)
    if last != node.number and all(each.isdigit() for each in (last, node.number, number)):
        mark = f"Чл. {number} – {int(number) + int(last) - int(node.number)}."
    return replace(node, number=number, mark=mark)
