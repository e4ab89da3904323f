"""Slips of typing that one press of a button puts right, because nothing of the meaning is touched.

Every fix works on the pasted text as it stands; what it is not sure of it leaves as it was.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .layout import is_page_number

_S = r"[^\S\n]"
_SLANTED = re.compile(
    rf"(?:^{_S}*(?:Чл\.?{_S}?[0-9]+[а-я]?{_S}?\.?{_S}*)?|[.;]{_S}+)(?P<mark>/[0-9]{{1,3}}[а-я]?/)(?={_S}*[А-Я(„\"])",
    re.M,
)
_ARTICLE = re.compile(
    rf"^{_S}*(?P<mark>(?:Чл|ЧЛ){_S}?\.?{_S}?([0-9]{{1,4}}[а-я]?[¹²³]?){_S}?\.?{_S}*)(?=[А-Я(/„\"])", re.M
)
_MIXED = re.compile(r"(?<!\w)(?=[А-Яа-я]*[A-Za-z])(?=[A-Za-z]*[А-Яа-я])(?P<mark>[A-Za-zА-Яа-я]{2,})(?!\w)")
_LATIN_LETTER = re.compile(rf"^{_S}*(?P<mark>[aceopxy]{{1,2}})(?=\))", re.M)
_HYPHENATED = re.compile(rf"(?P<before>(?<!\w)\w{{1,40}})(?P<mark>-{_S}*\n{_S}*)(?=[а-я])")
_KEEPS_HYPHEN = re.compile(r"(?:по|най|все|\w{4,}(?:но|ско))", re.I)
_LINE = re.compile(r"^(?P<mark>[^\n]*\n?)", re.M)
_ROMAN = re.compile(r"[IVXLCМІХС]+")
_TWINS = str.maketrans("ABCEHKMOPTXaceopxyk", "АВСЕНКМОРТХасеорхук")

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix: its name, the words on its button and what it would write from where to where."""

    id: str
    label: str
    edits: Callable[[str], Iterator[Edit]]

    def apply(self, text: str) -> str:
        """Return the text put right."""
        written: list[str] = []
        position = 0
        for start, end, words in self.edits(text):
            written += (text[position:start], words)
            position = end
        return "".join(written) + text[position:]

    def lines(self, text: str) -> list[int]:
        """Return the lines that the fix would change, counted from 1; none when there is nothing to do."""
        found: list[int] = []
        line, position = 1, 0
        for start, _, _ in self.edits(text):
            line += text.count("\n", position, start)
            position = start
            if not found or found[-1] != line:
                found.append(line)
        return found


def _replacing(pattern: re.Pattern[str], words: Callable[[re.Match[str]], str]) -> Callable[[str], Iterator[Edit]]:
    """Return edits that put other words in place of what the pattern calls `mark`, where they differ."""

    def edits(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            changed = words(match)
            if changed != match["mark"]:
                yield *match.span("mark"), changed

    return edits


def _cyrillic(match: re.Match[str]) -> str:
    """Return a word in Cyrillic when every Latin letter in it has a twin, else as it is; so with Roman figures."""
    word = match["mark"]
    turned = word.translate(_TWINS)
    unsure = _ROMAN.fullmatch(word) or any("a" <= letter.lower() <= "z" for letter in turned)
    return word if unsure else turned


def _joined(match: re.Match[str]) -> str:
    return "-" if _KEEPS_HYPHEN.fullmatch(match["before"]) else ""


def _without_page_number(match: re.Match[str]) -> str:
    """Return nothing for „Стр. 3 от 12“ and „- 2 -“; a bare number may be a value and stays."""
    words = match["mark"].strip()
    return "" if is_page_number(words) and not words.isdigit() else match["mark"]


def _in_round_brackets(match: re.Match[str]) -> str:
    return f"({match['mark'][1:-1]})"


def _spaced_article(match: re.Match[str]) -> str:
    return f"Чл. {match[2]}. "


def _cyrillic_mark(match: re.Match[str]) -> str:
    return match["mark"].translate(_TWINS)


FIXES = (
    Fix("round-brackets", "Номерата на алинеите „/2/“ да станат „(2)“", _replacing(_SLANTED, _in_round_brackets)),
    Fix("article-marks", "Номерата на членовете „Чл.5“ да станат „Чл. 5.“", _replacing(_ARTICLE, _spaced_article)),
    Fix("cyrillic-letters", "Латинските букви в български думи да станат български", _replacing(_MIXED, _cyrillic)),
    Fix("cyrillic-marks", "Буквите „a)“, „e)“, „o)“ да станат български", _replacing(_LATIN_LETTER, _cyrillic_mark)),
    Fix("joined-words", "Думите, пренесени на нов ред, да се слеят", _replacing(_HYPHENATED, _joined)),
    Fix("page-numbers", "Номерата на страници от PDF да се изтрият", _replacing(_LINE, _without_page_number)),
)
"""All fixes in the order in which they are best applied."""
