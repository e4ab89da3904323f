"""A tree written out as plain text, one place per line: the source of an act that was not pasted."""

from collections.abc import Iterator
from dataclasses import replace

from .tree import Act, Kind, Node

_SET_APART = frozenset({Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION, Kind.PROVISIONS, Kind.ANNEX})
_UNITS = frozenset({Kind.ARTICLE, Kind.CLAUSE, Kind.HEADING})


def written(act: Act) -> tuple[str, Act]:
    """Return the act as text and the act with the lines at which its places stand there.

    An empty line stands above groupings, articles, § and annexes; rows of a table are one line each, „| a | b“.
    """
    pen = _Pen()
    for block in (act.letterhead, act.title, act.preamble):
        if block:
            pen.skip()
            pen.lines.extend(block.split("\n"))
    children = tuple(pen.write(node) for node in act.children)
    return "\n".join(pen.lines) + "\n", replace(act, children=children)


class _Pen:
    """Writes line by line and remembers where."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def skip(self) -> None:
        """Leave an empty line, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def write(self, node: Node) -> Node:
        """Write a place with everything under it; return it with its lines."""
        if node.kind in _SET_APART or node.kind in _UNITS or node.kind is Kind.TABLE:
            self.skip()
        line = len(self.lines) + 1
        if node.kind is Kind.ROW:
            self.lines.append(" ".join(_cells(node)))
            return replace(node, line=line, children=tuple(replace(cell, line=line) for cell in node.children))
        self.lines.extend(_own_lines(node))
        return replace(node, line=line, children=tuple(self.write(child) for child in node.children))


def _own_lines(node: Node) -> list[str]:
    if node.kind in _SET_APART:
        return list(filter(None, (node.mark, node.heading, node.text)))
    if node.kind is Kind.ARTICLE and node.heading and not node.text:
        return [" ".join(filter(None, (node.mark, node.heading)))]
    return list(filter(None, (" ".join(filter(None, (node.mark, node.heading, node.text))),)))


def _cells(row: Node) -> Iterator[str]:
    for cell in row.children:
        yield f"| {' '.join(filter(None, (each.text for each in cell.walk())))}".rstrip()
