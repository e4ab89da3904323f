"""The tree of an act: what the grammar returns and everything else reads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Structural levels of an act.

    Source: УПЗНА чл. 26–28 and 31–33; HEADING, INDENT, TEXT and tables (rows of cells) are practice.
    """

    PART = "part"
    DIVISION = "division"
    CHAPTER = "chapter"
    SECTION = "section"
    HEADING = "heading"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    SUBPOINT = "subpoint"
    LETTER = "letter"
    SUBLETTER = "subletter"
    INDENT = "indent"
    PROVISIONS = "provisions"
    CLAUSE = "clause"
    ANNEX = "annex"
    TEXT = "text"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"


GROUPINGS = frozenset({Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION, Kind.HEADING, Kind.PROVISIONS})


@dataclass(frozen=True, slots=True)
class Node:
    """One place in an act.

    `mark` is the numbering as it was printed („Чл.5а.“, „/1/“), `number` the same normalised („5а“, „1“; groupings in
    Arabic figures; own provisions „ДР“, „ПЗР“…, amending blocks „1“, „2“…). `line` counts from 1 in the pasted text.
    Reading order is mark, heading, text, children.
    """

    kind: Kind
    number: str = ""
    mark: str = ""
    heading: str = ""
    text: str = ""
    eid: str = ""
    line: int = 0
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """Yield this node and everything under it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def is_grouping(self) -> bool:
        return self.kind in GROUPINGS

    @property
    def is_amending_block(self) -> bool:
        """Whether these are the provisions of a later act („КЪМ …“), kept behind the act they amended."""
        return self.kind is Kind.PROVISIONS and self.number.isdigit()

    def of_kind(self, *kinds: Kind) -> tuple["Node", ...]:
        """Return the direct children of the given kinds."""
        return tuple(child for child in self.children if child.kind in kinds)


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """A sentence in Bulgarian about one line of the source; line 0 means the whole act.

    `eid` is the anchor of the place it speaks of and `source` the law it rests on, where they are known.
    """

    line: int
    message: str
    eid: str = ""
    source: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the warning as a plain dict; the anchor and the law are left out where they are not known."""
        known = {"eid": self.eid, "source": self.source}
        return {"line": self.line, "message": self.message} | {key: value for key, value in known.items() if value}


@dataclass(frozen=True, slots=True)
class Act:
    """A whole act; `letterhead` is what stood above the title. `warnings` are those of reading, not of numbering."""

    title: str
    preamble: str = ""
    children: tuple[Node, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()
    letterhead: str = ""

    def walk(self) -> Iterator[Node]:
        """Yield every node in reading order."""
        for child in self.children:
            yield from child.walk()

    def find(self, eid: str) -> Node | None:
        """Return the node with this anchor, or None."""
        return next((node for node in self.walk() if node.eid == eid), None)

    def without_lines(self) -> "Act":
        """Return what the act says, without where its places stood in the pasted text: for comparison."""
        return replace(self, children=tuple(map(_without_lines, self.children)), warnings=())

    def to_json(self) -> dict[str, Any]:
        """Return the act as plain dicts and lists; empty fields are left out, the order of keys is stable."""
        data = {
            "letterhead": self.letterhead,
            "title": self.title,
            "preamble": self.preamble,
            "children": [_node_to_json(node) for node in self.children],
            "warnings": [warning.to_json() for warning in self.warnings],
        }
        return {key: value for key, value in data.items() if value or key == "title"}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Act":
        """Return the act that `to_json` wrote."""
        return cls(
            title=data["title"],
            preamble=data.get("preamble", ""),
            children=tuple(_node_from_json(child) for child in data.get("children", ())),
            warnings=tuple(ParseWarning(**each) for each in data.get("warnings", ())),
            letterhead=data.get("letterhead", ""),
        )


def _without_lines(node: Node) -> Node:
    return replace(node, line=0, children=tuple(map(_without_lines, node.children)))


def pieces(act: Act) -> Iterator[str]:
    """Yield every piece of the pasted text in reading order; together they are the whole text."""
    yield from (act.letterhead, act.title, act.preamble)
    for node in act.walk():
        yield from (node.mark, node.heading, node.text)


def plain_text(node: Node) -> str:
    """Return the node with everything under it as plain text, one place or row of a table per line.

    For search and quotes; the cells of a row are written „| a | b“.
    """
    return "\n".join(filter(None, _plain_lines(node)))


def _plain_lines(node: Node) -> Iterator[str]:
    if node.kind is Kind.ROW:
        yield " ".join(f"| {each.text}".rstrip() for each in node.walk() if each is not node)
        return
    yield " ".join(filter(None, (node.mark, node.heading, node.text)))
    for child in node.children:
        yield from _plain_lines(child)


def _node_to_json(node: Node) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": node.kind.value}
    for name in ("number", "mark", "heading", "text", "eid", "line"):
        if value := getattr(node, name):
            data[name] = value
    if node.children:
        data["children"] = [_node_to_json(child) for child in node.children]
    return data


def _node_from_json(data: dict[str, Any]) -> Node:
    fields = {name: data[name] for name in ("number", "mark", "heading", "text", "eid", "line") if name in data}
    children = tuple(_node_from_json(child) for child in data.get("children", ()))
    return Node(Kind(data["kind"]), children=children, **fields)
