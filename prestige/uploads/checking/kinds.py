"""The kinds of files that are taken, by the ending of their names, and the names as they are kept."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prestige.text_hygiene import UnreadableText, clean_text

LONGEST_NAME: Final = 120
TAKEN: Final = "PDF, DOCX, ODT, XLSX, JPG, PNG или TXT"


class FileRefused(ValueError):  # noqa: N818 – names the file's fate, and is shown to people
    """The file is not taken; the message is one sentence: what is wrong and what to do."""


class Kind(StrEnum):
    """A kind of file by the ending of its name."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    JPG = "jpg"
    PNG = "png"
    TXT = "txt"

    @property
    def media_type(self) -> str:
        """The type that it is served with."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES: Final = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.JPG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.TXT: "text/plain; charset=utf-8",
}
_ENDINGS: Final = {kind.value: kind for kind in Kind} | {"jpeg": Kind.JPG}
_MACROS: Final = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "pptm"})
_ARCHIVES: Final = frozenset({"zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz"})
_PAGES: Final = frozenset({"svg", "svgz", "html", "htm", "xhtml", "xml", "mht", "mhtml"})


def safe_name(typed: str) -> str:
    """Return the last part of a file's name, cleaned, in NFC and no longer than `LONGEST_NAME` with its ending kept.

    Files are stored by hash: the name is only what people see and what the browser is offered.
    """
    last = typed.replace("\x00", "").replace("\\", "/").rpartition("/")[2]
    try:
        name = unicodedata.normalize("NFC", clean_text(last, multiline=False)).strip(" .")
    except UnreadableText:
        name = ""
    name = "".join("_" if char in '<>:"|?*' else char for char in name)
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME and dot and len(ending) < 10:
        return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip()}.{ending}"
    return name[:LONGEST_NAME] or "файл"


def kind_of(name: str) -> Kind:
    """Return the kind that a cleaned name promises. Raises FileRefused for all that are not taken."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if kind := _ENDINGS.get(ending):
        return kind
    if ending in _MACROS:
        raise FileRefused("Файлът може да съдържа макроси. Запазете го като .docx или .xlsx и го качете отново.")
    if ending in _ARCHIVES:
        raise FileRefused("Архиви не се приемат. Разархивирайте и качете самите документи.")
    if ending in _PAGES:
        raise FileRefused("Файлове SVG, HTML и XML не се приемат. Запазете съдържанието като PDF и го качете.")
    if ending in {"doc", "xls", "rtf", "ods"}:
        raise FileRefused(f"Форматът .{ending} не се приема. Запазете файла като .docx, .xlsx или PDF и го качете.")
    raise FileRefused(f"Този вид файл не се приема. Качете {TAKEN}.")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is what it says: its kind and the copy that may become public."""

    kind: Kind
    content: bytes
