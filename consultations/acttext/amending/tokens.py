"""The sentence of an amending § as tokens: words, numbers, letters of places and whole quotations."""

import re
from dataclasses import dataclass
from enum import StrEnum

from consultations.acttext.ordinals import ORDINAL, ROMAN
from consultations.acttext.quotations import Quotation, quotations


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    LETTER = "letter"
    QUOTE = "quote"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence: words in small letters without the dot of an abbreviation, quotations without marks."""

    sort: Sort
    value: str


_PIECES = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)+|[0-9]+[а-я]?(?![а-я])[⁰¹²³⁴⁵⁶⁷⁸⁹]*)"
    r"|(?P<letter>(?<![\w])[а-я]{1,2}(?=\)))\)"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)"
    r"|(?P<sign>[^\w\s])",
    re.I,
)
_ABBREVIATED = frozenset({"чл", "ал", "т", "б", "изр", "пар", "прил", "гл", "разд"})
_LETTERED = frozenset({"б", "буква", "буквата", "букви", "буквите"})
_GROUPS = frozenset({"глава", "раздел", "дял", "част"})
_ANOTHER_LETTER = re.compile(r"б\.\s?(?:[а-я]|$)", re.I)
_GROUP_NUMBER = re.compile(rf"{ORDINAL}|{ROMAN}|[0-9]+", re.I)
_JOINS = frozenset({",", "и", "-", "–", "—"})
_LETTERS = re.compile(r"([а-я])\1?\)?", re.I)


def tokens(sentence: str) -> list[Token]:
    """Return the tokens of a sentence in order; everything but white space becomes one."""
    found: list[Token] = []
    at = 0
    for quotation in (*quotations(sentence), Quotation(len(sentence), len(sentence), "")):
        _read_words(sentence[at : quotation.start], found)
        if quotation.start < quotation.end:
            _add_quotation(quotation.text, found)
        at = quotation.end
    return found


def _read_words(text: str, found: list[Token]) -> None:
    for match in _PIECES.finditer(text):
        value = match.group(match.lastgroup or 0)
        sort = Sort(match.lastgroup or Sort.SIGN)
        is_letter = len(value) <= 2 and value.lower() != "и" and not _ANOTHER_LETTER.match(text, match.start())
        if sort is Sort.WORD and is_letter and _expects_letter(found):
            sort = Sort.LETTER
        if value == "." and found and found[-1] in _DOTTED:
            continue
        found.append(Token(sort, value.lower()))


def _add_quotation(text: str, found: list[Token]) -> None:
    letter = _LETTERS.fullmatch(text.strip())
    if letter and (_expects_letter(found) or _follows_group(found)):
        found.append(Token(Sort.LETTER, text.strip(" )").lower()))
    else:
        found.append(Token(Sort.QUOTE, text))


def _expects_letter(found: list[Token]) -> bool:
    """Whether the next letter names a place: right behind „б.“ or in the list of letters that follows it."""
    last = len(found) - 1
    while last > 0 and found[last].value in _JOINS and found[last - 1].sort in (Sort.LETTER, Sort.SIGN, Sort.WORD):
        last -= 1
    if last < 0:
        return False
    if found[last].sort is Sort.LETTER:
        return last < len(found) - 1
    return last == len(found) - 1 and found[last].value in _LETTERED


def _follows_group(found: list[Token]) -> bool:
    """Whether „глава трета“ or „раздел II“ stands right before, so that „а“ belongs to its number."""
    words = [token.value for token in found[-4:]]
    heads = [at for at, word in enumerate(words) if word in _GROUPS]
    return bool(heads) and bool(_GROUP_NUMBER.fullmatch(" ".join(words[heads[-1] + 1 :])))


_DOTTED = frozenset(Token(Sort.WORD, word) for word in _ABBREVIATED)
