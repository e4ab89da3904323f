"""From the bytes of a file to text, or a sentence that says why not."""

import codecs

_BINARY = {
    b"%PDF": "PDF документ",
    b"PK\x03\x04": "документ на Word или друг архив",
    b"\xd0\xcf\x11\xe0": "документ на стара версия на Word",
    b"{\\rtf": "документ във формат RTF",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LEAST_READABLE = 0.9


class UnreadableTextError(ValueError):
    """The bytes are no plain text; the message is a Bulgarian sentence for the clerk."""


def decode_text(data: bytes) -> str:
    """Return the text of a file: UTF-8 (with or without a mark), UTF-16 with a mark, else windows-1251.

    Raises UnreadableTextError for a known document format or for anything that does not read as text.
    """
    for magic, name in _BINARY.items():
        if data.startswith(magic):
            raise UnreadableTextError(f"Файлът е {name}, а не обикновен текст. Запазете го като текст (.txt, UTF-8).")
    encodings = ["utf-16"] if data.startswith(_UTF16) else ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_readable(text):
            return text
    raise UnreadableTextError("Файлът не е текст. Запазете го като обикновен текст (.txt, UTF-8).")


def _is_readable(text: str) -> bool:
    """Whether nearly all characters are printable; a stray control character does not make a text a binary file."""
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return readable >= _LEAST_READABLE * len(text) and text.count("\0") * 100 <= len(text)
