"""Handing out the anchors of a whole act in reading order, to a tree that is new or was changed."""

from collections import Counter
from dataclasses import replace

from .eids import AMENDING_PREFIX, EidBook, segment
from .tree import Act, Kind, Node

_NUMBERED_THROUGH = frozenset({Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.PROVISIONS, Kind.ANNEX, Kind.HEADING})
_COUNTED = frozenset({Kind.TEXT, Kind.INDENT, Kind.TABLE, Kind.ROW, Kind.CELL})


class Namer:
    """Knows which anchors of an act are taken and counts the titles that have no number of their own."""

    def __init__(self) -> None:
        self.book = EidBook()
        self.headings = 0

    def siblings(self, scope: str) -> "Siblings":
        """Return what names the children of the place with this anchor, first to last."""
        return Siblings(self, scope)


class Siblings:
    """Names the places under one place in their order."""

    def __init__(self, namer: Namer, scope: str) -> None:
        self._namer, self._scope = namer, scope
        self._counts: Counter[Kind] = Counter()

    def name(self, kind: Kind, number: str) -> str:
        """Return the anchor of the next child."""
        self._counts[kind] += 1
        if kind is Kind.HEADING:
            self._namer.headings += 1
            number = str(self._namer.headings)
        elif kind in _COUNTED:
            number = str(self._counts[kind])
        name = segment(kind, number)
        own_clause = kind is Kind.CLAUSE and not self._scope.startswith(AMENDING_PREFIX)
        stands_alone = not self._scope or own_clause or kind in _NUMBERED_THROUGH
        return self._namer.book.take(name if stands_alone else f"{self._scope}__{name}")


def renamed(act: Act) -> Act:
    """Return the act with the anchors that `grammar.parse` would give its places by their kinds and numbers."""
    return replace(act, children=_renamed(act.children, Namer(), ""))


def _renamed(nodes: tuple[Node, ...], namer: Namer, scope: str) -> tuple[Node, ...]:
    siblings = namer.siblings(scope)
    found = []
    for node in nodes:
        eid = siblings.name(node.kind, node.number)
        found.append(replace(node, eid=eid, children=_renamed(node.children, namer, eid)))
    return tuple(found)
