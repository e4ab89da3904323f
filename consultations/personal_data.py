"""Hints at personal data in a citizen's text, for the eye of the clerk. Pure but for gettext; decides nothing."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

_PATTERNS: Final = (
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("phone", r"(?<![\d.])(?:\+359|00359|0)[\s/-]?\d{2,3}(?:[\s-]?\d){5,7}(?!\d)"),
    ("ten_digits", r"(?<!\d)\d{10}(?!\d)"),
)
_HINT: Final = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS), re.IGNORECASE)
_NAMES: Final = {
    "email": _("имейл"),
    "phone": _("телефон"),
    "ten_digits": _("десет цифри, може да е ЕГН"),
}


class Piece(NamedTuple):
    """A stretch of the text; ``hint`` names the kind of datum it may be, empty for plain text."""

    text: str
    hint: str = ""


def marked(text: str) -> list[Piece]:
    """Return the text cut into plain pieces and those that may be personal data; joined they are the text."""
    return list(_pieces(text))


def hints(text: str) -> list[Piece]:
    """Return only the pieces that may be personal data, in their order."""
    return [piece for piece in _pieces(text) if piece.hint]


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for found in _HINT.finditer(text):
        if found.start() > at:
            yield Piece(text[at : found.start()])
        yield Piece(found[0], str(_NAMES[found.lastgroup or ""]))
        at = found.end()
    if at < len(text):
        yield Piece(text[at:])
