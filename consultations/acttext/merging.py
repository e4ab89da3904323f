"""Merging a place with the one before it."""

from dataclasses import replace

from .edits import EditRefused
from .labels import describe
from .nesting import TABULAR
from .placing import around, children_of, filled, kind_of, parent_of, with_children
from .tree import Act, Kind, Node


def merged(act: Act, eid: str) -> Act:
    """Return the act with the place appended to its neighbour before it, or as the first child to what holds it.

    Loose text goes to the end of whatever precedes it. Raises EditRefused.
    """
    before, node, behind = around(act, eid)
    parent = parent_of(act, eid)
    if node.kind in TABULAR or kind_of(parent) in TABULAR:
        raise EditRefused("Таблица не се слива; поправете я в полето с целия текст.")
    if before:
        near = before[-1]
        if near.kind is not node.kind and node.kind is not Kind.TEXT:
            raise EditRefused(
                f"{describe(node)} се слива само с място от същия вид, а преди това стои {describe(near)}."
            )
        return with_children(act, parent, (*before[:-1], _appended(near, node), *behind))
    if parent is None or parent.is_grouping:
        raise EditRefused(f"Пред {describe(node)} няма място, с което да се слее.")
    head = _appended(replace(parent, children=()), node)
    grandparent = parent_of(act, parent.eid)
    siblings = children_of(act, grandparent)
    joined = filled(head, behind)
    return with_children(act, grandparent, [joined if each is parent else each for each in siblings])


def _appended(near: Node, node: Node) -> Node:
    """Return the neighbour with the words and children of the place behind its own."""
    if near.kind in TABULAR:
        raise EditRefused("Пред това място има таблица; първо сменете реда им.")
    if near.is_grouping:
        heading = _joined(near.heading, node.heading, "" if node.is_grouping else node.text)
        if not node.is_grouping and near.children:
            return replace(near, children=(*near.children[:-1], _appended(near.children[-1], node)))
        text = _joined(near.text, node.text if node.is_grouping else "")
        return filled(replace(near, heading=heading, text=text), node.children)
    words = _joined(node.heading, node.text)
    if not words:
        return filled(near, node.children)
    if not near.children:
        return filled(replace(near, text=_joined(near.text, words)), node.children)
    if node.kind is Kind.TEXT:
        return replace(near, children=(*near.children[:-1], _appended(near.children[-1], node)))
    return filled(near, (Node(Kind.TEXT, text=words), *node.children))


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
