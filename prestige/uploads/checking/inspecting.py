"""One look at a file: its ending, its first bytes and its content must tell the same story."""

from collections.abc import Callable
from typing import Final

from prestige.archives.errors import UnreadableFileError
from prestige.uploads.checking.documents import clean_docx, clean_odt, clean_xlsx
from prestige.uploads.checking.images import clean_jpeg, clean_png
from prestige.uploads.checking.kinds import Checked, FileRefused, Kind, kind_of
from prestige.uploads.checking.papers import clean_pdf
from prestige.uploads.checking.texts import clean_plain_text

MOST_BYTES: Final = 20 * 2**20
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Final = {
    Kind.PDF: b"%PDF-",
    Kind.DOCX: _ZIP,
    Kind.ODT: _ZIP,
    Kind.XLSX: _ZIP,
    Kind.JPG: b"\xff\xd8\xff",
    Kind.PNG: b"\x89PNG\r\n\x1a\n",
    Kind.TXT: b"",
}
_CLEANERS: Final[dict[Kind, Callable[[bytes], bytes]]] = {
    Kind.PDF: clean_pdf,
    Kind.DOCX: clean_docx,
    Kind.ODT: clean_odt,
    Kind.XLSX: clean_xlsx,
    Kind.JPG: clean_jpeg,
    Kind.PNG: clean_png,
    Kind.TXT: clean_plain_text,
}


def inspect(data: bytes, name: str) -> Checked:
    """Return the kind of a file and its harmless copy: nothing active, no metadata of its author.

    Raises FileRefused with one sentence for everything else: a wrong ending, a broken or hostile file.
    """
    kind = kind_of(name)
    if not data:
        raise FileRefused("Файлът е празен.")
    if len(data) > MOST_BYTES:
        raise FileRefused("Файлът е по-голям от 20 MB. Намалете го или го разделете.")
    if data.startswith(_OLE) and kind in {Kind.DOCX, Kind.XLSX}:
        raise FileRefused("Файлът е защитен с парола или е в стар формат. Запазете го наново и го качете.")
    if not data.startswith(_SIGNATURES[kind]):
        raise FileRefused("Съдържанието на файла не отговаря на разширението му. Запазете го наново и го качете.")
    try:
        return Checked(kind, _CLEANERS[kind](data))
    except UnreadableFileError as refused:
        raise FileRefused(str(refused)) from refused
