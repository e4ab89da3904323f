"""The number that a new place would bear where it is begun. Source: УПЗНА чл. 27 and 52."""

from .marks import last_number
from .nesting import may_hold
from .placing import chain
from .printed_marks import UNNUMBERED, free_number
from .tree import Act, Kind, Node

_THROUGH_THE_ACT = frozenset({Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.CLAUSE})
_FIRST = {Kind.LETTER: "а", Kind.SUBLETTER: "аа", Kind.SUBPOINT: "1.1"}


def suggested_number(act: Act, eid: str, kind: Kind) -> str:
    """Return the free number for a new place of this kind behind the place with this anchor, empty for no number.

    Before the first of its row it is the first number: what follows is then renumbered.
    """
    if kind in UNNUMBERED:
        return ""
    way = chain(act, eid)
    row, before = _row(act, way, kind)
    if not before:
        return _FIRST.get(kind, "1")
    return free_number(kind, last_number(before[-1].mark, before[-1].number), {node.number for node in row})


def _row(act: Act, way: tuple[Node, ...], kind: Kind) -> tuple[list[Node], list[Node]]:
    """Return the places numbered together with the new one, and those of them that stand before it."""
    if kind in _THROUGH_THE_ACT:
        apart = _is_apart(way[0])
        tops = way[:1] if apart else tuple(top for top in act.children if not _is_apart(top))
        walked = [node for top in tops for node in top.walk()]
        at = next(at for at, node in enumerate(walked) if node is way[-1])
        return [each for each in walked if each.kind is kind], [each for each in walked[: at + 1] if each.kind is kind]
    holders = [None, *way]
    depth = next(
        (at for at in range(len(way), -1, -1) if may_hold(_kind(holders[at]), kind)),
        0,
    )
    holder = holders[depth]
    siblings = list(holder.children if holder else act.children)
    stop = siblings.index(way[depth]) + 1 if depth < len(way) else len(siblings)
    return [each for each in siblings if each.kind is kind], [each for each in siblings[:stop] if each.kind is kind]


def _kind(holder: Node | None) -> Kind | None:
    return holder.kind if holder else None


def _is_apart(top: Node) -> bool:
    return top.kind is Kind.ANNEX or top.is_amending_block
