"""Drafts become nodes: the tree is closed and every place gets its anchor."""

from .draft import Draft
from .naming import Namer
from .tree import Node


def freeze(root: Draft) -> tuple[Node, ...]:
    """Return what was written under the root as nodes with their anchors."""
    return _freeze(root, Namer(), "")


def _freeze(draft: Draft, namer: Namer, scope: str) -> tuple[Node, ...]:
    siblings = namer.siblings(scope)
    nodes = []
    for child in draft.children:
        eid = siblings.name(child.kind, child.number)
        nodes.append(
            Node(
                kind=child.kind,
                number=child.number,
                mark=child.mark,
                heading=child.heading,
                text=" ".join(child.words),
                eid=eid,
                line=child.line,
                children=_freeze(child, namer, eid),
            )
        )
    return tuple(nodes)
