"""Drafts become nodes: the tree is closed and every place gets its anchor."""

from collections import Counter

from .draft import Draft
from .eids import AMENDING_PREFIX, EidBook, segment
from .tree import Kind, Node

_NUMBERED_THROUGH = frozenset({Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.PROVISIONS, Kind.ANNEX, Kind.HEADING})
_COUNTED = frozenset({Kind.TEXT, Kind.INDENT})


class Freezer:
    """Walks the drafts in reading order, counting the titles that have no number of their own."""

    def __init__(self) -> None:
        self._book = EidBook()
        self._headings = 0

    def freeze(self, draft: Draft, scope: str = "") -> tuple[Node, ...]:
        """Return the children of a draft as nodes. `scope` is the anchor of the draft itself."""
        counts: Counter[Kind] = Counter()
        nodes = []
        for child in draft.children:
            counts[child.kind] += 1
            eid = self._book.take(self._name(child, scope, counts[child.kind]))
            nodes.append(
                Node(
                    kind=child.kind,
                    number=child.number,
                    mark=child.mark,
                    heading=child.heading,
                    text=" ".join(child.words),
                    eid=eid,
                    line=child.line,
                    children=self.freeze(child, eid),
                )
            )
        return tuple(nodes)

    def _name(self, child: Draft, scope: str, count: int) -> str:
        number = child.number
        if child.kind is Kind.HEADING:
            self._headings += 1
            number = str(self._headings)
        elif child.kind in _COUNTED:
            number = str(count)
        name = segment(child.kind, number)
        own_clause = child.kind is Kind.CLAUSE and not scope.startswith(AMENDING_PREFIX)
        return name if not scope or own_clause or child.kind in _NUMBERED_THROUGH else f"{scope}__{name}"
