"""Plain text: decoded, cleaned of what does not belong in writing, written again as UTF-8."""

import re
from typing import Final

from prestige.text_hygiene import UnreadableText, clean_text
from prestige.uploads.checking.kinds import FileRefused

_MARKUP: Final = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<svg|<script|%PDF-)", re.I)
_BINARY: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"GIF8", b"\xff\xd8\xff", b"\x89PNG")


def clean_plain_text(data: bytes) -> bytes:
    """Return the text in UTF-8. Raises FileRefused for anything that is no text."""
    if data.startswith(_BINARY) or (b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise FileRefused("Файлът не е обикновен текст. Качете го със собственото му разширение.")
    text = _decoded(data)
    if _MARKUP.match(text):
        raise FileRefused("Файлът е уеб страница, а не обикновен текст. Запазете го като PDF и го качете.")
    try:
        return clean_text(text).encode()
    except UnreadableText as error:
        raise FileRefused(str(error)) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")
