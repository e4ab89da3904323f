"""Changing a tree: one place replaced by none, one or several, all others as they were.

The results carry the anchors and lines of before; `naming.renamed` and `writing.written` make them fit again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from .tree import Act, Node


class NoSuchPlaceError(LookupError):
    """The act has no place with this anchor."""


def graft(act: Act, eid: str, change: Callable[[Node], Sequence[Node]]) -> Act:
    """Return the act with the place of this anchor replaced by what `change` makes of it, possibly nothing.

    Raises NoSuchPlaceError.
    """
    children = _graft(act.children, eid, change)
    if children is None:
        raise NoSuchPlaceError(eid)
    return replace(act, children=children)


def _graft(nodes: tuple[Node, ...], eid: str, change: Callable[[Node], Sequence[Node]]) -> tuple[Node, ...] | None:
    for at, node in enumerate(nodes):
        if node.eid == eid:
            return (*nodes[:at], *change(node), *nodes[at + 1 :])
        children = _graft(node.children, eid, change)
        if children is not None:
            return (*nodes[:at], replace(node, children=children), *nodes[at + 1 :])
    return None
