"""The places of an Akoma Ntoso document as nodes of our tree."""

import re
from collections.abc import Iterator
from typing import Any, Final

from consultations.acttext.marks import match_group
from consultations.acttext.ordinals import ROMAN, roman_value
from consultations.acttext.sequence import normal_letter, normal_number
from consultations.acttext.tree import GROUPINGS, Kind, Node

from .akn_shapes import EMPTY, SHAPES, ours

_KINDS: Final = {tag: kind for kind, (tag, attributes) in SHAPES.items() if not attributes} | {
    "title": Kind.DIVISION,
    "book": Kind.PART,
    "tome": Kind.PART,
    "subpart": Kind.DIVISION,
    "subtitle": Kind.DIVISION,
    "subchapter": Kind.SECTION,
    "subsection": Kind.PARAGRAPH,
    "alinea": Kind.PARAGRAPH,
    "subparagraph": Kind.POINT,
    "item": Kind.POINT,
    "rule": Kind.ARTICLE,
    "subclause": Kind.PARAGRAPH,
}
_NAMED: Final = {kind.value: kind for kind in Kind}
_THROUGH: Final = frozenset(
    {"list", "sublist", "blockList", "ul", "ol", "blockContainer", "container", "level", "tblock"}
)
_BODIES: Final = ("body", "mainBody")
_BLOCKS: Final = frozenset({"intro", "content", "wrapUp", "listIntroduction", "listWrapUp"})
_CLOSING: Final = ("wrapUp", "listWrapUp")
_LINES: Final = frozenset({"p", "heading", "num", "block", "docTitle", "caption", "crossHeading", "li", "subheading"})
_DIGITS: Final = re.compile(r"([0-9]{1,4})\s?([А-Яа-яA-Za-z]?)(?![А-Яа-яA-Za-z])\s?([¹²³⁴⁵⁶⁷⁸⁹⁰]*)")
_LETTER: Final = re.compile(r"[^\w]*([А-Яа-яA-Za-z]{1,2})[^\w]*")
_NORMAL: Final = re.compile(r"[0-9А-Яа-я.¹²³⁴⁵⁶⁷⁸⁹⁰]{1,24}")
_ROMAN: Final = re.compile(rf"(?<!\w){ROMAN}(?!\w)")


