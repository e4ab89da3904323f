"""A comparison as plain text for a terminal, and as lists of anchors for programs."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from .alignment import Relation
from .compared import ComparedUnit, Comparison, Line
from .redline import Piece

_FRAMES: Final = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
_WORDS: Final = {
    Relation.CHANGED: "променено",
    Relation.RENUMBERED: "преномерирано",
    Relation.MOVED: "преместено",
    Relation.SPLIT: "отделено",
    Relation.MERGED: "влято",
    Relation.ADDED: "ново",
    Relation.REMOVED: "отпада",
}
_LOOSE: Final = "текст извън членовете"


def as_anchors(comparison: Comparison) -> dict[str, Any]:
    """Return the anchors of changed, added, removed and moved units and how many were kept.

    Anchors are those of the new version, of removed units those of the old. A renumbered unit counts as moved, a
    split-off one as added, a merged one as removed; one that moved and changed stands in both lists.
    """
    summary = comparison.summary()
    relocated = {unit.eid for unit in (*summary.moved, *summary.renumbered)}
    return {
        "changed": [unit.eid for unit in summary.changed],
        "added": [unit.eid for unit in summary.added],
        "removed": [unit.eid for unit in summary.removed],
        "moved": [unit.eid for unit in comparison.units if unit.new and unit.eid in relocated],
        "kept": summary.kept,
    }


def as_text(comparison: Comparison) -> str:
    """Return the summary and every unit that differs, „[-…-]“ for what was removed and „{+…+}“ for what was added."""
    summary = comparison.summary()
    counts = (
        f"променени {len(summary.changed)}, нови {len(summary.added)}, отпаднали {len(summary.removed)}, "
        f"преместени {len(summary.moved)}, преномерирани {len(summary.renumbered)}, без промяна {summary.kept}"
    )
    blocks = [f"Обобщение: {counts}.", "Означения: [-отпада-], {+ново+}."]
    if any(piece.kind != "same" for piece in comparison.title):
        blocks.append(f"Наименование\n  {_marked(comparison.title)}")
    blocks.extend("\n".join(_unit(unit)) for unit in comparison.units if not unit.is_kept)
    return "\n\n".join(blocks)


def _unit(unit: ComparedUnit) -> Iterator[str]:
    side = unit.new or unit.old
    name = (side.label or side.heading or _LOOSE) if side else ""
    told = [_WORDS[unit.relation]] if unit.relation in _WORDS else []
    if unit.is_changed and unit.relation is not Relation.CHANGED:
        told.append(_WORDS[Relation.CHANGED])
    before = unit.old if unit.relation in (Relation.MOVED, Relation.RENUMBERED) else None
    yield f"{name} – {', '.join(told)}{f', преди {before.citation}' if before else ''}"
    for line in unit.lines:
        if line.is_changed or line.relation not in (Relation.SAME, Relation.CHANGED):
            yield f"  {'  ' * line.depth}{_line(line)}"


def _line(line: Line) -> str:
    is_renumbered = line.relation in (Relation.RENUMBERED, Relation.MOVED) and line.old_mark != line.new_mark
    mark = _changed_mark(line) if is_renumbered or not line.new_mark else line.new_mark
    words = " ".join(filter(None, (mark, _marked(line.heading), _marked(line.pieces))))
    if line.is_departed:
        return f"{_changed_mark(line)} (преместено в {line.elsewhere})"
    match line.relation:
        case Relation.MERGED:
            return f"{words} (влято в {line.elsewhere})"
        case Relation.MOVED | Relation.SPLIT if line.depth:
            return f"{words} ({_WORDS[line.relation]} от {line.elsewhere})"
        case _:
            return words


def _changed_mark(line: Line) -> str:
    pieces = (Piece("removed", line.old_mark), Piece("added", line.new_mark))
    return _marked(piece for piece in pieces if piece.text)


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(_FRAMES[piece.kind].format(piece.text) for piece in pieces if piece.text)
