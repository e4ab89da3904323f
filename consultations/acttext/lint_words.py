"""Terms, abbreviations and letters. Source: УПЗНА чл. 32 (definitions) and 41 (abbreviations)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .survey import Survey
from .tree import Kind, Node, plain_text

_DEFINED = re.compile(
    r"\W*(?:\([^)]*\)\s*)?[„\"“«]([^„“”\"«»]{2,80})[“”\"»]\s*(?:е|са|се|означава|–|-|,|и)(?!\w)", re.I
)
_INTRODUCED = re.compile(
    r"(?:нарича[а-я]*|наричан[а-я]*|съкратено|за краткост|по-нататък|по-долу|накратко)[^„\"“.;()]{0,40}"
    r"[„\"“]([^„“”\"]{2,40})[“”\"]"
    r"|\(([А-Я][А-Яа-я]{0,3}[А-Я][А-Яа-я]{0,3})\)"
)
_WORD = re.compile(r"[А-Яа-яA-Za-z]{2,}")
_MIXED = re.compile(r"(?<!\w)(?=[А-Яа-я]*[A-Za-z])(?=[A-Za-z]*[А-Яа-я])[A-Za-zА-Яа-я]{2,}(?!\w)")
_ROMAN = re.compile(r"[IVXLCМІХС]+")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?„\"“(–-])\s*$")
_LAST = "\uffff"
_STEM = 4
_ENDING = 3
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Term:
    words: str
    node: Node


def unused_terms(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield every defined term whose longest word stands nowhere else in the act, whatever its ending."""
    if survey.is_amending:
        return
    everything = sorted(word.casefold() for word in _WORD.findall(survey.text))
    for term in _terms(survey):
        words = _WORD.findall(term.words)
        if not words:
            continue
        stem = _stem(max(words, key=len))
        own = sum(word.casefold().startswith(stem) for word in _WORD.findall(plain_text(term.node)))
        if bisect_left(everything, stem + _LAST) - bisect_left(everything, stem) <= own:
            yield term.node, f"„{term.words}“ е определено, но не се среща никъде другаде в акта."


def repeated_terms(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield every term that was defined before."""
    first: dict[str, Node] = {}
    for term in _terms(survey):
        known = first.setdefault(term.words.casefold(), term.node)
        if known is not term.node:
            yield term.node, f"„{term.words}“ вече е определено на ред {known.line}."


def early_abbreviations(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield every abbreviation that an article uses above the place that introduces it."""
    places = [place.node for place in survey.places]
    introduced: set[str] = set()
    for at, node in enumerate(places):
        for match in _INTRODUCED.finditer(node.text):
            name = match.group(1) or match.group(2)
            if name in introduced or not name[0].isupper():
                continue
            introduced.add(name)
            early = _first_use(name, [*places[:at], node], match.start())
            if early is not None:
                yield early, f"„{name}“ се употребява преди да е въведено на ред {node.line}."


def mixed_alphabets(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield a sentence for every place with words in which Latin and Cyrillic letters are mixed."""
    for node in survey.act.walk():
        found = [word for word in _MIXED.findall(f"{node.heading}\n{node.text}") if not _ROMAN.fullmatch(word)]
        words = ", ".join(f"„{word}“" for word in dict.fromkeys(found[:_SHOWN]))
        if words:
            yield node, f"смесени латински и български букви в {words}."


def _terms(survey: Survey) -> Iterator[_Term]:
    """Yield the terms that the § define, each in its own point or §."""
    for place in survey.places:
        if place.unit.kind is not Kind.CLAUSE or place.node.kind not in (Kind.POINT, Kind.PARAGRAPH, Kind.CLAUSE):
            continue
        match = _DEFINED.match(place.node.text)
        if match:
            yield _Term(" ".join(match.group(1).split()), place.node)


def _stem(word: str) -> str:
    """Return the beginning of a word that its Bulgarian endings leave alone."""
    return word.casefold()[: max(_STEM, len(word) - _ENDING)]


def _first_use(name: str, nodes: list[Node], until: int) -> Node | None:
    """Return the first place above the introduction with the name in it, in the same letters, inside a sentence."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for node in nodes:
        text = node.text[:until] if node is nodes[-1] else node.text
        for match in pattern.finditer(text):
            if name.isupper() or not _SENTENCE_START.search(text[: match.start()]):
                return node
    return None
