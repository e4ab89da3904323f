"""Pairing the places of one row with those of another: the steps from certain to probable, the same for every level.

1. the same text, when it stands once on each side; 2. the same text beside a pair; 3. the same text under the same
number; 4. texts that are alike, the most alike first; 5. the same number at the same spot, whatever the text; 6. equal
texts that carry no identity („Отменен.“), in their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from .gaps import Gaps
from .likeness import Index, Run, likeness, runs, share
from .pairs import Pairs
from .places import Place

# Of unrelated places of real acts, 95 of 100 pairs are less than 0.3 alike and 99 of 100 less than 0.5.
ALIKE: Final = 0.5
ALIKE_IN_PLACE: Final = 0.4
ALIKE_BY_NUMBER: Final = 0.3
ALIKE_AFAR: Final = 0.65
ALIKE_OF_ANOTHER_KIND: Final = 0.8
_CONTAINED: Final = 0.8
_LEAST_CONTAINED_WORDS: Final = 5
_LEAST_WORDS_AFAR: Final = 4
_ALL_AGAINST_ALL: Final = 64
_CANDIDATES: Final = 6


class Guess(NamedTuple):
    """A probable pair; the best has the lowest `rank`, ties go to the earlier places."""

    rank: float
    old: int
    new: int


def pair(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    """Join what belongs together among the places of two rows, each in reading order."""
    pair_same_text(old, new, pairs)
    _same_text_beside(old, new, pairs)
    _same_text_and_number(*pairs.open(old, new), pairs)
    _alike(old, new, pairs)
    _same_number(old, new, pairs)
    _same_text_in_order(*pairs.open(old, new), pairs)


def pair_same_text(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    """Join the places whose text stands once on each side."""
    _same_text_once(*pairs.open(old, new), pairs)


def pair_afar(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    """Join places that have little in common but a text long enough to know them by, whatever their kinds."""
    old, new = ([place for place in row if len(place.compared_words) >= _LEAST_WORDS_AFAR] for row in (old, new))
    _same_text_once(old, new, pairs, any_kind=True)
    guesses = []
    for one, other in _candidates(*pairs.open(old, new), any_kind=True):
        least = ALIKE_AFAR if one.kind is other.kind else ALIKE_OF_ANOTHER_KIND
        alike = likeness(one.compared_words, other.compared_words, least)
        if alike:
            guesses.append(Guess(-alike, one.at, other.at))
    _join_best(guesses, pairs)


def _text_key(place: Place, *, any_kind: bool = False) -> tuple[str, str]:
    return ("" if any_kind else place.kind, place.compared)


def _by_text(places: Iterable[Place], *, any_kind: bool = False) -> dict[tuple[str, str], list[Place]]:
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        found[_text_key(place, any_kind=any_kind)].append(place)
    return found


def _same_text_once(old: list[Place], new: list[Place], pairs: Pairs, *, any_kind: bool = False) -> None:
    here = _by_text(new, any_kind=any_kind)
    for key, ones in _by_text(old, any_kind=any_kind).items():
        others = here.get(key, [])
        if len(ones) == len(others) == 1 and ones[0].compared_words:
            pairs.join(ones[0], others[0])


def _same_text_beside(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    """Go from every pair forwards, then backwards, as long as the next places are equal."""
    for ones, others in ((old, new), (old[::-1], new[::-1])):
        spots = {place.at: spot for spot, place in enumerate(others)}
        for before, one in pairwise(ones):
            spot = spots.get(pairs.new_of.get(before.at, -1))
            if spot is None or spot + 1 >= len(others) or not pairs.is_open_old(one):
                continue
            other = others[spot + 1]
            if pairs.is_open_new(other) and _text_key(one) == _text_key(other):
                pairs.join(one, other)


def _same_text_and_number(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    here = {(*_text_key(place), place.number): place for place in reversed(new)}
    for one in old:
        other = here.pop((*_text_key(one), one.number), None)
        if other:
            pairs.join(one, other)


def _same_text_in_order(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    here = _by_text(new)
    for key, ones in _by_text(old).items():
        for one, other in zip(ones, here.get(key, ()), strict=False):
            pairs.join(one, other)


def _alike(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    """Join the most alike first; a place that stays at its spot or keeps its number may differ more."""
    gaps = Gaps(old, new, pairs)
    ones, others = ([place for place in row if place.compared_words] for row in pairs.open(old, new))
    guesses = []
    for one, other in _candidates(ones, others):
        guess = _guess(one, other, is_here=gaps.same(one, other))
        if guess:
            guesses.append(guess)
    _join_best(guesses, pairs)


def _join_best(guesses: list[Guess], pairs: Pairs) -> None:
    for guess in sorted(guesses):
        one, other = pairs.old[guess.old], pairs.new[guess.new]
        if pairs.is_open_old(one) and pairs.is_open_new(other):
            pairs.join(one, other)


def _candidates(ones: list[Place], others: list[Place], *, any_kind: bool = False) -> Iterator[tuple[Place, Place]]:
    """Yield the pairs worth a look: all of short rows, of long ones those with telling words or a number in common."""
    if len(ones) * len(others) <= _ALL_AGAINST_ALL:
        yield from ((one, other) for one in ones for other in others if any_kind or one.kind is other.kind)
        return
    by_at = {place.at: place for place in others}
    index = Index((place.at, _telling(place)) for place in others)
    numbered = {(place.kind, place.number): place.at for place in reversed(others) if place.number}
    for one in ones:
        near = index.nearest(_telling(one), _CANDIDATES)
        same = numbered.get((one.kind, one.number))
        for at in dict.fromkeys(near if same is None else (same, *near)):
            if any_kind or by_at[at].kind is one.kind:
                yield one, by_at[at]


def _telling(place: Place) -> set[Run]:
    return runs(place.compared_words, 1) | runs(place.compared_words, 2)


def _guess(one: Place, other: Place, *, is_here: bool) -> Guess | None:
    has_number = bool(one.number) and one.number == other.number
    least = ALIKE_BY_NUMBER if has_number else ALIKE_IN_PLACE if is_here else ALIKE
    alike = likeness(one.compared_words, other.compared_words, least)
    if not alike:
        alike = _part(one.compared_words, other.compared_words)
    return Guess(-(alike + 0.1 * has_number + 0.05 * is_here), one.at, other.at) if alike else None


def _part(one: Run, other: Run) -> float:
    """Return the likeness of a text and a part of it that goes on alone, 0 when neither is part of the other."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_CONTAINED_WORDS or share(runs(shorter, 3), runs(longer, 3)) < _CONTAINED:
        return 0.0
    return likeness(one, other)


def _same_number(old: list[Place], new: list[Place], pairs: Pairs) -> None:
    """Join what bears the same number at the same spot; what has no number, when as many stand there on both sides."""
    gaps = Gaps(old, new, pairs)
    ones, others = pairs.open(old, new)
    numbered: dict[tuple[str, str], list[Place]] = defaultdict(list)
    unnumbered: dict[tuple[int, str], tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    for place in others:
        if place.number:
            numbered[place.kind, place.number].append(place)
        else:
            unnumbered[gaps.of_new[place.at], place.kind][1].append(place)
    for one in ones:
        if not one.number:
            unnumbered[gaps.of_old[one.at], one.kind][0].append(one)
            continue
        bearers = numbered[one.kind, one.number]
        for other in bearers[:_CANDIDATES]:
            if gaps.same(one, other):
                pairs.join(one, other)
                bearers.remove(other)
                break
    for here, there in unnumbered.values():
        if len(here) == len(there):
            for one, other in zip(here, there, strict=True):
                pairs.join(one, other)
