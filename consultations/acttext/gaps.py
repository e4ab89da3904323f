"""Order: which of the pairs keep it, and between which of them an unpaired place stands."""

from bisect import bisect_left
from collections.abc import Sequence

from .pairs import Pairs
from .places import Place


def in_order(values: Sequence[int]) -> set[int]:
    """Return the indexes of a longest rising run of distinct values: those that kept their order, the fewest moved."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(tails[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            tails.append(index)
        else:
            ends[length], tails[length] = value, index
    kept: set[int] = set()
    index = tails[-1] if tails else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


class Gaps:
    """Tells for the places of two rows behind which pair they stand; pairs out of order are passed over."""

    def __init__(self, old: list[Place], new: list[Place], pairs: Pairs) -> None:
        spots = {place.at: spot for spot, place in enumerate(new)}
        joined = [(one.at, spots[at]) for one in old if (at := pairs.new_of.get(one.at, -1)) in spots]
        kept = in_order([spot for _at, spot in joined])
        steady = {at: spot for index, (at, spot) in enumerate(joined) if index in kept}
        self.of_old = _last_before([(place.at, place.at if place.at in steady else None) for place in old])
        turned = {spot: at for at, spot in steady.items()}
        self.of_new = _last_before([(place.at, turned.get(spot)) for spot, place in enumerate(new)])

    def same(self, old: Place, new: Place) -> bool:
        """Whether both stand behind the same pair."""
        return self.of_old[old.at] == self.of_new[new.at]


def _last_before(row: list[tuple[int, int | None]]) -> dict[int, int]:
    found: dict[int, int] = {}
    last = -1
    for at, steady in row:
        last = last if steady is None else steady
        found[at] = last
    return found
