"""The warnings of reading, at the lines where their places stand after an edit."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from .tree import Act, Node, ParseWarning


def carried(before: Act, after: Act, moved: Mapping[str, str]) -> tuple[ParseWarning, ...]:
    """Return the warnings of `before` that still hold in `after`, with their lines and anchors there.

    A warning goes with its place: once the clerk changed or removed that, it has been answered.
    """
    nodes = sorted(before.walk(), key=lambda node: node.line)
    lines = [node.line for node in nodes]
    places = {node.eid: node for node in after.walk()}
    found = []
    for warning in before.warnings:
        at = bisect_right(lines, warning.line) - 1
        if at < 0:
            found.append(warning)
            continue
        old = nodes[at]
        new = places.get(moved.get(old.eid, ""))
        if new is not None and _words(old) == _words(new):
            found.append(_at_line(warning, new.line, moved))
    return tuple(found)


def _words(node: Node) -> tuple[str, ...]:
    return node.kind, node.mark, node.heading, node.text


def _at_line(warning: ParseWarning, line: int, moved: Mapping[str, str]) -> ParseWarning:
    message = warning.message.replace(f"Ред {warning.line}:", f"Ред {line}:", 1)
    return replace(warning, line=line, message=message, eid=moved.get(warning.eid, ""))
