"""Numbers as a clerk types them, the marks printed for them, and which number is free. Source: УПЗНА чл. 27 and 52."""

import re
from collections.abc import Collection

from .edits import EditRefused
from .eids import SINGLE
from .ordinals import ordinal_words, roman_figures
from .sequence import ALPHABET, normal_letter, normal_number
from .tree import Kind

UNNUMBERED = frozenset({Kind.TEXT, Kind.INDENT, Kind.TABLE, Kind.ROW, Kind.CELL, Kind.PROVISIONS, Kind.HEADING})
_LETTERS = "".join(letter for letter in ALPHABET if letter not in "йъь")
_PLAIN = re.compile(r"([0-9]{1,4})\s?([а-яaceopxy]?)\s?([0-9¹²³⁴⁵⁶⁷⁸⁹⁰]{0,2})", re.I)
_MANY_LEVELS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}")
_GROUPS = {Kind.PART: "Част", Kind.DIVISION: "Дял", Kind.CHAPTER: "Глава", Kind.SECTION: "Раздел"}
_ASKED = {
    Kind.LETTER: "Напишете една буква, например „б“.",
    Kind.SUBLETTER: "Напишете две еднакви букви, например „бб“.",
    Kind.SUBPOINT: "Напишете номер на нива, например „1.2“.",
}


def checked_number(kind: Kind, typed: str) -> str:
    """Return the number in its normal form, empty for a kind that bears none. Raises EditRefused for anything else."""
    bare = typed.strip().strip("().§№ ")
    if kind in UNNUMBERED:
        return ""
    if kind is Kind.SUBPOINT and _MANY_LEVELS.fullmatch(bare):
        return bare
    letters = normal_letter(bare)
    if kind is Kind.LETTER and len(letters) == 1 and letters in ALPHABET:
        return letters
    if kind is Kind.SUBLETTER and len(letters) == 2 and letters[0] == letters[1] and letters[0] in ALPHABET:
        return letters
    if kind is Kind.CLAUSE and bare.lower() == SINGLE:
        return SINGLE
    if kind is Kind.ANNEX and (not bare or (len(letters) == 1 and letters in ALPHABET)):
        return letters
    match = None if kind in _ASKED else _PLAIN.fullmatch(bare)
    if match is None or not int(match.group(1)):
        raise EditRefused(_ASKED.get(kind, "Напишете номер, например „6“ или „6а“."), "number")
    return normal_number(*match.groups())


def mark_of(kind: Kind, number: str) -> str:
    """Return how a place of this kind and number is printed: „Чл. 6а.“, „(2)“, „Глава втора“."""
    match kind:
        case Kind.ARTICLE:
            return f"Чл. {number}."
        case Kind.CLAUSE:
            return "Параграф единствен." if number == SINGLE else f"§ {number}."
        case Kind.PARAGRAPH:
            return f"({number})"
        case Kind.POINT | Kind.SUBPOINT:
            return f"{number}."
        case Kind.LETTER | Kind.SUBLETTER:
            return f"{number})"
        case Kind.INDENT:
            return "–"
        case Kind.ANNEX:
            return f"Приложение № {number}" if number[:1].isdigit() else f"Приложение {number.upper()}".strip()
        case Kind.PART | Kind.DIVISION | Kind.CHAPTER | Kind.SECTION:
            return f"{_GROUPS[kind]} {_group_number(kind, number)}"
        case _:
            return ""


def _group_number(kind: Kind, number: str) -> str:
    letter = number.lstrip("0123456789")
    value = int(number[: len(number) - len(letter)])
    words = roman_figures(value) if kind is Kind.SECTION else ordinal_words(value, masculine=kind is Kind.DIVISION)
    return f"{words} „{letter}“" if letter else words


def following_number(kind: Kind, number: str) -> str:
    """Return the plain next number: 6 after 5 and after 5а, в after б, 1.3 after 1.2; the last letter comes again."""
    if kind in (Kind.LETTER, Kind.SUBLETTER):
        at = _LETTERS.find(number[:1])
        return _LETTERS[min(at + 1, len(_LETTERS) - 1)] * len(number or "а")
    stem, dot, last = number.rpartition(".")
    digits = re.match(r"[0-9]*", last)
    return f"{stem}{dot}{int(digits.group() or 0) + 1}" if digits else number


def free_number(kind: Kind, previous: str, taken: Collection[str]) -> str:
    """Return the number to suggest behind `previous`: the next, or, when it is taken, an inserted „5а“.

    Source: УПЗНА чл. 52 (what is added gets the number of the one before it with a letter).
    """
    if kind in UNNUMBERED:
        return ""
    following = following_number(kind, previous)
    if following not in taken or kind in (Kind.LETTER, Kind.SUBLETTER, Kind.SUBPOINT):
        return following
    base = re.match(r"[0-9]*", previous)
    stem = base.group() if base else previous
    letters = (f"{stem}{letter}" for letter in _LETTERS)
    behind = previous[len(stem) : len(stem) + 1]
    if not behind:
        return next((number for number in letters if number not in taken), following)
    later = (number for number in letters if number not in taken and number[-1] > behind)
    return next(later, following)
