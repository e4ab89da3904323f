"""The act as a flat list in reading order: what the reading view, the contents and the search index show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from .eids import PREAMBLE_EID
from .labels import label
from .markup import LOOSE, body, plain_body, text_body
from .tree import Act, Kind, Node, plain_text


@dataclass(frozen=True, slots=True)
class Unit:
    """A grouping heading, член, §, annex or stretch of loose text and tables.

    `text` is the whole unit in plain text with its mark, of a grouping its heading alone; `html` is empty for a
    grouping. `depth` counts the groupings above from 0; `parent_eid` is empty at the top.
    """

    kind: Kind
    eid: str
    label: str
    heading: str
    text: str
    html: str
    depth: int
    parent_eid: str


def units(act: Act, *, links: bool = True) -> list[Unit]:
    """Return the units of an act, the preamble first when there is one. `links` as in `markup.body`."""
    found = []
    if act.preamble:
        html = plain_body(act.preamble)
        found.append(Unit(Kind.TEXT, PREAMBLE_EID, "", "", act.preamble, html, 0, ""))
    found.extend(_units(act.children, 0, "", links=links))
    return found


def _units(nodes: Iterable[Node], depth: int, parent: str, *, links: bool) -> Iterator[Unit]:
    for is_loose, group in groupby(nodes, key=lambda node: node.kind in LOOSE):
        if is_loose:
            yield _loose_unit(list(group), depth, parent)
            continue
        for node in group:
            yield _unit(node, depth, parent, links=links)
            if node.is_grouping:
                yield from _units(node.children, depth + 1, node.eid, links=links)


def _loose_unit(nodes: list[Node], depth: int, parent: str) -> Unit:
    text = "\n".join(plain_text(node) for node in nodes)
    return Unit(Kind.TEXT, nodes[0].eid, "", "", text, text_body(nodes), depth, parent)


def _unit(node: Node, depth: int, parent: str, *, links: bool) -> Unit:
    name = label(node)
    own_provisions = node.kind is Kind.PROVISIONS and not node.is_amending_block
    heading = "" if own_provisions else node.heading
    if node.is_grouping:
        text, html = " ".join(filter(None, (node.mark, node.heading, node.text))), ""
    else:
        text, html = plain_text(node), body(node, links=links)
    return Unit(node.kind, node.eid, name, heading, text, html, depth, parent)
