"""Rows of a table find their place in the tree."""

from .draft import Draft, Stack
from .lines import Line
from .tables import PIPE
from .tree import GROUPINGS, Kind

_HOLDERS = (Kind.PARAGRAPH, Kind.ARTICLE, Kind.CLAUSE, Kind.ANNEX, *GROUPINGS)


def add_row(stack: Stack, line: Line, above: Line) -> None:
    """Add a row to the table just above, or begin one.

    A table belongs to the алинея, член, § or annex; to a point only right behind its „както следва:“.
    """
    adjoins = stack.current.kind is Kind.TABLE and not line.gap and line.is_piped is above.is_piped
    if not adjoins:
        if not stack.tail.endswith(":"):
            stack.close_to(*_HOLDERS)
        stack.close_loose()
        stack.open(Draft(Kind.TABLE, line.no))
    stack.current.children.append(_row(line))


def _row(line: Line) -> Draft:
    row = Draft(Kind.ROW, line.no)
    for words in line.cells:
        cell = Draft(Kind.CELL, line.no, mark=PIPE if line.is_piped else "")
        if words:
            cell.words.append(words)
        row.children.append(cell)
    return row
