"""Numbers that people read aloud, print and type: consultations, comments, verification codes. Pure.

Digits only (К and K look alike), with a Luhn check digit where a slip would show somebody else's record.
`26-014-00037-1` is comment 37 of consultation 14 of 2026; longer serials simply take more digits.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

CENTURY: Final = 2000
LAST_SERIAL: Final = 999_999_999
_COMMENT: Final = re.compile(r"(?:20)?([0-9]{2})-([0-9]{3}|[1-9][0-9]{3,5})-([0-9]{5}|[1-9][0-9]{5,8})-([0-9])")
_COMMENT_UNDIVIDED: Final = re.compile(r"([0-9]{2})([0-9]{3})([0-9]{5})([0-9])")
_CONSULTATION: Final = re.compile(r"(?:20)?([0-9]{2})-([0-9]{3}|[1-9][0-9]{3,5})")
_VERIFICATION_CODE: Final = re.compile(r"[0-9]{12}")
_LONGEST_TYPED: Final = 60
_DIVIDERS: Final = re.compile(r"[\s\-\u2010-\u2015\u2212.,/_]+")
_NUMBER_SIGN: Final = re.compile(r"(?:вх\.?|изх\.?|номер|код)?\s*(?:№|no\.?|n|#)?\s*:?\s*", re.IGNORECASE)


class NumberError(ValueError):
    """What was typed is not one of our numbers: wrong shape, or a wrong digit somewhere."""

    def __init__(self, kind: Literal["shape", "check_digit"]) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class ParsedConsultationNumber:
    """The year and the serial within the year; its text is `2026-014`."""

    year: int
    serial: int

    def __str__(self) -> str:
        return consultation_number(self.year, self.serial)


@dataclass(frozen=True)
class ParsedNumber:
    """The parts of a comment's number; its text is the number as we write it."""

    year: int
    consultation_serial: int
    serial: int

    def __str__(self) -> str:
        return comment_number(self.year, self.consultation_serial, self.serial)


def luhn_digit(digits: str) -> str:
    """Return the check digit to append; any one mistyped digit and nearly every swap of two neighbours then shows."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def consultation_number(year: int, serial: int) -> str:
    """Return `2026-014`. Raises ValueError for a year outside 2000–2099 or a serial outside 1–999999."""
    return f"{CENTURY // 100}{short_consultation_number(year, serial)}"


def short_consultation_number(year: int, serial: int) -> str:
    """Return `26-014`, the form inside comment numbers."""
    if not CENTURY <= year < CENTURY + 100 or not 1 <= serial <= 999_999:
        raise ValueError(f"no number for year {year}, serial {serial}")
    return f"{year - CENTURY:02}-{serial:03}"


def comment_number(year: int, consultation_serial: int, serial: int) -> str:
    """Return `26-014-00037-1`; the last digit checks all the others. Raises ValueError past 999999999 comments."""
    if not 1 <= serial <= LAST_SERIAL:
        raise ValueError(f"no number for serial {serial}")
    number = f"{short_consultation_number(year, consultation_serial)}-{serial:05}"
    return f"{number}-{luhn_digit(number.replace('-', ''))}"


def parse_number(text: str) -> ParsedNumber:
    """Read a comment's number as people type it: with spaces, other dashes, no dashes, after „№“.

    Without dividers only the usual 11 digits can be told apart. Raises NumberError.
    """
    typed = _normalised(text)
    found = _COMMENT.fullmatch(typed) or _COMMENT_UNDIVIDED.fullmatch(typed.replace("-", ""))
    if found is None or not int(found[2]) or not int(found[3]):
        raise NumberError("shape")
    if luhn_digit(found[1] + found[2] + found[3]) != found[4]:
        raise NumberError("check_digit")
    return ParsedNumber(CENTURY + int(found[1]), int(found[2]), int(found[3]))


def parse_consultation_number(text: str) -> ParsedConsultationNumber:
    """Read `2026-014` or `26-014`, tolerant of spaces, other dashes and „№“. Raises NumberError."""
    found = _CONSULTATION.fullmatch(_normalised(text))
    if found is None or not int(found[2]):
        raise NumberError("shape")
    return ParsedConsultationNumber(CENTURY + int(found[1]), int(found[2]))


def verification_code(year: int, serial: int) -> str:
    """Return the code printed under an issued document: `2600-0000-0372` is document 37 of 2026.

    Two digits of the year, nine of the serial, one check digit. Raises ValueError where they do not suffice.
    """
    if not CENTURY <= year < CENTURY + 100 or not 1 <= serial <= LAST_SERIAL:
        raise ValueError(f"no code for year {year}, serial {serial}")
    digits = f"{year - CENTURY:02}{serial:09}"
    return _in_fours(digits + luhn_digit(digits))


def parse_verification_code(text: str) -> str:
    """Return a typed code in the form we store and print. Raises NumberError."""
    typed = _normalised(text).replace("-", "")
    if not _VERIFICATION_CODE.fullmatch(typed):
        raise NumberError("shape")
    if luhn_digit(typed[:-1]) != typed[-1]:
        raise NumberError("check_digit")
    return _in_fours(typed)


def _in_fours(digits: str) -> str:
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _normalised(text: str) -> str:
    """Return ASCII digits divided by single dashes; NFKC turns other digits and „№“ into plain ones."""
    if len(text) > _LONGEST_TYPED:
        raise NumberError("shape")
    typed = _NUMBER_SIGN.sub("", unicodedata.normalize("NFKC", text).strip(), count=1)
    return _DIVIDERS.sub("-", typed).strip("-")