class Places:
    """Reads the elements under a body. `is_own` tells a file that we wrote: there every word stays as it is."""

    def __init__(self, body: Any, *, is_own: bool) -> None:
        self._is_own = is_own
        tags = {local(each) for each in body.iter()}
        self._kinds = _KINDS if "article" in tags or is_own else _KINDS | {"section": Kind.ARTICLE}
        self.notes: list[str] = []

    def children(self, parent: Any) -> tuple[Node, ...]:
        """Return the places under an element in their order."""
        return tuple(node for child in parent for node in self._read(child, parent))

    def annex(self, attachment: Any) -> Node:
        """Return a document attached to the act as an annex of loose text and tables."""
        names = [self._line(each) for each in attachment if local(each) in ("num", "heading", "subheading")]
        nodes: list[Node] = []
        for document in attachment:
            for part in document:
                if local(part) in ("preface", "preamble", "conclusions"):
                    nodes.extend(Node(Kind.TEXT, text=text) for text in texts(part, is_own=False))
                elif local(part) in ("body", "mainBody"):
                    nodes.extend(self.children(part))
        heading = " ".join(filter(None, names))
        if not heading and nodes and nodes[0].kind is Kind.TEXT:
            heading = nodes.pop(0).text
        figure = _DIGITS.search(heading)
        number = normal_number(*figure.groups()) if figure else ""
        return Node(Kind.ANNEX, number=number, heading=heading or "Приложение", children=tuple(nodes))

    def _read(self, element: Any, parent: Any) -> Iterator[Node]:
        tag = local(element)
        if tag in ("num", "heading", "subheading", *_BLOCKS) and parent is not None and local(parent) not in _BODIES:
            return
        if tag == "table":
            yield self._table(element)
        elif tag in _THROUGH:
            yield from self.children(element)
            return
        elif (kind := self._kind(element)) is not None:
            yield self._place(element, kind)
        elif tag in _LINES and (text := self._line(element)):
            yield Node(Kind.TEXT, text=text)
        elif tag not in (*_LINES, "meta", "hcontainer") and len(element):
            yield from self.children(element)
        elif tag == "hcontainer" and element.get("name") != EMPTY:
            yield self._place(element, Kind.HEADING if _has(element, "heading") else Kind.TEXT)

    def _kind(self, element: Any) -> Kind | None:
        tag = local(element)
        if tag == "hcontainer":
            return _NAMED.get(element.get("name", ""))
        if tag == "point" and element.get("class") in _NAMED:
            return _NAMED[element.get("class")]
        if tag in ("point", "item", "subparagraph") and not self._is_own:
            num = next((self._line(each) for each in element if local(each) == "num"), "")
            return Kind.LETTER if _LETTER.fullmatch(num) else Kind.POINT
        kind = self._kinds.get(tag)
        nested = any(local(up) in ("paragraph", "subsection") for up in element.iterancestors())
        if tag == "paragraph" and nested and not self._is_own:
            return Kind.POINT
        return kind

    def _place(self, element: Any, kind: Kind) -> Node:
        names = {name: [self._line(each) for each in element if local(each) == name] for name in ("num", "heading")}
        lines: list[str] = []
        children: list[Node] = []
        for part in _parts(element):
            if local(part) not in _BLOCKS:
                children.extend(self._read(part, element))
                continue
            for node in self.children(part):
                if node.kind is Kind.TEXT and not (lines or children) and local(part) not in _CLOSING:
                    lines.append(node.text)
                else:
                    children.append(node)
        mark, heading = " ".join(names["num"]), " ".join(names["heading"])
        if kind is Kind.TABLE and len(children) == 1 and children[0].kind is Kind.TABLE:
            children = list(children[0].children)
        return Node(
            kind=kind,
            number=self._number(element, kind, mark),
            mark=mark,
            heading=heading,
            text=" ".join(lines),
            children=tuple(children),
        )

    def _number(self, element: Any, kind: Kind, mark: str) -> str:
        if self._is_own:
            return self._normal_number(element)
        group = match_group(mark) if kind in GROUPINGS else None
        if group:
            return group.number
        figure, letter, roman = _DIGITS.search(mark), _LETTER.fullmatch(mark), _ROMAN.search(mark)
        if kind is Kind.LETTER and letter:
            return normal_letter(letter.group(1))
        if figure:
            return normal_number(*figure.groups())
        return str(roman_value(roman.group())) if roman else ""

    def _table(self, element: Any) -> Node:
        rows = tuple(
            Node(
                Kind.ROW,
                self._normal_number(row),
                children=tuple(self._cell(cell) for cell in row),
            )
            for row in element.iter("{*}tr")
        )
        return Node(Kind.TABLE, children=rows)

    def _cell(self, element: Any) -> Node:
        mark = str(element.get(ours("mark"), "")) if self._is_own else "|"
        words = " ".join(texts(element, is_own=self._is_own))
        return Node(Kind.CELL, self._normal_number(element), mark, text=words)

    def _normal_number(self, element: Any) -> str:
        """Return the number that our own file gives; anchors and addresses are made of it, so nothing else will do."""
        number = str(element.get(ours("number"), "")) if self._is_own else ""
        return number if _NORMAL.fullmatch(number) else ""

    def _line(self, element: Any) -> str:
        return " ".join(_words(element, is_own=self._is_own))


def _parts(element: Any) -> Iterator[Any]:
    """Yield the children of a place, those of a list inside it in place of the list."""
    for child in element:
        if local(child) in ("list", "sublist"):
            yield from _parts(child)
        else:
            yield child


def local(element: Any) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if hasattr(element, "tag") and isinstance(element.tag, str) else ""


def texts(element: Any, *, is_own: bool) -> list[str]:
    """Return the lines under an element, one for each paragraph or heading; words outside them are one line."""
    found: list[str] = []
    for child in element:
        if local(child) in _LINES:
            found.extend(_words(child, is_own=is_own))
        elif len(child):
            found.extend(texts(child, is_own=is_own))
    if not found and not is_own:
        found.extend(_words(element, is_own=False))
    return found


def _words(element: Any, *, is_own: bool) -> list[str]:
    """Return the words of an element as one line, or none. A note inside comes in brackets, a deletion not at all."""
    if is_own:
        text = "".join(element.itertext())
        return [text] if text else []
    if not hasattr(element, "tag"):
        return []
    words = " ".join("".join(_inline(element)).split())
    return [words] if words else []


def _inline(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in ("eol", "br", "p"):
            yield " "
        if name == "authorialNote":
            yield f" [{' '.join(''.join(_inline(child)).split())}]"
        elif name and name != "del":
            yield from _inline(child)
        yield child.tail or ""


def _has(element: Any, name: str) -> bool:
    return any(local(child) == name for child in element)
