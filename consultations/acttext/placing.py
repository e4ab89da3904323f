"""Finding a place among those around it, and putting places somewhere else. Order and words are kept.

New places have no anchor until the whole act is named again; the others keep theirs meanwhile.
"""

from collections.abc import Sequence
from dataclasses import replace

from .edits import EditRefused
from .grafting import NoSuchPlaceError, graft
from .labels import citation, describe
from .nesting import may_hold
from .tree import GROUPINGS, Act, Kind, Node


def chain(act: Act, eid: str) -> tuple[Node, ...]:
    """Return the place with everything that holds it, outermost first. Raises NoSuchPlaceError."""
    way = _chain(act.children, eid)
    if not way:
        raise NoSuchPlaceError(eid)
    return way


def _chain(nodes: Sequence[Node], eid: str) -> tuple[Node, ...]:
    for node in nodes:
        if node.eid == eid:
            return (node,)
        if below := _chain(node.children, eid):
            return (node, *below)
    return ()


def parent_of(act: Act, eid: str) -> Node | None:
    """Return what directly holds the place, None at the top."""
    way = chain(act, eid)
    return way[-2] if len(way) > 1 else None


def children_of(act: Act, parent: Node | None) -> tuple[Node, ...]:
    """Return what stands directly in a place, None for the act."""
    return parent.children if parent else act.children


def kind_of(parent: Node | None) -> Kind | None:
    """Return the kind of what holds a place, None for the act."""
    return parent.kind if parent else None


def with_children(act: Act, parent: Node | None, children: Sequence[Node]) -> Act:
    """Return the act with other children of a place, None for its top."""
    if parent is None:
        return replace(act, children=tuple(children))
    return graft(act, parent.eid, lambda node: (replace(node, children=tuple(children)),))


def around(act: Act, eid: str) -> tuple[tuple[Node, ...], Node, tuple[Node, ...]]:
    """Return the siblings before the place, the place and the siblings behind it."""
    siblings = children_of(act, parent_of(act, eid))
    at = next(at for at, node in enumerate(siblings) if node.eid == eid)
    return siblings[:at], siblings[at], siblings[at + 1 :]


def without(act: Act, eid: str) -> Act:
    """Return the act without the place and all under it."""
    return graft(act, eid, lambda _: ())


def filled(node: Node, children: Sequence[Node]) -> Node:
    """Return the place with these children added; raises EditRefused for what it may not hold."""
    for child in children:
        if not may_hold(node.kind, child.kind):
            words = f"{describe(child)} не може да стои в {describe(node)}. Първо сменете мястото или вида."
            raise EditRefused(words, "kind")
    return replace(node, children=(*node.children, *children))


def begun(act: Act, eid: str, stays: Sequence[Node], new: Node, rest: Sequence[Node]) -> Act:
    """Return the act with `new` begun at the place: `stays` is left of it and `rest` goes into what is new.

    What follows up to where such a kind may stand goes into it as well, as it would had its mark been read there.
    Raises EditRefused.
    """
    way = chain(act, eid)
    tail, left = list(rest), list(stays)
    for depth in range(len(way) - 1, -1, -1):
        parent = way[depth - 1] if depth else None
        siblings = children_of(act, parent)
        at = siblings.index(way[depth])
        behind = siblings[at + 1 :]
        if may_hold(kind_of(parent), new.kind):
            takes_on = new.kind in GROUPINGS and way[depth].kind is not new.kind
            kept = _kept_behind(new, behind) if takes_on else behind
            taken = behind[: len(behind) - len(kept)]
            return with_children(act, parent, (*siblings[:at], *left, filled(new, (*tail, *taken)), *kept))
        tail += behind
        if parent is not None:
            left = [replace(parent, children=(*siblings[:at], *left))]
    raise EditRefused(f"Тук не може да започне {describe(new)}.", "kind")


def _kept_behind(grouping: Node, behind: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return what follows a new grouping without what now stands under it."""
    stop = next((at for at, node in enumerate(behind) if not may_hold(grouping.kind, node.kind)), len(behind))
    return behind[stop:]


def stepped(act: Act, eid: str, *, up: bool) -> Act:
    """Return the act with the place one step nearer to its beginning or end, into or out of a grouping at its edge."""
    before, node, behind = around(act, eid)
    parent = parent_of(act, eid)
    near = (before[-1] if before else None) if up else (behind[0] if behind else None)
    removed = without(act, eid)
    if near is None:
        return _stepped_out(removed, node, parent, up=up)
    if near.is_grouping and not node.is_grouping and may_hold(near.kind, node.kind):
        return graft(removed, near.eid, lambda group: (_joined(group, node, last=up),))
    pair = (node, near) if up else (near, node)
    return graft(removed, near.eid, lambda _: pair)


def _stepped_out(act: Act, node: Node, parent: Node | None, *, up: bool) -> Act:
    where = "първо" if up else "последно"
    refusal = f"Мястото е {where}. Изберете друго място от списъка."
    if parent is None or not parent.is_grouping or node.is_grouping:
        raise EditRefused(refusal, "direction")
    before, _, behind = around(act, parent.eid)
    beside = before[-1:] if up else behind[:1]
    for near in beside:
        if near.is_grouping and may_hold(near.kind, node.kind):
            return graft(act, near.eid, lambda group: (_joined(group, node, last=up),))
    if not up or not may_hold(kind_of(parent_of(act, parent.eid)), node.kind):
        raise EditRefused(refusal, "direction")
    return graft(act, parent.eid, lambda group: (node, group))


def _joined(group: Node, node: Node, *, last: bool) -> Node:
    """Return the grouping with the place at its edge; behind a smaller grouping it would belong to that one."""
    if last and any(child.is_grouping for child in group.children):
        raise EditRefused(f"В {describe(group)} има раздели. Изберете място от списъка.", "direction")
    return replace(group, children=(*group.children, node) if last else (node, *group.children))


def moved_to(act: Act, eid: str, target: str, *, inside: bool) -> Act:
    """Return the act with the place right behind `target` or at the end of it. Raises EditRefused."""
    node = chain(act, eid)[-1]
    way = chain(act, target)
    if any(each.eid == eid for each in way):
        raise EditRefused("Мястото не може да се премести в себе си.", "target")
    parent = way[-1] if inside else (way[-2] if len(way) > 1 else None)
    if not may_hold(kind_of(parent), node.kind):
        where = citation(parent) if parent else "основния текст"
        raise EditRefused(f"{describe(node)} не може да стои направо в {where}.", "target")
    removed = without(act, eid)
    if inside:
        return graft(removed, target, lambda group: (replace(group, children=(*group.children, node)),))
    return graft(removed, target, lambda near: (near, node))
