"""A proposal as it is compared: its words without what is only form, and without who signs. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from consultations.folding.vocabulary import (
    ADDRESS,
    COURTESY,
    INTRODUCED,
    LAW,
    NUMBER_WORD,
    TURNING,
    TURNING_STEMS,
    TWINS,
)

NAME = "‹име›"
MIN_KEPT = 5  # so many words must be left when names around a text are taken away
_WORD = re.compile(r"(\d+(?:[.,]\d+)*|[^\W\d_]+)")
_UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me", "Cs", "Co"})
_KNOWN_WORDS = 1 << 16  # people use the same ones: each is looked at once
_CYRILLIC = re.compile("[а-яѐ-џ]")
_SENTENCE_END = re.compile(r"\n|[.!?…;:]")


class _Seen(dict[int, int | None]):
    """Which signs are kept, each decided once; for `str.translate`."""

    def __missing__(self, sign: int) -> int | None:
        is_seen = chr(sign) in "\n\t" or unicodedata.category(chr(sign)) not in _UNSEEN
        self[sign] = sign if is_seen else None
        return self[sign]


_SEEN = _Seen()


class Word(NamedTuple):
    """A word or a number; `is_title` when it is written as a name is, `piece` counts lines and sentences."""

    form: str
    is_title: bool
    piece: int
    gap: str


@dataclass(frozen=True)
class Reading:
    """What a text says. `full` are all its words, `words` those that count; `starts` tells where sentences begin.

    Case, white space, punctuation, invisible signs and Latin twins of Cyrillic letters are only form. Lines and
    sentences at either end that hold nothing but names, addresses and courtesy say who writes, and a name after „аз“
    or „казвам се“ becomes one sign.
    """

    full: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[bool, ...]

    @cached_property
    def guard(self) -> tuple[str, ...]:
        """The numbers and the words that turn a wish round, sorted: texts that differ in them are never one."""
        return tuple(sorted(filter(None, map(_turn, self.words))))


def read(text: str) -> Reading:
    """Return the reading of a text."""
    found = _words(text)
    kept = _without_names_inside(_without_signature(found))
    starts = tuple(at == 0 or word.piece != kept[at - 1].piece for at, word in enumerate(kept))
    return Reading(tuple(word.form for word in found), tuple(word.form for word in kept), starts)


def _words(text: str) -> list[Word]:
    plain = unicodedata.normalize("NFKC", text).translate(_SEEN)
    parts = _WORD.split(plain)  # what is between the words, a word, what is between, …
    found: list[Word] = []
    piece, before = 0, ""
    for gap, word in zip(parts[::2], parts[1::2], strict=False):
        if gap != " " and found and _SENTENCE_END.search(gap):
            piece += before not in ADDRESS or "\n" in gap
        before, is_title = _known(word)
        found.append(Word(before, is_title, piece, gap))
    return found


@lru_cache(_KNOWN_WORDS)
def _known(word: str) -> tuple[str, bool]:
    """Return the form of a word and whether it is written as a name is."""
    return _form(word), len(word) > 1 and word[0].isupper() and word[1:].islower()


def _form(word: str) -> str:
    form = word.casefold()
    if form[0].isdecimal():
        return form.replace(",", ".")
    if not form.isascii() and _CYRILLIC.search(form):
        return form.translate(TWINS)
    return form.translate(TWINS) if len(form) == 1 else form


def _without_signature(words: list[Word]) -> list[Word]:
    """Return the words without the pieces at both ends that only say who writes."""
    pieces = [list(group) for _piece, group in groupby(words, key=lambda word: word.piece)]
    first, last = 0, len(pieces)
    while last - 1 > first and _is_signature(pieces[last - 1]):
        last -= 1
    while first < last - 1 and _is_signature(pieces[first]):
        first += 1
    kept = [word for piece in pieces[first:last] for word in piece]
    return kept if len(kept) >= MIN_KEPT else words


def _is_signature(piece: Sequence[Word]) -> bool:
    if all(word.form in COURTESY for word in piece):
        return True
    if any(
        word.form in LAW or word.form in TURNING for word in piece
    ):  # names begin as other words do: Малкова, Недева
        return False
    around = [word for word in piece if word.form in ADDRESS or word.form[0].isdecimal()]
    names = [word for word in piece if word.is_title and word not in around and word.form not in COURTESY]
    rest = [word for word in piece if word not in around and word not in names and word.form not in COURTESY]
    return not rest and (len(names) > 1 or bool(names and around))


def _without_names_inside(words: list[Word]) -> list[Word]:
    """Return the words with a name of two or more capitalised words after „аз“ or „казвам се“ as one sign."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        until = at
        while until < len(words) and words[until].is_title and (until == at or words[until].gap.isspace()):
            until += 1
        if until - at > 1 and not words[at].gap.strip(" ,-–:") and _introduces(kept[-2:]):
            kept.append(Word(NAME, is_title=True, piece=words[at].piece, gap=words[at].gap))
            at = until
        else:
            kept.append(words[at])
            at += 1
    return kept


def _introduces(words: Sequence[Word]) -> bool:
    return bool(INTRODUCED.search(" ".join(word.form for word in words)))


@lru_cache(_KNOWN_WORDS)
def _turn(form: str) -> str:
    """Return by what a word turns a wish, empty for one that does not."""
    if form[0].isdecimal() or form in TURNING or NUMBER_WORD.fullmatch(form):
        return form
    return next((stem for stem in TURNING_STEMS if form.startswith(stem)), "")
