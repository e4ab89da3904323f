"""What the page of one place shows around it, and what an edit would change, line by line."""

from collections import Counter
from typing import NamedTuple

from consultations.acttext.edits import Edited
from consultations.acttext.labels import citation, describe, title
from consultations.acttext.placing import around, chain
from consultations.acttext.tree import Act, Kind, Node
from consultations.acttext.writing import written

MOST_LINES = 14


class Way(NamedTuple):
    """A link to another place."""

    eid: str
    words: str


class Around(NamedTuple):
    """The places that hold this one, outermost first, its neighbours and what is directly under it."""

    above: list[Way]
    before: Way | None
    behind: Way | None
    under: list[Way]


class Look(NamedTuple):
    """An edit that is not kept yet: its name, the lines that would go and those that would come."""

    name: str
    gone: list[str]
    come: list[str]
    more: int


def ways_around(act: Act, node: Node) -> Around:
    """Return the links of a place; the head of the act has none."""
    if not node.eid:
        return Around([], None, None, [])
    before, _node, behind = around(act, node.eid)
    above = [Way(each.eid, title(each) if each.is_grouping else citation(each)) for each in chain(act, node.eid)[:-1]]
    under = [Way(each.eid, _named(each)) for each in node.children]
    beside = [Way(near.eid, _named(near)) if near else None for near in (_last(before), behind[0] if behind else None)]
    return Around(above, beside[0], beside[1], under)


def look_at(act: Act, edited: Edited, name: str) -> Look:
    """Return what the edit would change in the text, at most fourteen lines each way."""
    before, after = Counter(written(act)[0].splitlines()), Counter(edited.source.splitlines())
    gone = [line for line in (before - after).elements() if line]
    come = [line for line in (after - before).elements() if line]
    more = max(len(gone) - MOST_LINES, 0) + max(len(come) - MOST_LINES, 0)
    return Look(name, gone[:MOST_LINES], come[:MOST_LINES], more)


def _last(nodes: tuple[Node, ...]) -> Node | None:
    return nodes[-1] if nodes else None


def _named(node: Node) -> str:
    if node.kind is Kind.TEXT:
        return " ".join(node.text.split()[:6])
    return title(node) if node.is_grouping else describe(node)
