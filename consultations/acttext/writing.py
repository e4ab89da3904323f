"""A tree written out as plain text, one place per line: the source of an act that was not pasted."""

from collections.abc import Iterator
from dataclasses import replace

from .head import is_preamble
from .marks import match_annex, match_article, match_clause, match_group, match_provisions, match_roman_heading
from .tables import PIPE
from .tree import Act, Kind, Node

_SET_APART = frozenset({Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION, Kind.PROVISIONS, Kind.ANNEX})
_TITLED_BELOW = frozenset({Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION})
_TOWARDS = ("към ", "(към ", "/към ")
_MATCHERS = (match_clause, match_article, match_group, match_provisions, match_annex, match_roman_heading)
_ENDS_SENTENCE = (".", ";", ":", "!", "?", "…", "”", "“", '"', ")", "]")
_UNITS = frozenset({Kind.ARTICLE, Kind.CLAUSE, Kind.HEADING})


def written(act: Act) -> tuple[str, Act]:
    """Return the act as text and the act with the lines at which its places stand there.

    An empty line stands above groupings, articles, § and annexes; „Чл. 2. (1)“ is one line, as in print; rows of a
    table are one line each, „| a | b“.
    """
    pen = _Pen()
    for block in (act.letterhead, act.title, act.preamble):
        if block:
            pen.skip()
            pen.lines.extend(block.split("\n"))
    pen.skip()
    children = tuple(pen.write(node) for node in act.children)
    return "\n".join(pen.lines) + "\n", replace(act, children=children)


class _Pen:
    """Writes line by line and remembers where."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._runs_on = False

    def skip(self) -> None:
        """Leave an empty line, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _would_join(self, node: Node) -> bool:
        """Whether loose text would be read as the end of the line above it."""
        return node.kind is Kind.TEXT and bool(self.lines) and not self.lines[-1].endswith(_ENDS_SENTENCE)

    def write(self, node: Node) -> Node:
        """Write a place with everything under it; return it with its lines."""
        if node.kind in _SET_APART or node.kind in _UNITS or node.kind is Kind.TABLE or self._would_join(node):
            self.skip()
        line = len(self.lines) + 1
        if node.kind is Kind.ROW:
            self.lines.append(" ".join(_cells(node)))
            return replace(node, line=line, children=tuple(_in_row(cell, line) for cell in node.children))
        lines = own_lines(node)
        if self._runs_on:
            line -= 1
            self.lines[-1] = " ".join((self.lines[-1], *lines))
        else:
            self.lines.extend(lines)
        self._runs_on = _opens_with_paragraph(node)
        return replace(node, line=line, children=tuple(self.write(child) for child in node.children))


def own_lines(node: Node) -> list[str]:
    """Return the lines of a place without what is under it: a grouping has one for its mark and one for its title."""
    if node.heading and _stands_below(node):
        return list(filter(None, (node.mark, node.heading, node.text)))
    line = " ".join(filter(None, (node.mark, node.heading, node.text)))
    match = match_article(line) if node.kind is Kind.ARTICLE else match_clause(line)
    if node.kind in (Kind.ARTICLE, Kind.CLAUSE) and node.mark and (match is None or match.printed != node.mark):
        return [node.mark, line.removeprefix(node.mark).strip()]
    return [line] if line else []


def _opens_with_paragraph(node: Node) -> bool:
    """Whether a place is nothing but its mark until its first алинея, which then stands on the same line."""
    is_bare = node.kind in (Kind.ARTICLE, Kind.CLAUSE) and node.mark.endswith(".") and not (node.heading or node.text)
    return is_bare and bool(node.children) and node.children[0].kind is Kind.PARAGRAPH


def _stands_below(node: Node) -> bool:
    """Whether the heading has a line of its own, where it is understood as one and as nothing else."""
    if node.kind is Kind.ANNEX:
        return node.heading.lower().startswith(_TOWARDS)
    plain = not is_preamble(node.heading) and not any(match(node.heading) for match in _MATCHERS)
    return node.kind in _TITLED_BELOW and plain


def _in_row(cell: Node, line: int) -> Node:
    """Return a cell as it stands in a written row: behind a pipe, also where tabs parted the cells before."""
    return replace(cell, line=line, mark=PIPE)


def _cells(row: Node) -> Iterator[str]:
    for cell in row.children:
        yield f"{PIPE} {' '.join(filter(None, (each.text for each in cell.walk())))}".rstrip()
