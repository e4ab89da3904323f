"""The door for files: what kind it is by its content, and the act in it."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from consultations.acttext.grammar import parse
from consultations.acttext.tree import Act
from prestige.archives.errors import UnreadableFileError
from prestige.archives.package import ENCRYPTED, Package, open_package

from .akn_reader import is_akn, read_akn
from .limits import Limits, check_length
from .odf_file import MIME_TYPES, read_odf
from .plain import decode_text
from .word_file import MAIN, read_word

Format = Literal["txt", "docx", "odt", "akn"]
DEFAULT_LIMITS: Final = Limits()
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE(?!\s+html)|akomaNtoso|[A-Za-z]+:akomaNtoso)", re.I)
_UTF16_XML: Final = ("<?xml".encode("utf-16-le"), "<?xml".encode("utf-16-be"))


@dataclass(frozen=True, slots=True)
class ReadAct:
    """An act read from a file. `source` is its text in plain lines, which the lines of the act's places count.

    `format` is that of the content, whatever the file is called; `notes` are Bulgarian sentences about what the text
    could not carry over: pictures, comments, tracked deletions.
    """

    act: Act
    source: str
    format: Format
    notes: tuple[str, ...] = ()


def read_act(data: bytes, name: str = "", *, limits: Limits = DEFAULT_LIMITS) -> ReadAct:
    """Return the act in a file. The format is told by the content; `name` only helps to say what is wrong.

    Raises UnreadableFileError with a sentence for the clerk for anything that is no text of an act, that is larger than
    the limits, and for files that carry macros, embedded objects, outside addresses or XML entities.
    """
    if not data.strip():
        raise UnreadableFileError("Файлът е празен. Изберете файла с текста на акта.")
    if len(data) > limits.file:
        raise UnreadableFileError(
            f"Файлът е по-голям от {limits.file // 2**20} MB. Махнете картините от него или качете само текста."
        )
    if data.startswith(_ZIP):
        return _read_archive(data, limits)
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFileError(ENCRYPTED)
    if _XML.match(data) or data[2:12].startswith(_UTF16_XML) or data.startswith(_UTF16_XML):
        if not is_akn(data):
            raise UnreadableFileError(_no_akn(name))
        return _read_xml(data, limits)
    return _from_text(decode_text(data), "txt", (), limits)


def _read_archive(data: bytes, limits: Limits) -> ReadAct:
    package = open_package(data, limits)
    kind = _archive_kind(package)
    collected = read_word(data, package, limits) if kind == "docx" else read_odf(data, package, limits)
    if not any(collected.lines):
        raise UnreadableFileError(
            "В документа няма текст, вероятно е само сканирана картина. Качете документ, от който текстът се копира."
        )
    return _from_text(collected.text, kind, collected.notes, limits)


def _from_text(text: str, kind: Format, notes: tuple[str, ...], limits: Limits) -> ReadAct:
    check_length(text, limits)
    return ReadAct(parse(text), text, kind, notes)


def _archive_kind(package: Package) -> Literal["docx", "odt"]:
    if "[Content_Types].xml" in package.names:
        if MAIN not in package.names:
            raise UnreadableFileError(
                "Файлът е таблица, презентация или друг документ, а не текст на Word. Запазете текста като .docx."
            )
        return "docx"
    if "content.xml" in package.names:
        if package.mime_type not in MIME_TYPES:
            raise UnreadableFileError("Файлът не е текстов документ на OpenDocument. Запазете текста като .odt.")
        return "odt"
    raise UnreadableFileError("Файлът е архив, а не документ. Разархивирайте го и качете самия документ.")


def _read_xml(data: bytes, limits: Limits) -> ReadAct:
    act, source, notes = read_akn(data, limits)
    return ReadAct(act, source, "akn", notes)


def _no_akn(name: str) -> str:
    called = f" „{name[:80]}“" if name else ""
    return f"Файлът{called} е XML, но не е Akoma Ntoso. Качете текста като .docx, .odt или обикновен текст."
