"""An .odt: refused when it carries what a text does not need, opened with odfdo, read into lines."""

import re
import zipfile
from io import BytesIO
from typing import Any, Final

from odfdo.container import Container

from .collected import Collected
from .errors import UnreadableFileError
from .limits import Limits
from .odf_reader import OFFICE, OdfReader
from .odf_styles import TEXT, OdfStyles
from .package import EMBEDDED, OUTSIDE, Package
from .safe_xml import checked_tree

MIME_TYPES: Final = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
_MACROS: Final = "Файлът съдържа макроси. Копирайте текста в нов документ без макроси и го запазете отново."
_NOT_ODT: Final = "Файлът не е текстов документ на OpenDocument. Запазете го като .odt или .docx и го качете отново."
_SCRIPT: Final = "{urn:oasis:names:tc:opendocument:xmlns:script:1.0}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_LINKS: Final = frozenset({f"{TEXT}a", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}a"})
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\|\.\./", re.I)


def read_odf(data: bytes, package: Package, limits: Limits) -> Collected:
    """Return the lines of an OpenDocument text that was weighed as a package. Raises UnreadableFileError."""
    _refuse_active(package)
    content, styles = (_part(data, name, package, limits) for name in ("content.xml", "styles.xml"))
    roots = [root for root in (styles, content) if root is not None]
    for root in roots:
        _refuse_outside(root)
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableFileError(_NOT_ODT)
    reader = OdfReader(OdfStyles(*roots))
    reader.read(body)
    return reader.collected


def _refuse_active(package: Package) -> None:
    names = package.names
    if any(name.startswith(("Basic/", "Scripts/", "Dialogs/")) for name in names):
        raise UnreadableFileError(_MACROS)
    if any(name.startswith(("Object ", "ObjectReplacements/")) for name in names):
        raise UnreadableFileError(EMBEDDED)


def _refuse_outside(root: Any) -> None:
    """Refuse scripts, live data and whatever a reader would fetch; a link in the text is fine."""
    for element in root.iter():
        if element.tag in (f"{OFFICE}script", f"{_SCRIPT}event-listener"):
            raise UnreadableFileError(_MACROS)
        if isinstance(element.tag, str) and element.tag.endswith(
            ("}dde-source", "}dde-connection-decl", "}object-ole")
        ):
            raise UnreadableFileError(EMBEDDED)
        if element.tag not in _LINKS and _ADDRESS.match(element.get(_HREF) or ""):
            raise UnreadableFileError(OUTSIDE)


def _part(data: bytes, name: str, package: Package, limits: Limits) -> Any:
    if name not in package.xml:
        return None
    try:
        part = Container(BytesIO(data)).get_part(name)
    except (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise UnreadableFileError(_NOT_ODT) from error
    return checked_tree(part if isinstance(part, bytes) else str(part).encode(), limits)
