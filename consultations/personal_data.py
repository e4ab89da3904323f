"""Hints at personal data in a citizen's text, for the eye of the clerk and of the author. Pure but for gettext.

Decides nothing but one thing: a text that holds a valid personal number (ЕГН) is not shown before somebody says what
it is. Source: Регламент (ЕС) 2016/679, чл. 5; Закон за гражданската регистрация, чл. 11.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

STRUCK: Final = "[заличени лични данни]"
_EGN_WEIGHTS: Final = (2, 4, 8, 5, 10, 9, 7, 3, 6)


class Datum(StrEnum):
    """A kind of personal datum, as the rows of the queue keep it."""

    EGN = "egn"
    IBAN = "iban"
    PHONE = "phone"
    TEN_DIGITS = "ten"
    EMAIL = "email"
    ADDRESS = "address"


# What a clerk looks at before anybody reads it, whoever wrote it.
ALARMING: Final = frozenset({Datum.EGN, Datum.IBAN, Datum.PHONE})
_NAMES: Final = {
    Datum.EGN: _("валидно ЕГН"),
    Datum.IBAN: _("банкова сметка"),
    Datum.PHONE: _("телефон"),
    Datum.TEN_DIGITS: _("десет цифри, може да е ЕГН"),
    Datum.EMAIL: _("имейл"),
    Datum.ADDRESS: _("адрес"),
}
# In the order of belief: a stretch that two patterns claim is what the first of them says.
_PATTERNS: Final = (
    (Datum.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Datum.EGN, re.compile(r"(?<!\d)\d(?:[ \u00a0-]?\d){9}(?!\d)")),
    (Datum.IBAN, re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}\b", re.IGNORECASE)),
    (Datum.PHONE, re.compile(r"(?<![\d.])(?:\+359|00359|0)[\s/-]?\d{2,3}(?:[\s-]?\d){5,7}(?!\d)")),
    (Datum.TEN_DIGITS, re.compile(r"(?<!\d)\d{10}(?!\d)")),
    (
        Datum.ADDRESS,
        re.compile(
            r"\b(?:ул|бул|пл|жк|ж\.\s?к|кв)\.?\s+(?!м\b)[„\"“]?[А-Яа-я][\w .\-]{1,40}[“\"”]?,?"
            r"\s+(?:№\s*|бл\.\s*|номер\s+)?\d{1,4}[А-Яа-я]?\b(?:,?\s*(?:бл|вх|ет|ап)\.\s*[\dА-Яа-я]{1,3}\b)*",
            re.IGNORECASE,
        ),
    ),
)


class Piece(NamedTuple):
    """A stretch of the text; ``hint`` names the kind of datum it may be, empty for plain text."""

    text: str
    hint: str = ""


class _Found(NamedTuple):
    start: int
    end: int
    kind: Datum


def marked(text: str) -> list[Piece]:
    """Return the text cut into plain pieces and those that may be personal data; joined they are the text."""
    return list(_pieces(text))


def hints(text: str) -> list[Piece]:
    """Return only the pieces that may be personal data, in their order."""
    return [piece for piece in _pieces(text) if piece.hint]


def kinds(*texts: str) -> tuple[Datum, ...]:
    """Return which kinds of personal data the texts may hold, each once, the gravest first."""
    found = {each.kind for text in texts for each in _found(text)}
    return tuple(kind for kind in Datum if kind in found)


def personal_numbers(*texts: str) -> list[str]:
    """Return the stretches that are valid personal numbers (ЕГН), as they were typed."""
    return [text[each.start : each.end] for text in texts for each in _found(text) if each.kind == Datum.EGN]


def struck(text: str, passages: Iterable[str]) -> str:
    """Return the text with every occurrence of the passages replaced by `STRUCK`, the longest passages first."""
    for passage in sorted({each for each in passages if each.strip()}, key=len, reverse=True):
        text = text.replace(passage, STRUCK)
    return text


def is_egn(typed: str) -> bool:
    """Return whether ten digits are a personal number: a day that exists and the right check digit.

    Source: ЗГР чл. 11; months 21–32 are of the 1800s, 41–52 of the 2000s.
    """
    digits = [int(sign) for sign in typed if sign.isdecimal()]
    if len(digits) != 10:
        return False
    year, month, day = (digits[at] * 10 + digits[at + 1] for at in (0, 2, 4))
    century = {0: 1900, 1: 1800, 2: 2000}.get((month - 1) // 20 if month else -1)
    if century is None or not 1 <= month - 20 * ((month - 1) // 20) <= 12:
        return False
    try:
        date(century + year, month - 20 * ((month - 1) // 20), day)
    except ValueError:
        return False
    weighed = sum(digit * weight for digit, weight in zip(digits, _EGN_WEIGHTS, strict=False))
    return weighed % 11 % 10 == digits[9]


def is_iban(typed: str) -> bool:
    """Return whether the signs are an account number with the right check digits. Source: ISO 13616."""
    signs = "".join(typed.split()).upper()
    moved = f"{signs[4:]}{signs[:4]}"
    return moved.isascii() and moved.isalnum() and int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def _found(text: str) -> list[_Found]:
    """Return what may be personal data, in the order of the text and without overlaps."""
    taken: list[_Found] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if _is_believed(kind, match[0]) and not any(each.start < end and start < each.end for each in taken):
                taken.append(_Found(start, end, kind))
    return sorted(taken)


def _is_believed(kind: Datum, typed: str) -> bool:
    if kind == Datum.EGN:
        return is_egn(typed)
    return is_iban(typed) if kind == Datum.IBAN else True


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for start, end, kind in _found(text):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], str(_NAMES[kind]))
        at = end
    if at < len(text):
        yield Piece(text[at:])
