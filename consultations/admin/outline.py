"""The tree of an act as the clerk checks it: what was recognised, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from consultations.acttext.labels import describe, label
from consultations.acttext.tree import Act, Kind, Node, ParseWarning, plain_text

EXCERPT = 90
_SHOWN = (Kind.ARTICLE, Kind.CLAUSE, Kind.ANNEX, Kind.TEXT, Kind.TABLE)


@dataclass(frozen=True)
class Branch:
    """A heading, article, § or annex of the tree; ``line`` counts from 1 in the pasted text."""

    label: str
    words: str
    line: int
    is_warned: bool
    children: list["Branch"] = field(default_factory=list)


def outline(act: Act, warnings: Iterable[ParseWarning]) -> list[Branch]:
    """Return the act down to its articles, § and annexes, each with the beginning of its text."""
    return _branches(act.children, {warning.line for warning in warnings})


def counted(act: Act) -> str:
    """Return what was recognised: „5 глави, 33 члена, 71 алинеи“."""
    kinds = [node.kind for node in act.walk()]
    counts = (
        (Kind.CHAPTER, "%(n)d глава", "%(n)d глави"),
        (Kind.SECTION, "%(n)d раздел", "%(n)d раздела"),
        (Kind.ARTICLE, "%(n)d член", "%(n)d члена"),
        (Kind.PARAGRAPH, "%(n)d алинея", "%(n)d алинеи"),
        (Kind.CLAUSE, "%(n)d параграф", "%(n)d параграфа"),
        (Kind.ANNEX, "%(n)d приложение", "%(n)d приложения"),
        (Kind.TABLE, "%(n)d таблица", "%(n)d таблици"),
    )
    found = [
        ngettext(one, many, kinds.count(kind)) % {"n": kinds.count(kind)} for kind, one, many in counts if kind in kinds
    ]
    return ", ".join(found)


def _branches(nodes: Iterable[Node], warned: set[int]) -> list[Branch]:
    return [_branch(node, warned) for node in nodes if node.is_grouping or node.kind in _SHOWN]


def _branch(node: Node, warned: set[int]) -> Branch:
    if node.is_grouping:
        name = label(node) or describe(node)
        heading = "" if node.heading == name else node.heading
        return Branch(name, heading, node.line, node.line in warned, _branches(node.children, warned))
    inner = {each.line for each in node.walk()}
    return Branch(label(node), _words(node), node.line, bool(inner & warned))


def _words(node: Node) -> str:
    paragraphs = len(node.of_kind(Kind.PARAGRAPH))
    start = " ".join(filter(None, (node.heading, node.text))) or next(
        (plain_text(child) for child in node.children), ""
    )
    excerpt = start if len(start) <= EXCERPT else f"{start[:EXCERPT].rstrip()}…"
    if paragraphs < 2:
        return excerpt
    return ngettext("%(n)d алинея", "%(n)d алинеи", paragraphs) % {"n": paragraphs} + f": {excerpt}"
