"""A .docx: refused when it carries what a text does not need, opened with python-docx, read into lines."""

import re
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from prestige.archives.errors import UnreadableFileError
from prestige.archives.office import refuse_active_ooxml, refuse_outside_ooxml
from prestige.archives.package import Package
from prestige.archives.safe_xml import checked_tree

from .collected import Collected
from .limits import Limits
from .word_numbering import Numbering, W
from .word_reader import WordReader
from .word_styles import Styles

MAIN: Final = "word/document.xml"
_SPOILED: Final = (  # what python-docx raises at parts that contradict each other
    OpcError,
    PythonDocxError,
    etree.LxmlError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
)
_CYRILLIC: Final = re.compile("[А-Яа-я]")
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_NOT_WORD: Final = "Файлът не е документ на Word. Запазете го като .docx и го качете отново."
_STRICT_SENTENCE: Final = (
    "Файлът е записан като „Strict Open XML“. Изберете „Запази като“, „Документ на Word (.docx)“ и го качете отново."
)


def read_word(data: bytes, package: Package, limits: Limits) -> Collected:
    """Return the lines of a Word document that was weighed as a package. Raises UnreadableFileError."""
    refuse_active_ooxml(package)
    if MAIN in package.xml and _STRICT in package.xml[MAIN][:4000]:
        raise UnreadableFileError(_STRICT_SENTENCE)
    refuse_outside_ooxml(package, limits)
    try:
        document = docx.Document(BytesIO(data))
    except _SPOILED as error:
        raise UnreadableFileError(_NOT_WORD) from error
    styles = Styles(_part(document, RELATIONSHIP_TYPE.STYLES, limits))
    body = document.element.find(f"{W}body")
    if body is None:
        raise UnreadableFileError(_NOT_WORD)
    latin = not _CYRILLIC.search("".join(each.text or "" for each in body.iter(f"{W}t")))
    numbering = Numbering(_part(document, RELATIONSHIP_TYPE.NUMBERING, limits), styles.lists, latin=latin)
    reader = WordReader(styles, numbering, _notes(document, limits))
    reader.read(body)
    return reader.collected


def _part(document: Document, kind: str, limits: Limits) -> Any:
    """Return the root of the part that the document relates to in this way, None when it has none."""
    for relationship in document.part.rels.values():
        if relationship.reltype == kind and not relationship.is_external:
            return checked_tree(relationship.target_part.blob, limits)
    return None


def _notes(document: Document, limits: Limits) -> dict[tuple[str, str], Any]:
    notes = {}
    for kind, tag in ((RELATIONSHIP_TYPE.FOOTNOTES, "footnote"), (RELATIONSHIP_TYPE.ENDNOTES, "endnote")):
        root = _part(document, kind, limits)
        for note in () if root is None else root.iter(f"{W}{tag}"):
            notes[tag, str(note.get(f"{W}id", ""))] = note
    return notes
