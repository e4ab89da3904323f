"""XML of strangers: looked through before a tree is built, and no entity, DTD or address is ever followed."""

from typing import Any, Final

from lxml import etree

from .errors import UnreadableFileError
from .limits import Limits

_BLOCK: Final = 256 * 1024
_BROKEN: Final = "Файлът е повреден: съдържанието му не се чете. Отворете го в програмата си и го запазете отново."
_DECLARES: Final = (
    "Файлът съдържа декларации DOCTYPE или ENTITY, каквито документ на акт няма. "
    "Копирайте текста в нов документ и го запазете отново."
)
_TOO_DEEP: Final = (
    "Съдържанието на файла е твърде сложно. Копирайте само текста на акта в нов документ и го запазете отново."
)


def checked_tree(data: bytes, limits: Limits) -> Any:
    """Return the root of the document. Raises UnreadableFileError."""
    check_xml(data, limits)
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(_BROKEN) from error


def check_xml(data: bytes, limits: Limits) -> None:
    """Look through a document without building its tree: size, depth, number of elements, no DTD.

    Raises UnreadableFileError.
    """
    if len(data) > limits.xml:
        raise UnreadableFileError(_TOO_DEEP)
    parser = _parser(_Guard(limits))
    try:
        for start in range(0, len(data), _BLOCK):  # the parser refuses more than ten megabytes at a time
            parser.feed(data[start : start + _BLOCK])
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(_BROKEN) from error


def _parser(target: "_Guard | None" = None) -> Any:
    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_pis=True, target=target
    )


class _Guard:
    """Stops the parser at the first thing that no office program writes."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._depth = self._elements = 0

    def start(self, tag: str, attributes: object) -> None:
        """Count an element that opens."""
        self._depth += 1
        self._elements += 1
        if self._depth > self._limits.depth or self._elements > self._limits.elements:
            raise UnreadableFileError(_TOO_DEEP)

    def end(self, tag: str) -> None:
        """Count an element that closes."""
        self._depth -= 1

    def doctype(self, name: str, public_id: str | None, system_url: str | None) -> None:
        """Refuse any document type declaration: entities and outside addresses live in it."""
        raise UnreadableFileError(_DECLARES)

    def close(self) -> None:
        """Nothing was built."""
