"""From the bytes of a text file to text, or a sentence that says why not."""

import codecs

from prestige.archives.errors import UnreadableFileError

_FOREIGN = (
    ((b"%PDF",), "PDF документ", "Отворете първоначалния документ и го запазете като .docx."),
    ((b"\xd0\xcf\x11\xe0",), "документ на стара версия на Word или Excel", "Запазете го като .docx."),
    ((b"{\\rtf",), "документ във формат RTF", "Запазете го като .docx."),
    ((b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "архив", "Качете самия документ."),
    ((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"), "снимка", "Качете документ с текст (.docx)."),
    ((b"<!DOCTYPE html", b"<!doctype html", b"<html"), "уеб страница", "Копирайте текста ѝ в документ и го запазете."),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LEAST_READABLE = 0.9


def decode_text(data: bytes) -> str:
    """Return the text of a file: UTF-8 (with or without a mark), UTF-16 with a mark, else windows-1251.

    Raises UnreadableFileError for a known other format or for anything that does not read as text.
    """
    head = data.removeprefix(codecs.BOM_UTF8).lstrip()[:20]
    for magics, name, advice in _FOREIGN:
        if head.startswith(magics):
            raise UnreadableFileError(f"Файлът е {name}, а не текст на акт. {advice}")
    encodings = ["utf-16"] if data.startswith(_UTF16) else ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_readable(text):
            return text
    raise UnreadableFileError("Файлът не е текст. Запазете го като .docx, .odt или обикновен текст (.txt, UTF-8).")


def _is_readable(text: str) -> bool:
    """Whether nearly all characters are printable; a stray control character does not make a text a binary file."""
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return readable >= _LEAST_READABLE * len(text) and text.count("\0") * 100 <= len(text)
