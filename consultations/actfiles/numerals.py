"""How office programs write the number of a list: 4 as „4“, „IV“, „г“ or „четвърта“."""

from typing import Final

from consultations.acttext.ordinals import ordinal_words, roman_figures

LETTERS: Final = "абвгдежзиклмнопрстуфхцчшщъюя"
"""The letters of a Bulgarian list, as LibreOffice counts them: without й and ь."""
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"


def decimal(number: int) -> str:
    """Return the number in Arabic figures."""
    return str(number)


def roman(number: int) -> str:
    """Return the number in Roman figures, Arabic ones outside 1–399."""
    return roman_figures(number)


def letters(number: int, alphabet: str = LETTERS) -> str:
    """Return the letter of a number, doubled, tripled … when the alphabet is used up: 29 is „аа“."""
    if not 1 <= number <= 10 * len(alphabet):
        return str(number)
    times, at = divmod(number - 1, len(alphabet))
    return alphabet[at] * (times + 1)


def word_number(number: int, form: str, *, latin: bool = False) -> str:
    """Return a number in a format of Word (ECMA-376, ST_NumberFormat); one we do not write comes in figures.

    Latin letters come as the Cyrillic ones of a Bulgarian list, unless `latin` tells that the whole text is Latin.
    """
    alphabet = _LATIN if latin else LETTERS
    match form:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "lowerLetter":
            return letters(number, alphabet)
        case "upperLetter":
            return letters(number, alphabet).upper()
        case "russianLower":
            return letters(number, _RUSSIAN)
        case "russianUpper":
            return letters(number, _RUSSIAN).upper()
        case "decimalZero":
            return f"{number:02}"
        case "ordinalText" | "cardinalText":
            return ordinal_words(number)
        case "none":
            return ""
        case _:
            return decimal(number)


def odf_number(number: int, form: str) -> str:
    """Return a number in a format of OpenDocument (ODF 1.3, 20.314 style:num-format, and LibreOffice's Cyrillic ones).

    Latin letters come as the Cyrillic ones of a Bulgarian list; no format gives nothing.
    """
    match form[:1]:
        case "":
            return ""
        case "I":
            return roman(number)
        case "i":
            return roman(number).lower()
        case "a" | "а":
            return letters(number)
        case "A" | "А":
            return letters(number).upper()
        case _:
            return decimal(number)
