"""Gathering texts into threads of near-identical ones: each joins the first received text that it repeats. Pure."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil

from consultations.folding.likeness import THRESHOLD, likeness
from consultations.folding.wording import Reading, read

Feature = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A received text. Only texts with the same `place` (of the act, and what is wanted) are ever compared.

    `wording` is the wording it proposes: another one is another proposal, whatever the reasons beside it.
    """

    key: int
    place: Hashable
    body: str
    wording: str = ""


@dataclass
class _Heads:
    """The first texts of the threads, found by the rarest words they hold.

    Two texts that share so much of their words must share one of their rarest few, so looking among those finds every
    thread that could be meant and hardly any other; nothing is left to chance.
    """

    rank: dict[Hashable, int]
    readings: dict[int, Reading] = field(default_factory=dict)
    order: dict[int, int] = field(default_factory=dict)
    twins: dict[Hashable, int] = field(default_factory=dict)
    same: dict[Hashable, int] = field(default_factory=dict)
    by_feature: defaultdict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(list))

    def place(self, text: Text, reading: Reading, wording: tuple[str, ...]) -> int:
        """Return the first text of the thread to which this one belongs, itself when it begins one."""
        twin = (text.place, wording, reading.full)
        bucket = (text.place, wording, reading.guard)
        exact = (*bucket, reading.words)
        head = self.twins.get(twin)
        if head is None:
            head = self.same.get(exact)
        if head is None:
            head = self._most_alike(bucket, reading)
        if head is None:
            head = self._begin(text.key, bucket, exact, reading)
        self.twins.setdefault(twin, head)
        return head

    def _begin(self, key: int, bucket: Feature, exact: Feature, reading: Reading) -> int:
        self.readings[key], self.order[key] = reading, len(self.order)
        self.same[exact] = key
        for feature in self._rarest(reading.words):
            self.by_feature[bucket, feature].append(key)
        return key

    def _most_alike(self, bucket: Feature, reading: Reading) -> int | None:
        near = {key for feature in self._rarest(reading.words) for key in self.by_feature.get((bucket, feature), ())}
        found = [(likeness(self.readings[key], reading), -self.order[key], key) for key in near]
        best = max(found, default=(0.0, 0, 0))
        return best[2] if best[0] else None

    def _rarest(self, words: tuple[str, ...]) -> list[Hashable]:
        features = sorted(_features(words), key=self.rank.__getitem__)
        return features[: len(features) - ceil(THRESHOLD * len(features)) + 1]


def fold(texts: Iterable[Text]) -> dict[int, int]:
    """Return for each text, given in the order of receipt, the key of the first text of its thread.

    A text that repeats none before it is the first of its own. What stands for a text never changes by what is
    received later, so folding step by step gives the same as folding all at once.
    """
    given = [(text, read(text.body), read(text.wording).full) for text in texts]
    heads = _Heads(_ranks(reading for _text, reading, _wording in given))
    return {text.key: heads.place(text, reading, wording) for text, reading, wording in given}


def _features(words: tuple[str, ...]) -> Iterator[Hashable]:
    """Yield the words, each with how often it stood before, so that what two texts share is counted once for each."""
    seen: Counter[str] = Counter()
    for word in words:
        yield word, seen[word]
        seen[word] += 1


def _ranks(readings: Iterable[Reading]) -> dict[Hashable, int]:
    counted = Counter(feature for reading in readings for feature in _features(reading.words))
    return {feature: at for at, feature in enumerate(sorted(counted, key=lambda each: (counted[each], str(each))))}
