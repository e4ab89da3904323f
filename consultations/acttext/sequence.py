"""Which number may follow which: articles, points and letters in the order of УПЗНА чл. 27 and 52."""

import re

ALPHABET = "абвгдежзийклмнопрстуфхцчшщъьюя"
_SKIPPABLE = frozenset("йъьщ")
_NUMBER = re.compile(r"([0-9]+)([а-я]?)([0-9¹²³⁴⁵⁶⁷⁸⁹⁰]*)")
_LATIN_TWINS = str.maketrans("aceopxy", "асеорху")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

NumberKey = tuple[int, int, int]


def normal_number(digits: str, letter: str = "", superscript: str = "") -> str:
    """Return a number in its normal form: „5“, „А“, „1“ gives „5а¹“."""
    return f"{int(digits)}{letter.lower().translate(_LATIN_TWINS)}{superscript.translate(_SUPERSCRIPTS)}"


def normal_letter(letters: str) -> str:
    """Return a letter mark in Cyrillic; Latin look-alikes are a common typing slip."""
    return letters.lower().translate(_LATIN_TWINS)


def number_key(number: str) -> NumberKey:
    """Return a sortable key of „5“, „5а“, „5а¹“; what is not a number sorts first."""
    match = _NUMBER.fullmatch(number)
    if not match:
        return (0, 0, 0)
    digits, letter, superscript = match.groups()
    return int(digits), ALPHABET.find(letter) + 1 if letter else 0, int(superscript.translate(_FIGURES) or 0)


def number_follows(previous: str | None, number: str) -> bool:
    """Whether a number may stand right after another: 1, then 2 or the inserted 1а, 1а¹. Source: УПЗНА чл. 52."""
    base, letter, superscript = number_key(number)
    if previous is None:
        return (base, letter, superscript) == (1, 0, 0)
    previous_base, previous_letter, previous_superscript = number_key(previous)
    if base == previous_base + 1:
        return letter <= 1 and not superscript
    if base != previous_base:
        return False
    if letter == previous_letter:
        return superscript == previous_superscript + 1
    return letter > previous_letter and not superscript and _is_next_letter(previous_letter, letter)


def letter_follows(previous: str | None, letter: str) -> bool:
    """Whether a letter (or „аа“ of a doubled one) may stand right after another; й, щ, ъ and ь may be left out."""
    if previous is None:
        return letter[0] == "а"
    return _is_next_letter(ALPHABET.find(previous[0]) + 1, ALPHABET.find(letter[0]) + 1)


def _is_next_letter(previous: int, following: int) -> bool:
    between = ALPHABET[previous : following - 1]
    return following > previous and all(letter in _SKIPPABLE for letter in between)
