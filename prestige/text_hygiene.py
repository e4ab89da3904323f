"""Cleaning of every text that people give us, before it is measured, stored or shown. Pure.

One control character is enough to break a feed, a spreadsheet or a mail subject for everybody, and invisible
direction marks let a text read otherwise than it is stored.
"""

import re
import unicodedata
from typing import Final


class UnreadableText(ValueError):  # noqa: N818 – names the text, and is shown to people, not to engineers
    """The text is not valid Unicode; the message is a sentence for the person who sent it."""

    def __init__(self) -> None:
        super().__init__("Текстът съдържа повредени знаци. Напишете го отново или го копирайте от друга програма.")


MAX_COMBINING_MARKS: Final = 4

# Word processors paste soft breaks as U+000B, U+2028 or U+0085: a line ends there, the words must not run together.
_LINE_ENDS: Final = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_NON_CHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNWANTED: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and new line, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks and overrides
    "\u00ad\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\ufeff"  # zero width, soft hyphen
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotation marks, tag characters
    f"{_NON_CHARACTERS}]"
)
_EMOJI: Final = "\u00a9\u00ae\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_LOOSE_JOINER: Final = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")
_FILLERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_UNSEEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Mn", "Me"})
_LINK: Final = re.compile(r"\b(?:https?|ftp)://(?:www\.)?|\bwww\.", re.IGNORECASE)
_LATIN: Final = "[A-Za-zÀ-ÖØ-öø-ɏ]"
_CYRILLIC: Final = "[Ѐ-ԯ]"
_MIXED_SCRIPTS: Final = re.compile(f"{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN}")


def clean_text(text: str, multiline: bool = True) -> str:
    """Return the text in NFC without anything that does not belong in writing; idempotent.

    Every line end becomes a new line. Control, direction, zero-width and non-characters go; the joiner stays inside
    emoji. At most 4 combining marks stay in a row. A single line has its white space collapsed and trimmed.
    Raises UnreadableText for lone surrogates.
    """
    if _SURROGATES.search(text):
        raise UnreadableText
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    text = _LOOSE_JOINER.sub("", text)
    # Before NFC, because ordering a long run of marks takes quadratic time; after it, because NFC takes some apart.
    text = _cap_combining_marks(unicodedata.normalize("NFC", _cap_combining_marks(text)))
    text = _LOOSE_JOINER.sub("", text)  # the cap may have taken the mark that held a joiner to its emoji
    return text if multiline else " ".join(text.split())


def is_blank(text: str) -> bool:
    """Tell whether nothing of the text can be seen: white space, controls, lone marks, blank letters like U+3164."""
    return all(char.isspace() or char in _FILLERS or unicodedata.category(char) in _UNSEEN_CATEGORIES for char in text)


def count_links(text: str) -> int:
    """Return how many web addresses the text holds, with or without http."""
    return len(_LINK.findall(text))


def has_mixed_script_words(text: str) -> bool:
    """Tell whether Latin and Cyrillic letters stand side by side in one word (Хaсково with a Latin a)."""
    return _MIXED_SCRIPTS.search(text) is not None


def _cap_combining_marks(text: str) -> str:
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if char > "\u02ff" and unicodedata.category(char) in {"Mn", "Me"} else 0
        if run <= MAX_COMBINING_MARKS:
            kept.append(char)
    return "".join(kept)
