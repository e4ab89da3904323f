"""From pasted text to the tree of an act. Source of the grammar: УПЗНА чл. 24–52.

The text is read line by line, once down and once up. Nothing is dropped: what is not understood stays in the tree as
TEXT and is named in a warning. The time is linear in the length of the text.
"""

from dataclasses import replace

from .freeze import freeze
from .head import measure_head
from .layout import lay_out, mark_running_heads
from .lines import Line, split_lines
from .reader import Reader
from .tree import Act, Kind, Node, ParseWarning


def parse(text: str) -> Act:
    """Return the tree of an act, with a warning for everything that was not understood. Never raises on any text."""
    places = lay_out(split_lines(text))
    lines = [place.line for place in places]
    marked = (at for at, place in enumerate(places) if place.mark and place.mark.kind is not Kind.ANNEX)
    first_mark = next(marked, len(places))
    head = measure_head(lines, first_mark)
    if first_mark == len(places):
        body = head.title
    else:
        titles = (at for at in range(head.title, first_mark) if places[at].is_heading)
        body = next(titles, first_mark)
    mark_running_heads(places[body:], lines[: head.title])
    reader = Reader()
    reader.read(places[body:])
    children = freeze(reader.stack.root)
    return Act(
        title=" ".join(line.text for line in lines[head.letterhead : head.title]),
        preamble=_join(lines[head.title : body]),
        children=children,
        warnings=_anchored(reader.warnings, children),
        letterhead=_join(lines[: head.letterhead]),
    )


def _anchored(warnings: list[ParseWarning], children: tuple[Node, ...]) -> tuple[ParseWarning, ...]:
    """Return the warnings with the anchors of the outermost places that begin on their lines."""
    eids: dict[int, str] = {}
    for top in children:
        for node in top.walk():
            eids.setdefault(node.line, node.eid)
    return tuple(replace(warning, eid=eids.get(warning.line, "")) for warning in warnings)


def _join(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)
