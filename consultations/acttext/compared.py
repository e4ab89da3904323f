"""What a comparison of two versions holds: units, lines and pieces of text. `comparison.compare` makes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from .alignment import Relation
from .redline import Piece
from .tree import Kind

_GONE = frozenset({Relation.REMOVED, Relation.MERGED})
_ARRIVED = frozenset({Relation.ADDED, Relation.SPLIT})


@dataclass(frozen=True, slots=True)
class Side:
    """A unit as it is called in one version; `label` and `heading` as in `units.Unit`."""

    eid: str
    label: str
    heading: str
    citation: str


@dataclass(frozen=True, slots=True)
class Line:
    """One place of a unit in both versions.

    `old` and `new` are the anchors of the match; `depth` counts the places above it inside the unit. `is_changed` tells
    whether its own number or words differ. `elsewhere` cites where a moved or split-off line comes from and where a
    merged one has gone. `old_at` is its turn in the old version, -1 when it is new. A line that moved to another unit
    stands there with its words and here, `is_departed`, without.
    """

    kind: Kind
    depth: int
    relation: Relation
    is_changed: bool
    old: str
    new: str
    old_mark: str
    new_mark: str
    heading: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    elsewhere: str
    old_at: int
    is_departed: bool = False


@dataclass(frozen=True, slots=True)
class ComparedUnit:
    """A heading, член, §, annex or stretch of loose text; `old` or `new` is None where it does not stand.

    `relation` is that of the unit as a whole, `is_changed` tells of any difference inside, number and order apart.
    `depth` counts the headings above it.
    """

    kind: Kind
    relation: Relation
    is_changed: bool
    old: Side | None
    new: Side | None
    depth: int
    lines: tuple[Line, ...]

    @property
    def eid(self) -> str:
        """The anchor in the new version, of a dropped unit that in the old one."""
        side = self.new or self.old
        return side.eid if side else ""

    @property
    def is_kept(self) -> bool:
        """Whether it stands as it stood."""
        return self.relation is Relation.SAME and not self.is_changed


@dataclass(frozen=True, slots=True)
class Summary:
    """The units by what became of them; one that moved or was renumbered and changed stands in both lists."""

    changed: tuple[ComparedUnit, ...]
    added: tuple[ComparedUnit, ...]
    removed: tuple[ComparedUnit, ...]
    moved: tuple[ComparedUnit, ...]
    renumbered: tuple[ComparedUnit, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs and everything that does not, in the reading order of the new version.

    Dropped units and lines stand where they stood. `old_text` and `new_text` give both versions back.
    """

    letterhead: tuple[Piece, ...]
    title: tuple[Piece, ...]
    units: tuple[ComparedUnit, ...]

    def old_text(self) -> str:
        """Return the old version, a line for each place."""
        lines = sorted(
            (line for unit in self.units for line in unit.lines if line.old_at >= 0), key=lambda line: line.old_at
        )
        return _joined([*self._head("added"), *(_side_of(line, line.old_mark, "added") for line in lines)])

    def new_text(self) -> str:
        """Return the new version, a line for each place."""
        lines = (line for unit in self.units for line in unit.lines)
        return _joined([*self._head("removed"), *(_side_of(line, line.new_mark, "removed") for line in lines)])

    def _head(self, without: str) -> list[str]:
        return [_text(self.letterhead, without), _text(self.title, without)]

    def summary(self) -> Summary:
        """Return the units by what became of them; headings and loose text count as units too."""
        by_relation: dict[Relation, list[ComparedUnit]] = {relation: [] for relation in Relation}
        for unit in self.units:
            by_relation[unit.relation].append(unit)
        return Summary(
            changed=tuple(unit for unit in self.units if unit.is_changed),
            added=tuple(unit for unit in self.units if unit.relation in _ARRIVED),
            removed=tuple(unit for unit in self.units if unit.relation in _GONE),
            moved=tuple(by_relation[Relation.MOVED]),
            renumbered=tuple(by_relation[Relation.RENUMBERED]),
            kept=sum(unit.is_kept for unit in self.units),
        )


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def _side_of(line: Line, mark: str, without: str) -> str:
    return " ".join(filter(None, (mark, _text(line.heading, without), _text(line.pieces, without))))


def _text(pieces: Iterable[Piece], without: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != without)
