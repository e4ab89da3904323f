"""The quoted new wording of an amending § as places of an act."""

import re
from dataclasses import replace

from consultations.acttext.grammar import parse
from consultations.acttext.labels import describe, label
from consultations.acttext.tree import Kind, Node

from .instruction import Status, Step
from .workshop import NotApplied

_HEADS = {
    Kind.CLAUSE: "НАРЕДБА\nЧл. 1. А.\nПреходни и заключителни разпоредби\n",
    Kind.ANNEX: "НАРЕДБА\nЧл. 1. А.\n",
}
_STANDING = frozenset({Kind.ARTICLE, Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION})


def read_wording(step: Step, wording: str, shared: int = 1) -> Node:
    """Return the place with this kind and number from its quoted wording, with a title above an article if it has one.

    Wording without any number is the text of the place. Raises NotApplied when the wording is that of other places.
    """
    nodes = _places(step.kind, wording)
    alike = [node for top in nodes for node in top.walk() if node.kind is step.kind]
    if not alike:
        return _unnumbered(step, wording)
    found = next((top for top in nodes for node in top.walk() if _is_meant(node, step)), None)
    if found is None or (step.kind not in _STANDING and len(alike) > shared):
        places = ", ".join(describe(node) for node in alike)
        sentence = (
            f"Новият текст в кавичките не отговаря на {describe(Node(step.kind, step.number))}: в него е {places}."
        )
        raise NotApplied(Status.AMBIGUOUS, sentence, "УПЗНА чл. 36; ЗНА чл. 9")
    return found


def _is_meant(node: Node, step: Step) -> bool:
    return node.kind is step.kind and node.number == step.number


def _places(kind: Kind, wording: str) -> tuple[Node, ...]:
    """Return the places that the grammar finds in the wording, at the level at which it stands."""
    if kind in _STANDING:
        return parse(f"НАРЕДБА\n{wording}").children
    act = parse(_HEADS.get(kind, "НАРЕДБА\nЧл. 1.\n") + wording)
    if kind is Kind.CLAUSE:
        return tuple(node for node in act.walk() if node.kind is Kind.CLAUSE)
    if kind is Kind.ANNEX:
        return tuple(node for node in act.children if node.kind is Kind.ANNEX)
    article = next((node for node in act.walk() if node.kind is Kind.ARTICLE), None)
    return article.children if article else ()


def _unnumbered(step: Step, wording: str) -> Node:
    """Return a place made of wording that does not repeat its number; points under it are read as such."""
    bare = Node(step.kind, step.number)
    words = re.sub(rf"[(/]?{re.escape(step.number)}[.)/]+\s*", "", wording, count=1) if step.number else wording
    words = words if wording.endswith(words) else wording
    act = parse(f"НАРЕДБА\nЧл. 1. {words}")
    article = next(node for node in act.walk() if node.kind is Kind.ARTICLE)
    return replace(article, kind=step.kind, number=step.number, mark=label(bare), eid="")
