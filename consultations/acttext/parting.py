"""What was split off from a place that goes on, and what was merged into one: found by runs of three words."""

from collections.abc import Callable
from typing import Final

from .likeness import Index, Run, runs, share
from .pairs import Pairs
from .places import Place

_HELD: Final = 0.6
_NOT_HELD: Final = 0.4
_LEAST_WORDS: Final = 5
_CANDIDATES: Final = 4


def find_parted(pairs: Pairs) -> None:
    """Tie open places to the one whose words they carry on, or that carries on theirs.

    Units are compared with units, by all their words; places inside with whatever has words of its own.
    """
    for words_of in (_words_of_unit, _words_of_place):
        parted = _find(pairs.new, pairs.is_open_new, pairs.old, pairs.successor, words_of)
        ended = _find(pairs.old, pairs.is_open_old, pairs.new, pairs.predecessor, words_of)
        pairs.parted |= parted
        pairs.ended |= ended


def _words_of_unit(place: Place) -> Run:
    return place.words if place.is_unit else ()


def _words_of_place(place: Place) -> Run:
    return () if place.node.is_grouping else place.own_words


def _find(
    parts: list[Place],
    is_open: Callable[[Place], bool],
    wholes: list[Place],
    counterpart: Callable[[Place], Place | None],
    words_of: Callable[[Place], Run],
) -> dict[int, int]:
    """Return for open parts the whole that holds their words while what the whole became, or was, does not."""
    sought = {
        part.at: runs(words, 3) for part in parts if len(words := words_of(part)) >= _LEAST_WORDS and is_open(part)
    }
    if not sought:
        return {}
    held: dict[int, tuple[set[Run], set[Run]]] = {}
    for whole in wholes:
        other, words = counterpart(whole), words_of(whole)
        if other and words and words_of(other) != words:
            held[whole.at] = runs(words, 3), runs(words_of(other), 3)
    index = Index((at, words) for at, (words, _kept) in held.items())
    found = {}
    for at, part_runs in sought.items():
        for whole_at in index.nearest(part_runs, _CANDIDATES):
            whole_runs, kept_runs = held[whole_at]
            if share(part_runs, whole_runs) >= _HELD and share(part_runs, kept_runs) <= _NOT_HELD:
                found[at] = whole_at
                break
    return found
