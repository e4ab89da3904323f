"""What became of every place of an act in its next version: found by text first, by number second, explainable.

Blocks of § come first, because § numbers begin anew in each; then articles, § and annexes, then the headings by what
stands under them, then the insides of each pair, at last what moved between them, was split off or merged.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from .alignment import Alignment, Correction
from .eids import PREAMBLE_EID
from .likeness import Vocabulary, likeness
from .pairing import pair, pair_afar, pair_same_text
from .pairs import Pairs
from .parting import find_parted
from .places import Place, places
from .relating import relate
from .tree import Act, Kind

_LEAST_FOR_HEADINGS: Final = 0.4
_LEAST_FOR_OTHER_KIND: Final = 0.7
_LOOSE: Final = frozenset({Kind.TEXT, Kind.TABLE})


def align(old: Act, new: Act, corrections: Iterable[Correction] = ()) -> Alignment:
    """Return what became of every place of `old` in `new`.

    Corrections go before everything found; those that name a place which does not exist are passed over.
    """
    vocabulary = Vocabulary()
    pairs = Pairs(places(old, vocabulary), places(new, vocabulary))
    _correct(pairs, corrections)
    _pair_preambles(pairs)
    _pair_units(pairs)
    _pair_headings(pairs)
    _pair_loose(pairs)
    _pair_insides(pairs)
    find_parted(pairs)
    return relate(pairs)


def _correct(pairs: Pairs, corrections: Iterable[Correction]) -> None:
    """Take over what the clerk says, the first word on a place first; a second one makes it split or merged."""
    olds = {place.eid: place for place in pairs.old}
    news = {place.eid: place for place in pairs.new}
    for correction in dict.fromkeys(corrections):
        one, other = olds.get(correction.old), news.get(correction.new)
        if (correction.old and one is None) or (correction.new and other is None):
            continue
        is_open_old, is_open_new = one and pairs.is_open_old(one), other and pairs.is_open_new(other)
        if one and other and is_open_old and is_open_new:
            pairs.join(one, other)
        elif one and other and is_open_old and (-1, other.at) not in pairs.by_hand:
            pairs.ended[one.at] = other.at
        elif one and other and is_open_new and (one.at, -1) not in pairs.by_hand:
            pairs.parted[other.at] = one.at
        elif (one and other) or not (is_open_old or is_open_new):
            continue
        pairs.by_hand.add((one.at if one else -1, other.at if other else -1))


def _pair_preambles(pairs: Pairs) -> None:
    ones, others = pairs.open(pairs.old[:1], pairs.new[:1])
    if ones and others and ones[0].eid == others[0].eid == PREAMBLE_EID:
        pairs.join(ones[0], others[0])


def _rows(pairs: Pairs, is_wanted: Callable[[Place], bool]) -> tuple[list[Place], list[Place]]:
    """Return the places of both versions that are wanted; a preamble never is."""
    old, new = (
        [place for place in row if place.eid != PREAMBLE_EID and is_wanted(place)] for row in (pairs.old, pairs.new)
    )
    return old, new


def _pair_units(pairs: Pairs) -> None:
    blocks = _rows(pairs, lambda place: place.kind is Kind.PROVISIONS)
    pair(*blocks, pairs)
    clauses = [_by_block(row) for row in _rows(pairs, lambda place: place.is_unit and place.kind is Kind.CLAUSE)]
    for block, ones in clauses[0].items():
        successor = pairs.new_of.get(block, -1)
        if block < 0 or successor >= 0:
            pair(ones, clauses[1].get(successor, []), pairs)
    for kind in (Kind.ARTICLE, Kind.ANNEX):
        pair(*_rows(pairs, partial(_is_unit_of, kind)), pairs)


def _is_unit_of(kind: Kind, place: Place) -> bool:
    return place.is_unit and place.kind is kind


def _by_block(clauses: list[Place]) -> dict[int, list[Place]]:
    """Return the § by the positions of the provisions they stand in, -1 for none."""
    found: dict[int, list[Place]] = defaultdict(list)
    for clause in clauses:
        found[next((place.at for place in clause.above() if place.kind is Kind.PROVISIONS), -1)].append(clause)
    return found


def _pair_headings(pairs: Pairs) -> None:
    """Join headings of the same words, then by what stands under them and by like words, then as in any row."""
    old, new = _rows(pairs, lambda place: place.node.is_grouping and place.kind is not Kind.PROVISIONS)
    pair_same_text(old, new, pairs)
    guesses = []
    for (one_at, other_at), votes in _votes(pairs).items():
        one, other = pairs.old[one_at], pairs.new[other_at]
        held = max(_units_in(one), _units_in(other))
        score = (votes / held + likeness(one.own_words, other.own_words)) / 2
        if score >= (_LEAST_FOR_HEADINGS if one.kind is other.kind else _LEAST_FOR_OTHER_KIND):
            guesses.append((-score - 0.1 * (one.kind is other.kind and one.number == other.number), one_at, other_at))
    for _score, one_at, other_at in sorted(guesses):
        one, other = pairs.old[one_at], pairs.new[other_at]
        if pairs.is_open_old(one) and pairs.is_open_new(other):
            pairs.join(one, other)
    pair(old, new, pairs)


def _votes(pairs: Pairs) -> Counter[tuple[int, int]]:
    """Count for headings of both versions how many units stand under both."""
    votes: Counter[tuple[int, int]] = Counter()
    for one_at, other_at in pairs.new_of.items():
        one, other = pairs.old[one_at], pairs.new[other_at]
        if one.is_unit and other.is_unit:
            headings = [place.at for place in other.above() if pairs.is_open_new(place)]
            votes.update((place.at, at) for place in one.above() if pairs.is_open_old(place) for at in headings)
    return votes


def _units_in(heading: Place) -> int:
    return sum(place.is_unit for place in heading.inside())


def _pair_loose(pairs: Pairs) -> None:
    """Join the texts and tables among the articles, under each pair of headings; then units far from each other."""
    loose = [_by_parent(row) for row in _rows(pairs, lambda place: place.is_unit and place.kind in _LOOSE)]
    for parent, ones in loose[0].items():
        successor = pairs.new_of.get(parent, -1)
        if parent < 0 or successor >= 0:
            pair(ones, loose[1].get(successor, []), pairs)
    pair_afar(*pairs.open(*_rows(pairs, lambda place: place.is_unit)), pairs)


def _by_parent(places: list[Place]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        found[place.parent.at if place.parent else -1].append(place)
    return found


def _pair_insides(pairs: Pairs) -> None:
    """Go down every pair of units; then join what moved between them, the larger places first."""
    for one in pairs.old:
        other = pairs.successor(one)
        if other and not one.node.is_grouping:
            pair(one.children, other.children, pairs)
    old, new = pairs.open(*_rows(pairs, lambda place: not (place.is_unit or place.node.is_grouping)))
    pair_afar(old, new, pairs)
    for one in old:
        other = pairs.successor(one)
        if other:
            pair(one.children, other.children, pairs)
