"""Which element of Akoma Ntoso 3.0 stands for which kind of place. Source: OASIS LegalDocML 1.0, part 2."""

from typing import Final

from consultations.acttext.tree import Kind

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS: Final = "urn:prestige:act"
"""The namespace of what the schema has no word for: the number in its normal form, the pipe of a table cell."""

_OWN_NAMES: Final = {
    Kind.PART: "part",
    Kind.DIVISION: "division",
    Kind.CHAPTER: "chapter",
    Kind.SECTION: "section",
    Kind.ARTICLE: "article",
    Kind.PARAGRAPH: "paragraph",
    Kind.POINT: "point",
    Kind.INDENT: "indent",
    Kind.CLAUSE: "clause",
}
_POINTS: Final = (Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER)

SHAPES: Final[dict[Kind, tuple[str, dict[str, str]]]] = {
    kind: (
        (_OWN_NAMES[kind], {})
        if kind in _OWN_NAMES
        else ("point", {"class": kind.value})
        if kind in _POINTS
        else ("hcontainer", {"name": kind.value})
    )
    for kind in Kind
}
"""Element and attributes of each kind: letters and subpoints are points of a class, the rest named containers."""
EMPTY: Final = "empty"
LETTERHEAD: Final = "letterhead"


def akn(name: str) -> str:
    """Return the name of an element in its namespace."""
    return f"{{{AKN}}}{name}"


def ours(name: str) -> str:
    """Return the name of an attribute of our own."""
    return f"{{{OURS}}}{name}"
