"""How the places of two versions of an act correspond: what the aligner finds, a clerk corrects and a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Relation(StrEnum):
    """What became of a place between two versions.

    CHANGED says that its words differ; RENUMBERED that it bears another number in the same order; MOVED that its order
    or the place above it is another – not when a heading above it is merely new or gone. MOVED and RENUMBERED places
    may have changed words as well: `Match.is_changed`. White space and the form of a mark, „/1/“ for „(1)“, are none.
    A SPLIT match ties a further new place to an old one whose main successor has a match of its own; a MERGED match
    ties a further old place to a new one that has a main predecessor of its own.
    """

    SAME = "same"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Match:
    """One line of an alignment; `old` is empty for an added place and `new` for a removed one.

    `is_changed` tells of a heading whether it differs itself, of any other place whether anything inside it does.
    `why` is the Bulgarian sentence that explains the match to the clerk; `by_hand` marks a clerk's correction.
    """

    old: str
    new: str
    relation: Relation
    why: str = ""
    is_changed: bool = False
    by_hand: bool = False

    @property
    def is_main(self) -> bool:
        """Whether identity runs along this match: the new place is the old one."""
        return bool(self.old and self.new) and self.relation not in (Relation.SPLIT, Relation.MERGED)


@dataclass(frozen=True, slots=True)
class Alignment:
    """All places of two versions in the reading order of the new one, a removed or merged one behind what preceded it.

    Every anchor of the old version stands in exactly one main, REMOVED or MERGED match, every anchor of the new one in
    exactly one main, ADDED or SPLIT match.
    """

    matches: tuple[Match, ...] = ()

    def __iter__(self) -> Iterator[Match]:
        return iter(self.matches)

    def successors(self) -> dict[str, str]:
        """Return where each old place stands now: its main successor or the place it was merged into."""
        return {match.old: match.new for match in self.matches if match.old and match.new and not _is_split(match)}

    def predecessors(self) -> dict[str, str]:
        """Return which old place each new one continues; split-off and added places are not in it."""
        return {match.new: match.old for match in self.matches if match.is_main}

    def to_json(self) -> list[dict[str, Any]]:
        """Return the matches as plain dicts; empty fields are left out.

        They are stored with revisions: the names of `Match` and the values of `Relation` may grow, never change.
        """
        return [{key: value for key, value in _fields(match).items() if value} for match in self.matches]

    @classmethod
    def from_json(cls, data: list[dict[str, Any]]) -> "Alignment":
        """Return the alignment that `to_json` wrote."""
        return cls(
            tuple(
                Match(
                    each.get("old", ""),
                    each.get("new", ""),
                    Relation(each["relation"]),
                    each.get("why", ""),
                    each.get("is_changed", False),
                    each.get("by_hand", False),
                )
                for each in data
            )
        )


@dataclass(frozen=True, slots=True)
class Correction:
    """A clerk's word on a match: `old` continues as `new`; without `new` it was removed, without `old` it is new.

    The first word on a place gives its identity; a second one on the same old place says that it was split, on the same
    new place that another was merged into it.
    """

    old: str
    new: str


def _is_split(match: Match) -> bool:
    return match.relation is Relation.SPLIT


def _fields(match: Match) -> dict[str, Any]:
    return {name: getattr(match, name) for name in Match.__slots__}
