"""The act as an indented outline for the eye."""

from collections.abc import Iterator

from .labels import title
from .numbering import all_warnings
from .tree import Act, Kind, Node

_WIDTH = 96
_SHOWN = frozenset({Kind.ARTICLE, Kind.PARAGRAPH, Kind.CLAUSE, Kind.ANNEX})


def outline(act: Act) -> str:
    """Return title, groupings, articles with their алинеи, § and annexes, one per line, and then the warnings."""
    lines = [act.title, ""] if act.title else []
    for node in act.children:
        lines.extend(_outline(node, 0))
    if warnings := all_warnings(act):
        lines += ["", "Предупреждения:", *(f"  {warning.message}" for warning in warnings)]
    return "\n".join(lines)


def _outline(node: Node, depth: int) -> Iterator[str]:
    if node.kind is Kind.TABLE:
        yield f"{'  ' * depth}[таблица, редове: {len(node.children)}]"
    if not (node.is_grouping or node.kind in _SHOWN):
        return
    line = "  " * depth + " ".join(filter(None, (title(node), node.text)))
    yield line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
    for child in node.children:
        yield from _outline(child, depth + 1)
