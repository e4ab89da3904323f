"""Where each place of an act stands: its turn in reading order, its depth and the unit it is shown in."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from .eids import PREAMBLE_EID
from .tree import Act, Kind, Node


class Standing(NamedTuple):
    """A place `at` its turn in reading order, `depth` levels below its unit, `groupings` headings above that.

    `unit` and `parent` are anchors: of the heading, article, §, annex or first loose text it is shown with, and of the
    place around it, empty at the top.
    """

    at: int
    node: Node
    parent: str
    unit: str
    depth: int
    groupings: int


def standings(act: Act) -> dict[str, Standing]:
    """Return all places of an act by their anchors, in reading order, the preamble first when there is one."""
    rows = _units(act.children, "", 0)
    if act.preamble:
        preamble = Node(Kind.TEXT, text=act.preamble, eid=PREAMBLE_EID)
        rows = (row for part in ([(preamble, "", PREAMBLE_EID, 0, 0)], rows) for row in part)
    return {row[0].eid: Standing(at, *row) for at, row in enumerate(rows)}


Row = tuple[Node, str, str, int, int]


def _units(nodes: Iterable[Node], parent: str, groupings: int) -> Iterator[Row]:
    for is_loose, group in groupby(nodes, key=lambda node: node.kind is Kind.TEXT):
        first = ""
        for node in group:
            first = first or node.eid
            if node.is_grouping:
                yield node, parent, node.eid, 0, groupings
                yield from _units(node.children, node.eid, groupings + 1)
            else:
                yield from _inside(node, parent, first if is_loose else node.eid, 0, groupings)


def _inside(node: Node, parent: str, unit: str, depth: int, groupings: int) -> Iterator[Row]:
    yield node, parent, unit, depth, groupings
    for child in node.children:
        yield from _inside(child, node.eid, unit, depth + 1, groupings)
