"""An .odt: refused when it carries what a text does not need, opened with odfdo, read into lines."""

import zipfile
from io import BytesIO
from typing import Any, Final

from odfdo.container import Container

from prestige.archives.errors import UnreadableFileError
from prestige.archives.office import refuse_active_odf, refuse_outside_odf
from prestige.archives.package import Package
from prestige.archives.safe_xml import checked_tree

from .collected import Collected
from .limits import Limits
from .odf_reader import OFFICE, OdfReader
from .odf_styles import OdfStyles

MIME_TYPES: Final = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
_NOT_ODT: Final = "Файлът не е текстов документ на OpenDocument. Запазете го като .odt или .docx и го качете отново."


def read_odf(data: bytes, package: Package, limits: Limits) -> Collected:
    """Return the lines of an OpenDocument text that was weighed as a package. Raises UnreadableFileError."""
    refuse_active_odf(package)
    content, styles = (_part(data, name, package, limits) for name in ("content.xml", "styles.xml"))
    roots = [root for root in (styles, content) if root is not None]
    for root in roots:
        refuse_outside_odf(root)
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableFileError(_NOT_ODT)
    reader = OdfReader(OdfStyles(*roots))
    reader.read(body)
    return reader.collected


def _part(data: bytes, name: str, package: Package, limits: Limits) -> Any:
    if name not in package.xml:
        return None
    try:
        part = Container(BytesIO(data)).get_part(name)
    except (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise UnreadableFileError(_NOT_ODT) from error
    return checked_tree(part if isinstance(part, bytes) else str(part).encode(), limits)
