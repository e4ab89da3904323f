"""An act as Akoma Ntoso 3.0: the tree as it is, our anchors as eId."""

import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from consultations.acttext.eids import PREAMBLE_EID
from consultations.acttext.tree import Act, Kind, Node

from .akn_meta import meta
from .akn_shapes import AKN, EMPTY, LETTERHEAD, OURS, SHAPES, akn, ours
from .imprint import Imprint

_NO_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def akn_bytes(act: Act, imprint: Imprint) -> bytes:
    """Return the act as a document that validates against the schema and reads back to the same tree.

    A character that XML cannot hold becomes U+FFFD; warnings and line numbers are no part of the document.
    """
    root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN, "prestige": OURS})
    document = _add(root, "act", name="act", contains="singleVersion")
    document.append(meta(_clean(imprint.title or act.title), imprint))
    _write_head(document, act)
    body = _add(document, "body")
    for node in act.children:
        _write(body, node)
    if not act.children:
        _add(body, "hcontainer", name=EMPTY)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _write_head(document: Any, act: Act) -> None:
    preface = _add(document, "preface")
    if act.letterhead:
        _write_lines(_add(preface, "container", name=LETTERHEAD), act.letterhead.split("\n"))
    _add(_add(_add(preface, "longTitle"), "p"), "docTitle").text = _clean(act.title)
    if act.preamble:
        _write_lines(_add(document, "preamble", eId=PREAMBLE_EID), act.preamble.split("\n"))


def _write(parent: Any, node: Node) -> None:
    tag, attributes = SHAPES[node.kind]
    element = _add(parent, tag, **attributes, **_identity(node))
    _number(element, node)
    if node.mark:
        _add(element, "num").text = _clean(node.mark)
    if node.heading:
        _add(element, "heading").text = _clean(node.heading)
    if _is_table(node):
        _write_table(_add(element, "content"), node)
    elif node.children:
        if node.text:
            _write_lines(_add(element, "intro"), [node.text])
        for child in node.children:
            _write(element, child)
    else:
        _write_lines(_add(element, "content"), [node.text])


def _is_table(node: Node) -> bool:
    """Whether a table is rows of plain cells, which is what a table of the schema can be."""
    rows = node.kind is Kind.TABLE and not node.text and node.children
    return bool(rows) and all(
        row.kind is Kind.ROW
        and row.children
        and not (row.mark or row.heading or row.text)
        and all(cell.kind is Kind.CELL and not (cell.heading or cell.children) for cell in row.children)
        for row in node.children
    )


def _write_table(content: Any, node: Node) -> None:
    table = _add(content, "table")
    for row in node.children:
        line = _add(table, "tr", **_identity(row))
        _number(line, row)
        for cell in row.children:
            box = _add(line, "td", **_identity(cell))
            _number(box, cell)
            if cell.mark:
                box.set(ours("mark"), _clean(cell.mark))
            _write_lines(box, [cell.text])


def _identity(node: Node) -> dict[str, str]:
    return {"eId": node.eid} if node.eid else {}


def _number(element: Any, node: Node) -> None:
    if node.number:
        element.set(ours("number"), _clean(node.number))


def _write_lines(parent: Any, lines: Iterable[str]) -> None:
    for line in lines:
        _add(parent, "p").text = _clean(line)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, akn(tag), attributes)
