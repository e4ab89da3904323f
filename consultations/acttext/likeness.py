"""How alike two texts are, by their words: case, punctuation, quotes and the remarks of history do not count."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz.distance import Indel

Run = tuple[int, ...]

_WORD: Final = re.compile(r"\w+")
_REMARK: Final = re.compile(
    r"[(/]\s?(?:изм|доп|нов[аои]?\b|отм|предиш|загл|обявен|прием|обн)[^()/]*[)/]|\b(?:отм\.|отменен[аои]?\b)", re.I
)
_COMMON: Final = 12
_LONGEST: Final = 5000


class Vocabulary:
    """Numbers the words of the texts that are compared with each other."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def words(self, text: str) -> Run:
        """Return the words of a text as numbers, without remarks such as „(Изм. – ДВ, бр. 5 от 2024 г.)“."""
        numbers = self._numbers
        found = _WORD.findall(_REMARK.sub(" ", text).lower())
        return tuple(numbers.setdefault(word, len(numbers)) for word in found)


def likeness(one: Sequence[int], other: Sequence[int], least: float = 0.0) -> float:
    """Return from 0 to 1 how much of both word sequences is common and in the same order; 0 for less than `least`."""
    if not one or not other or 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return 0.0
    if min(len(one), len(other)) > _LONGEST:
        return _common_words(one, other, least)
    return float(Indel.normalized_similarity(one, other, score_cutoff=least))


def _common_words(one: Sequence[int], other: Sequence[int], least: float) -> float:
    """Return the likeness of texts too long to look at the order of their words."""
    common = (Counter(one) & Counter(other)).total()
    alike = 2 * common / (len(one) + len(other))
    return alike if alike >= least else 0.0


def runs(words: Run, size: int) -> set[Run]:
    """Return all runs of so many neighbouring words; of a shorter text, the text itself."""
    return {words[at : at + size] for at in range(max(1, len(words) - size + 1))} if words else set()


def share(part: set[Run], whole: set[Run]) -> float:
    """Return from 0 to 1 how much of `part` stands in `whole`."""
    return len(part & whole) / len(part) if part else 0.0


class Index:
    """Finds texts by the runs of words they share; runs that many texts share tell nothing and are passed over."""

    def __init__(self, texts: Iterable[tuple[int, set[Run]]]) -> None:
        self._holders: dict[Run, list[int]] = {}
        for key, held in texts:
            for run in held:
                self._holders.setdefault(run, []).append(key)

    def nearest(self, asked: Iterable[Run], most: int) -> list[int]:
        """Return the keys of at most so many texts that share the most telling runs, the nearest first."""
        weights: dict[int, float] = {}
        for run in asked:
            holders = self._holders.get(run, ())
            if len(holders) <= _COMMON:
                for key in holders:
                    weights[key] = weights.get(key, 0.0) + 1 / len(holders)
        return sorted(weights, key=lambda key: (-weights[key], key))[:most]
