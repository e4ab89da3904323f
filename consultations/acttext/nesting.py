"""Which kind of place may stand in which. Source: УПЗНА чл. 26–28 and 31–33."""

from .tree import GROUPINGS, Kind

RANKS = {
    Kind.PART: 0,
    Kind.PROVISIONS: 0,
    Kind.ANNEX: 0,
    Kind.DIVISION: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.HEADING: 4,
    Kind.ARTICLE: 10,
    Kind.CLAUSE: 10,
    Kind.PARAGRAPH: 11,
    Kind.POINT: 12,
    Kind.SUBPOINT: 13,
    Kind.LETTER: 20,
    Kind.SUBLETTER: 21,
    Kind.INDENT: 22,
    Kind.TEXT: 30,
    Kind.TABLE: 31,
    Kind.ROW: 32,
    Kind.CELL: 33,
}
ENUMERATED = frozenset({Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER, Kind.INDENT})
TABULAR = frozenset({Kind.TABLE, Kind.ROW, Kind.CELL})
_UNITS = frozenset({Kind.ARTICLE, Kind.CLAUSE})
_LOOSE = frozenset({Kind.TEXT, Kind.TABLE})


def may_hold(parent: Kind | None, child: Kind) -> bool:
    """Tell whether a place of the kind `child` may stand directly in one of the kind `parent`, None for the act."""
    if child in (Kind.ROW, Kind.CELL):
        return parent is (Kind.TABLE if child is Kind.ROW else Kind.ROW)
    if parent is None:
        return child in GROUPINGS | _UNITS | _LOOSE or child is Kind.ANNEX
    if parent in TABULAR or parent is Kind.TEXT:
        return False
    if child is Kind.PARAGRAPH:
        return parent in _UNITS
    if child in ENUMERATED and parent in GROUPINGS - {Kind.HEADING}:
        return False
    return RANKS[child] > RANKS[parent]
