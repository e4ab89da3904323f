"""Splitting a place into two at a character of its text or at one of the places under it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from .edits import EditRefused, Split
from .grafting import graft
from .labels import describe
from .nesting import TABULAR, may_hold
from .placing import begun, chain, filled
from .printed_marks import checked_number, mark_of
from .tree import Act, Kind, Node

_BREAK = re.compile(r"(?<=[.;:!?,])\s+(?=\S)")
_LONGEST_EXCERPT = 60


class Seam(NamedTuple):
    """A place where a node can be split: a character of its own text or a child, and the words that begin there."""

    at: int
    child: str
    words: str


def seams(node: Node) -> Iterator[Seam]:
    """Yield where a place can be split: behind every stop of its own text, and before each place under it."""
    for match in _BREAK.finditer(node.text):
        yield Seam(match.end(), "", _excerpt(node.text[match.end() :]))
    lead = bool(node.text or node.heading)
    for child in node.children if lead else node.children[1:]:
        yield Seam(0, child.eid, _excerpt(f"{child.mark} {child.heading} {child.text}"))


def split(act: Act, edit: Split) -> Act:
    """Return the act with the place split. Raises EditRefused."""
    node = chain(act, edit.eid)[-1]
    if node.kind in TABULAR or edit.kind in TABULAR:
        raise EditRefused("Таблица не се разделя така; поправете я в полето с целия текст.", "kind")
    if edit.kind in (Kind.HEADING, Kind.PROVISIONS):
        raise EditRefused("Заглавие се добавя с думите си, не от средата на друго място.", "kind")
    number = checked_number(edit.kind, edit.number)
    stays, text, rest = _halves(node, edit)
    new = Node(edit.kind, number, mark_of(edit.kind, number), text=text)
    if may_hold(node.kind, edit.kind):
        return graft(act, edit.eid, lambda _: (replace(stays, children=(*stays.children, filled(new, rest))),))
    return begun(act, edit.eid, (stays,), new, rest)


def _halves(node: Node, edit: Split) -> tuple[Node, str, tuple[Node, ...]]:
    """Return what stays, the text that the new place begins with and the children that go into it."""
    if edit.child:
        at = next((at for at, child in enumerate(node.children) if child.eid == edit.child), -1)
        if at < 0 or (at == 0 and not (node.text or node.heading)):
            raise EditRefused(f"Изберете място вътре в {describe(node)}.", "seam")
        return replace(node, children=node.children[:at]), "", node.children[at:]
    before, behind = node.text[: edit.at].rstrip(), node.text[edit.at :].lstrip()
    if not before or not behind:
        raise EditRefused("Изберете място вътре в текста.", "seam")
    if len(before) + len(behind) == len(node.text):
        raise EditRefused("Изберете място между две думи.", "seam")
    return replace(node, text=before, children=()), behind, node.children


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[:_LONGEST_EXCERPT].rstrip()}…"
