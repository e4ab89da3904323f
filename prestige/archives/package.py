"""An archive of strangers (Word and OpenDocument are ZIP files): weighed and searched before a library opens it."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from .errors import UnreadableFileError
from .limits import Limits
from .safe_xml import check_xml

MACROS: Final = (
    "Файлът съдържа макроси. Запазете го като обикновен документ на Word (.docx) без макроси и го качете отново."
)
EMBEDDED: Final = (
    "Във файла е вграден друг документ или обект (например таблица на Excel). "
    "Поставете съдържанието му като обикновен текст или таблица и запазете файла отново."
)
OUTSIDE: Final = (
    "Файлът зарежда съдържание отвън (шаблон, картина или обект с външен адрес). "
    "Копирайте текста в нов документ и го запазете отново."
)
ENCRYPTED: Final = "Файлът е защитен с парола. Запазете го без парола и го качете отново."
_BROKEN: Final = "Файлът е повреден и не се отваря. Отворете го в програмата си и го запазете отново."
_BOMB: Final = "Файлът се разопакова до необичайно голям размер. Копирайте само текста в нов документ и го запазете."
_NAMES: Final = "Файлът не е направен от текстообработваща програма. Копирайте текста в нов документ и го запазете."
MANIFEST: Final = "META-INF/manifest.xml"
MIME_TYPE: Final = "mimetype"
_SPOILED: Final = (  # what zipfile raises at spoiled archives
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_BLOCK: Final = 64 * 1024
_FREE_GROWTH: Final = 2**20
_NESTED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


@dataclass(frozen=True, slots=True)
class Package:
    """The XML members of an archive by name, unpacked, the names of all, and what an OpenDocument calls itself."""

    xml: dict[str, bytes]
    names: tuple[str, ...]
    mime_type: bytes = b""


def open_package(data: bytes, limits: Limits) -> Package:
    """Return what an archive holds after every member was unpacked once, block by block, and weighed.

    Raises UnreadableFileError for bombs, encryption, odd or repeated names, documents inside the document and XML with
    a DTD. What a later reader unpacks again has been weighed here.
    """
    if data.count(b"PK\x01\x02") > limits.members:
        raise UnreadableFileError(_BOMB)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_directory(infos, limits)
            kept = dict(_kept_members(archive, infos, limits))
            mime_type = kept.pop(MIME_TYPE, b"").strip()
            return Package(kept, tuple(info.filename for info in infos), mime_type)
    except UnreadableFileError:
        raise
    except _SPOILED as error:
        raise UnreadableFileError(_BROKEN) from error


def _check_directory(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse by what the archive says of itself, before anything is unpacked."""
    names = [info.filename.lower() for info in infos]
    if len(names) > limits.members or sum(info.file_size for info in infos) > limits.unpacked:
        raise UnreadableFileError(_BOMB)
    if len(set(names)) != len(names) or not all(map(_is_plain, names)):
        raise UnreadableFileError(_NAMES)
    if any(info.flag_bits & 0x1 for info in infos):
        raise UnreadableFileError(ENCRYPTED)
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise UnreadableFileError(_NAMES)


def _is_plain(name: str) -> bool:
    return not (name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/"))


def _kept_members(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], limits: Limits
) -> Iterator[tuple[str, bytes]]:
    left = limits.unpacked
    for info in sorted(infos, key=lambda each: each.filename != MANIFEST):
        is_xml = info.filename.lower().endswith((".xml", ".rels"))
        most = min(left, max(_FREE_GROWTH, info.compress_size * limits.ratio))
        size, content = _unpack(archive, info, most, keep=is_xml or info.filename == MIME_TYPE)
        left -= size
        if info.filename == MANIFEST and b"encryption-data" in content:
            raise UnreadableFileError(ENCRYPTED)
        if is_xml and content:  # LibreOffice keeps empty members of settings
            check_xml(content, limits)
        if is_xml or info.filename == MIME_TYPE:
            yield info.filename, content


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, *, keep: bool) -> tuple[int, bytes]:
    """Return how much a member really is, and the member itself when it is to be kept."""
    size, blocks = 0, []
    with archive.open(info) as member:
        while block := member.read(_BLOCK):
            if not size and block.startswith(_NESTED):
                raise UnreadableFileError(EMBEDDED)
            size += len(block)
            if size > most:
                raise UnreadableFileError(_BOMB)
            if keep:
                blocks.append(block)
    return size, b"".join(blocks)
