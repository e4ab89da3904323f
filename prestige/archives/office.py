"""What a Word, Excel or OpenDocument file may not carry: macros, objects, live data and outside addresses."""

import re
from typing import Any, Final

from .errors import UnreadableFileError
from .limits import Limits
from .package import EMBEDDED, MACROS, OUTSIDE, Package
from .safe_xml import checked_tree

TEMPLATE: Final = "Файлът е шаблон на Word. Запазете го като документ (.docx) и го качете отново."
_ODF_MACROS: Final = "Файлът съдържа макроси. Копирайте текста в нов документ без макроси и го запазете отново."
_ACTIVE: Final = ("vbaproject", "vbadata", "activex", "macrosheet")
_EMBEDDED: Final = ("/oleobject", "/package", "/afchunk", "/subdocument", "/control", "/frame")
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SCRIPT: Final = "{urn:oasis:names:tc:opendocument:xmlns:script:1.0}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_LINKS: Final = frozenset({f"{_TEXT}a", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}a"})
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\|\.\./", re.I)


def refuse_active_ooxml(package: Package) -> None:
    """Refuse macros, templates and parts of another format, by what the package says of itself."""
    types = package.xml.get("[Content_Types].xml", b"").lower()
    names = [name.lower() for name in package.names]
    if b"macroenabled" in types or b"vbaproject" in types or any(mark in name for name in names for mark in _ACTIVE):
        raise UnreadableFileError(MACROS)
    if b"template.main+xml" in types:
        raise UnreadableFileError(TEMPLATE)
    if any("/embeddings/" in f"/{name}" for name in names):
        raise UnreadableFileError(EMBEDDED)


def refuse_outside_ooxml(package: Package, limits: Limits) -> None:
    """Refuse a relationship to anything outside the file but a link in the text, and objects inside it."""
    for name, content in package.xml.items():
        if not name.lower().endswith(".rels"):
            continue
        for relationship in checked_tree(content, limits).iter("{*}Relationship"):
            kind = str(relationship.get("Type", "")).lower()
            if relationship.get("TargetMode", "").lower() == "external" and not kind.endswith("/hyperlink"):
                raise UnreadableFileError(OUTSIDE)
            if kind.endswith(_EMBEDDED):
                raise UnreadableFileError(EMBEDDED)


def refuse_active_odf(package: Package) -> None:
    """Refuse macros and objects, by the names of the members."""
    names = package.names
    if any(name.startswith(("Basic/", "Scripts/", "Dialogs/")) for name in names):
        raise UnreadableFileError(_ODF_MACROS)
    if any(name.startswith(("Object ", "ObjectReplacements/")) for name in names):
        raise UnreadableFileError(EMBEDDED)


def refuse_outside_odf(root: Any) -> None:
    """Refuse scripts, live data and whatever a reader would fetch; a link in the text is fine."""
    for element in root.iter():
        if element.tag in (f"{_OFFICE}script", f"{_SCRIPT}event-listener"):
            raise UnreadableFileError(_ODF_MACROS)
        if isinstance(element.tag, str) and element.tag.endswith(
            ("}dde-source", "}dde-connection-decl", "}object-ole")
        ):
            raise UnreadableFileError(EMBEDDED)
        if element.tag not in _LINKS and _ADDRESS.match(element.get(_HREF) or ""):
            raise UnreadableFileError(OUTSIDE)
