"""Word, OpenDocument and Excel: looked through, then packed anew without what tells of their author."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Final

from prestige.archives.limits import Limits
from prestige.archives.office import refuse_active_odf, refuse_active_ooxml, refuse_outside_odf, refuse_outside_ooxml
from prestige.archives.package import Package, open_package
from prestige.archives.safe_xml import checked_tree
from prestige.uploads.checking.kinds import FileRefused

LIMITS: Final = Limits(file=20 * 2**20, members=1_000, unpacked=200 * 2**20, ratio=100)
_ODT: Final = b"application/vnd.oasis.opendocument.text"
_LIVE: Final = ("/externallink", "/connections", "/querytable")
_NOT: Final = "Файлът не е {what}. Запазете го наново и го качете."
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_CORE: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
_META: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/>'
    b"</office:document-meta>"
)
_BLANK: Final = {
    "docProps/core.xml": _CORE,
    "docProps/app.xml": _APP,
    "docProps/custom.xml": _CUSTOM,
    "meta.xml": _META,
}


def clean_docx(data: bytes) -> bytes:
    """Return a Word document without the properties that name its author. Raises as `open_package` and FileRefused."""
    return _cleaned(data, _check_ooxml("word/document.xml", "документ на Word"))


def clean_xlsx(data: bytes) -> bytes:
    """Return a workbook without the properties that name its author."""
    return _cleaned(data, _check_ooxml("xl/workbook.xml", "таблица на Excel"))


def clean_odt(data: bytes) -> bytes:
    """Return an OpenDocument text without the properties that name its author."""
    return _cleaned(data, _check_odt)


def _check_ooxml(main: str, what: str) -> Callable[[Package], None]:
    def check(package: Package) -> None:
        refuse_active_ooxml(package)
        refuse_outside_ooxml(package, LIMITS)
        if main not in package.xml or "[Content_Types].xml" not in package.xml:
            raise FileRefused(_NOT.format(what=what))
        if any(mark in f"/{name.lower()}" for name in package.names for mark in _LIVE):
            raise FileRefused("Таблицата взима данни отвън. Запишете стойностите, премахнете връзките и я качете.")
        if any(b"DDEAUTO" in xml or b"ddeLink" in xml for xml in package.xml.values()):
            raise FileRefused("Файлът взима данни от друга програма (DDE). Премахнете връзките и го качете.")

    return check


def _check_odt(package: Package) -> None:
    refuse_active_odf(package)
    if package.mime_type != _ODT or "content.xml" not in package.xml:
        raise FileRefused(_NOT.format(what="текст на OpenDocument"))
    for name in ("content.xml", "styles.xml"):
        if name in package.xml:
            refuse_outside_odf(checked_tree(package.xml[name], LIMITS))


def _cleaned(data: bytes, check: Callable[[Package], None]) -> bytes:
    check(open_package(data, LIMITS))
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.is_dir():
                continue
            packed = zipfile.ZipInfo(info.filename, _EPOCH)
            packed.compress_type = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(packed, _BLANK.get(info.filename) or old.read(info))
    return stream.getvalue()
