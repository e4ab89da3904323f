"""Two versions of an act beside each other, unit by unit and line by line."""

from dataclasses import replace
from typing import Final

from .alignment import Alignment, Match, Relation
from .compared import ComparedUnit, Comparison, Line, Side
from .labels import citation, label
from .places import one_line
from .redline import redline
from .standing import Standing, standings
from .tree import Act, Kind, Node

_GONE: Final = frozenset({Relation.REMOVED, Relation.MERGED})
_ARRIVED: Final = frozenset({Relation.ADDED, Relation.SPLIT})
_NOTHING: Final = Node(Kind.TEXT)


def compare(old: Act, new: Act, alignment: Alignment) -> Comparison:
    """Return the two versions beside each other, as the alignment says that they correspond."""
    return Comparison(
        letterhead=tuple(redline(old.letterhead, new.letterhead)),
        title=tuple(redline(old.title, new.title)),
        units=_Table(old, new, alignment).units(),
    )


class _Table:
    """Lays out the lines of a comparison."""

    def __init__(self, old: Act, new: Act, alignment: Alignment) -> None:
        self.old, self.new = standings(old), standings(new)
        self.matches = alignment.matches
        self.new_of = {match.old: match.new for match in alignment if match.is_main}
        self.old_of = alignment.predecessors()
        self.unit_of_gone = self._units_of_gone()
        self.departed: dict[tuple[str, str], list[Match]] = {}
        for match in self.matches:
            if match.relation is Relation.MOVED and self.old[match.old].depth:
                here = self._old_unit_of(match)
                if here != (self.new[match.new].unit, ""):
                    self.departed.setdefault(here, []).append(match)

    def _units_of_gone(self) -> dict[str, str]:
        """Return for the units of the old version the new unit that their gone lines are told in, if any."""
        found: dict[str, str] = {}
        for eid, standing in self.old.items():
            if not standing.depth and eid in self.new_of:
                found.setdefault(standing.unit, self.new[self.new_of[eid]].unit)
        return found

    def units(self) -> tuple[ComparedUnit, ...]:
        """Return the units in the reading order of the new version, dropped ones where they stood."""
        gathered: dict[tuple[str, str], list[Match]] = {}
        early: dict[tuple[str, str], list[Match]] = {}
        for match in self.matches:
            key = self._unit_of(match)
            is_early = match.relation in _GONE and key not in gathered and key[0]
            if is_early:
                early.setdefault(key, []).append(match)
            else:
                gathered.setdefault(key, early.pop(key, [])).append(match)
        return tuple(self._unit(key, matches) for key, matches in gathered.items())

    def _unit_of(self, match: Match) -> tuple[str, str]:
        """Return the unit of the new version that a match is told in, or the dropped one of the old version."""
        if match.relation not in _GONE:
            return self.new[match.new].unit, ""
        return self._old_unit_of(match)

    def _old_unit_of(self, match: Match) -> tuple[str, str]:
        unit = self.old[match.old].unit
        new = self.unit_of_gone.get(unit, "")
        return (new, "") if new else ("", unit)

    def _unit(self, key: tuple[str, str], matches: list[Match]) -> ComparedUnit:
        is_dropped = not key[0]
        first = matches[0] if is_dropped else next(match for match in matches if match.relation not in _GONE)
        lines = self._with_leads(matches, [self._line(match) for match in matches])
        for match in sorted(self.departed.get(key, ()), key=lambda match: -self.old[match.old].at):
            self._insert_departed(match, lines)
        old = self.old[first.old] if first.relation not in _ARRIVED else None
        new = None if is_dropped else self.new[first.new]
        standing = new or self.old[first.old]
        is_loose = standing.node.kind is Kind.TEXT
        is_changed = any(_differs(line) for line in lines) if is_loose else first.is_changed
        return ComparedUnit(
            kind=standing.node.kind,
            relation=first.relation,
            is_changed=is_changed and bool(old and new),
            old=_side(old),
            new=_side(new),
            depth=standing.groupings,
            lines=tuple(lines),
        )

    def _line(self, match: Match) -> Line:
        old = None if match.relation in _ARRIVED else self.old[match.old]
        new = None if match.relation in _GONE else self.new[match.new]
        standing = new or self.old[match.old]
        before, after = old.node if old else _NOTHING, new.node if new else _NOTHING
        heading, pieces = redline(before.heading, after.heading), redline(before.text, after.text)
        return Line(
            kind=standing.node.kind,
            depth=standing.depth,
            relation=match.relation,
            is_changed=before.number != after.number or _own(before) != _own(after),
            old=match.old,
            new=match.new,
            old_mark=before.mark,
            new_mark=after.mark,
            heading=tuple(heading),
            pieces=tuple(pieces),
            elsewhere=self._elsewhere(match),
            old_at=old.at if old else -1,
        )

    def _insert_departed(self, match: Match, lines: list[Line]) -> None:
        """Insert a line that moved to another unit behind what stood before it."""
        old = self.old[match.old]
        before = max((line.old_at, at) for at, line in enumerate(lines) if line.old_at < old.at)[1]
        lines.insert(
            before + 1,
            Line(
                kind=old.node.kind,
                depth=old.depth,
                relation=match.relation,
                is_changed=True,
                old=match.old,
                new=match.new,
                old_mark=old.node.mark,
                new_mark="",
                heading=(),
                pieces=(),
                elsewhere=citation(self.new[match.new].node),
                old_at=-1,
                is_departed=True,
            ),
        )

    def _elsewhere(self, match: Match) -> str:
        if match.relation in (Relation.MOVED, Relation.SPLIT):
            return citation(self.old[match.old].node)
        return citation(self.new[match.new].node) if match.relation is Relation.MERGED else ""

    def _with_leads(self, matches: list[Match], lines: list[Line]) -> list[Line]:
        """Compare the words that were the article's own with those of its first paragraph, and the reverse.

        „Чл. 5. Кметът …“ that became „Чл. 5. (1) Кметът …“ has kept its words; only the mark is new.
        """
        for at in range(1, len(matches)):
            article, paragraph = matches[at - 1], matches[at]
            if not article.is_main or (article.old, article.new) != self._around(paragraph):
                continue
            before, after = self.old[article.old].node.text, self.new[article.new].node.text
            if paragraph.relation is Relation.SPLIT and before and not after:
                after = self.new[paragraph.new].node.text
            elif paragraph.relation is Relation.MERGED and after and not before:
                before = self.old[paragraph.old].node.text
            else:
                continue
            lines[at - 1] = replace(lines[at - 1], pieces=())
            lines[at] = replace(lines[at], pieces=tuple(redline(before, after)), old_at=self.old[paragraph.old].at)
        return lines

    def _around(self, match: Match) -> tuple[str, str]:
        """Return the article in both versions that a split-off or merged paragraph and its counterpart belong to."""
        if match.relation is Relation.SPLIT:
            return match.old, self.new[match.new].parent
        return (self.old[match.old].parent, match.new) if match.relation is Relation.MERGED else ("", "")


def _own(node: Node) -> str:
    return one_line(f"{node.mark if node.is_amending_block else ''} {node.heading} {node.text}")


def _differs(line: Line) -> bool:
    return line.is_changed or line.relation not in (Relation.SAME, Relation.CHANGED)


def _side(standing: Standing | None) -> Side | None:
    if standing is None:
        return None
    node = standing.node
    own_provisions = node.kind is Kind.PROVISIONS and not node.is_amending_block
    return Side(node.eid, label(node), "" if own_provisions else node.heading, citation(node))
