"""A place of an act as HTML, the same for the reading view and for print.

Classes are those of the design: `.law` holds the text, `.al` an алинея with its number in `.n`, lists carry their own
numbers in `<b>`. Every place has its anchor as `id`; the enclosing element of the article is the template's.
"""

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from .labels import citation, label
from .tree import Kind, Node

_NBSP = "\u00a0"
_BEFORE_NUMBER = re.compile(r"((?<![\w-])(?:чл|ал|т|б|бр|гр|с)\.|№|§) (?=[\w„\"№§])", re.I)
_AFTER_NUMBER = re.compile(r"(?<=[0-9]) (?=(?:г\.|ч\.|лв\.?|евро|%|€|м|км|кв\.|ст\.|дни|дн\.)(?![\w]))")
_INSIDE_NUMBER = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_PARAGRAPH = re.compile(r'<div class="al" id="([^"]+)"')
LOOSE = frozenset({Kind.TEXT, Kind.TABLE})
"""Kinds of places that stand on a page without a label of their own."""

_HEADER_CELL = 'th scope="col"'
_RULE = re.compile(r":?-{3,}:?")
_LISTED = frozenset({Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER})


def nb(text: str) -> str:
    """Return the text with non-breaking spaces after чл., ал., т., №, § before г., % and other units, inside 12 000."""
    bound = _AFTER_NUMBER.sub(_NBSP, _BEFORE_NUMBER.sub(rf"\1{_NBSP}", text))
    return _INSIDE_NUMBER.sub(_NBSP, bound)


def body(node: Node, *, links: bool = True) -> str:
    """Return the text of an article, § or annex as one `<div class="law">`.

    With `links` the number of an алинея links to itself; without, as in print, it is plain text.
    """
    return f'<div class="law">{"".join(_blocks(node, links=links))}</div>'


def text_body(nodes: Iterable[Node]) -> str:
    """Return loose lines that follow each other as one `<div class="law">`; the first anchor is the template's."""
    first, *others = nodes
    if first.kind is Kind.TABLE:
        start = _table(first, anchored=False)
    else:
        start = f"<p>{_safe(first.text)}</p>{_lists(first.children)}"
    return f'<div class="law">{start}{"".join(_loose(node) for node in others)}</div>'


def paragraph_eids(html: str) -> list[str]:
    """Return the anchors of the numbered paragraphs in what `body` wrote, in their order."""
    return _PARAGRAPH.findall(html)


def plain_body(text: str) -> str:
    """Return lines without places of their own, such as a preamble, as one `<div class="law">`."""
    return f'<div class="law">{"".join(f"<p>{_safe(line)}</p>" for line in text.split(chr(10)) if line)}</div>'


def _safe(text: str) -> str:
    return escape(nb(text))


def _blocks(node: Node, *, links: bool) -> Iterable[str]:
    lead = node.text
    for numbered, group in groupby(node.children, key=lambda child: child.kind is Kind.PARAGRAPH):
        yield from _solo(lead, () if numbered else group)
        lead = ""
        if numbered:
            yield from (_paragraph(paragraph, links=links) for paragraph in group)
    yield from _solo(lead, ())


def _solo(text: str, children: Iterable[Node]) -> Iterable[str]:
    """Yield a block without a number, when there is anything to put in it."""
    words = _safe(text) + _lists(children)
    if words:
        yield f'<div class="al al--solo">{words}</div>'


def _paragraph(node: Node, *, links: bool) -> str:
    number = escape(label(node))
    if links:
        mark = f'<a class="n" href="#{node.eid}"><span class="vh">Връзка към ал. </span>{number}</a> '
    else:
        mark = f'<span class="n">{number}</span> '
    return f'<div class="al" id="{node.eid}">{mark}{_safe(node.text)}{_lists(node.children)}</div>'


def _lists(children: Iterable[Node]) -> str:
    """Return neighbouring places of one kind as a list; loose text between them stays a paragraph."""
    return "".join(_list(kind, list(group)) for kind, group in groupby(children, key=lambda child: child.kind))


def _list(kind: Kind, nodes: list[Node]) -> str:
    if kind in _LISTED or kind is Kind.INDENT:
        tag = "ul" if kind is Kind.INDENT else "ol"
        return f'<{tag} role="list">{"".join(_item(node) for node in nodes)}</{tag}>'
    return "".join(_loose(node) for node in nodes)


def _item(node: Node) -> str:
    return f'<li id="{node.eid}"><b>{escape(label(node))}</b> {_safe(node.text)}{_lists(node.children)}</li>'


def _loose(node: Node) -> str:
    if node.kind is Kind.TABLE:
        return _table(node)
    words = " ".join(filter(None, (node.mark, node.heading, node.text)))
    return f'<p id="{node.eid}">{_safe(words)}</p>{_lists(node.children)}'


def _table(node: Node, *, anchored: bool = True) -> str:
    """Return a table in a region that scrolls by keyboard too; short rows are filled up with empty cells.

    The region is named by its place: two landmarks of one name cannot be told apart by ear.
    """
    rows = [row.children for row in node.children if not _is_rule(row)]
    width = max((_width(cells) for cells in rows), default=0)
    head = rows[:1] if _is_header(rows) else []
    anchor = f' id="{node.eid}"' if anchored else ""
    head_html = "".join(f"<thead>{_row(cells, width, _HEADER_CELL)}</thead>" for cells in head)
    body_html = "".join(_row(cells, width, "td") for cells in rows[len(head) :])
    table = f'<table class="tbl">{head_html}<tbody>{body_html}</tbody></table>'
    place = citation(node)
    name = escape(f"{place[0].upper()}{place[1:]}")
    return f'<div class="scroll"{anchor} role="region" tabindex="0" aria-label="{name}">{table}</div>'


def _row(cells: tuple[Node, ...], width: int, tag: str) -> str:
    words = [_safe(cell.text) for cell in cells[:width]] + [""] * (width - len(cells))
    return f"<tr>{''.join(f'<{tag}>{each}</{tag[:2]}>' for each in words)}</tr>"


def _is_rule(row: Node) -> bool:
    """Whether a row only draws the line „|---|---|“ under a header."""
    width = _width(row.children)
    return width > 0 and all(_RULE.fullmatch(cell.text) for cell in row.children[:width])


def _width(cells: tuple[Node, ...]) -> int:
    """Return the number of cells up to the last one with words in it."""
    return max((at for at, cell in enumerate(cells, start=1) if cell.text), default=0)


def _is_header(rows: list[tuple[Node, ...]]) -> bool:
    """Whether the first of several rows names the columns: short words in every cell, no figures, no sentence."""
    if len(rows) < 2:
        return False
    words = [cell.text for cell in rows[0][: _width(rows[0])]]
    return all(each and not each[0].isdigit() and each[-1] not in ".;:" for each in words)
