"""Reading the words that a clerk types for one place: marks inside them become places under it."""

from dataclasses import replace

from .grammar import parse
from .lines import tidy
from .tree import Act, Kind, Node

_ANNEX_HEADING = "към чл. 1"
# What the grammar needs above a place to read its text as one: a text with the place as its last line.
_STAGES = {
    Kind.ARTICLE: "Чл. 1. {}",
    Kind.CLAUSE: "§ 1. {}",
    Kind.PARAGRAPH: "Чл. 1. (1) {}",
    Kind.POINT: "Чл. 1. Изброяват се:\n1. {}",
    Kind.LETTER: "Чл. 1. Изброяват се:\n1. точка:\nа) {}",
    Kind.ANNEX: f"Чл. 1. Едно.\n\nПриложение № 1\n{_ANNEX_HEADING}\n{{}}",
}


def one_line(words: str) -> str:
    """Return the words with single spaces."""
    return " ".join(words.split())


def read_words(kind: Kind, words: str) -> tuple[str, tuple[Node, ...]]:
    """Return the own text of a place and the places that its marks begin.

    Words in which another place of the same or a larger kind begins are taken as they are. Nothing is lost.
    """
    clean = tidy(words).strip()
    stage = _STAGES.get(kind)
    node = _last_of(kind, parse(stage.format(clean))) if stage and clean else None
    if node is None or node.heading.removeprefix(_ANNEX_HEADING):
        return one_line(clean), ()
    read = "".join(f"{each.mark}{each.heading}{each.text}" for each in node.walk() if each is not node) + node.text
    if "".join(sorted("".join(read.split()))) != "".join(sorted("".join(clean.split()))):
        return one_line(clean), ()
    return node.text, _unnamed(node.children)


def _last_of(kind: Kind, act: Act) -> Node | None:
    nodes = [node for node in act.walk() if node.kind is kind]
    return nodes[0] if len(nodes) == 1 else None


def _unnamed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the places without their anchors, and without those that are empty."""
    said = (node for node in nodes if node.mark or node.heading or node.text or node.children)
    return tuple(replace(node, eid="", children=_unnamed(node.children)) for node in said)
