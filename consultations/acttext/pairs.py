"""Which places of two versions belong together: the growing result of an alignment."""

from dataclasses import dataclass, field

from .places import Place


@dataclass(slots=True, eq=False)
class Pairs:
    """Places by their positions: `new_of` and `old_of` run along identity.

    `parted` gives for a new place the old one it was split off from, `ended` for an old place the new one it was merged
    into. `by_hand` has the (old, new) positions that a clerk gave; -1 stands for none.
    """

    old: list[Place]
    new: list[Place]
    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    parted: dict[int, int] = field(default_factory=dict)
    ended: dict[int, int] = field(default_factory=dict)
    by_hand: set[tuple[int, int]] = field(default_factory=set)

    def join(self, old: Place, new: Place) -> None:
        """Let `new` be what became of `old`."""
        self.new_of[old.at] = new.at
        self.old_of[new.at] = old.at

    def is_open_old(self, place: Place) -> bool:
        """Whether nothing is known yet of what became of an old place."""
        return place.at not in self.new_of and place.at not in self.ended and (place.at, -1) not in self.by_hand

    def is_open_new(self, place: Place) -> bool:
        """Whether nothing is known yet of where a new place comes from."""
        return place.at not in self.old_of and place.at not in self.parted and (-1, place.at) not in self.by_hand

    def open(self, old: list[Place], new: list[Place]) -> tuple[list[Place], list[Place]]:
        """Return those of the places of which nothing is known yet."""
        return [place for place in old if self.is_open_old(place)], [place for place in new if self.is_open_new(place)]

    def are_joined(self, old: Place | None, new: Place | None) -> bool:
        """Whether one is what became of the other; the act itself, None, always is."""
        if old is None or new is None:
            return old is new
        return self.new_of.get(old.at) == new.at

    def successor(self, old: Place) -> Place | None:
        """Return what became of an old place, if it goes on."""
        at = self.new_of.get(old.at)
        return None if at is None else self.new[at]

    def predecessor(self, new: Place) -> Place | None:
        """Return the old place that a new one continues, if any."""
        at = self.old_of.get(new.at)
        return None if at is None else self.old[at]
