"""The tree of an act as the clerk checks it: what was recognised, place by place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from consultations.acttext.labels import describe, label
from consultations.acttext.nesting import TABULAR
from consultations.acttext.tree import Act, Kind, Node, ParseWarning, plain_text

EXCERPT = 60
SHORT_EXCERPT = 40


@dataclass(frozen=True)
class Branch:
    """A place of the tree; ``line`` counts from 1 in the pasted text.

    ``voices`` are the proposals on it and on all under it, ``inner`` the places of an article, § or annex.
    """

    eid: str
    label: str
    words: str
    line: int
    is_warned: bool
    voices: int = 0
    children: list["Branch"] = field(default_factory=list)
    inner: list["Branch"] = field(default_factory=list)


def outline(act: Act, warnings: Iterable[ParseWarning], voices: Mapping[str, int] | None = None) -> list[Branch]:
    """Return the act down to its points and letters, each place with the beginning of its text."""
    return _Sketch({warning.line for warning in warnings}, voices or {}).branches(act.children)


def counted(act: Act) -> str:
    """Return what was recognised: „5 глави, 33 члена, 71 алинеи“."""
    kinds = [node.kind for node in act.walk()]
    counts = (
        (Kind.CHAPTER, "%(n)d глава", "%(n)d глави"),
        (Kind.SECTION, "%(n)d раздел", "%(n)d раздела"),
        (Kind.ARTICLE, "%(n)d член", "%(n)d члена"),
        (Kind.PARAGRAPH, "%(n)d алинея", "%(n)d алинеи"),
        (Kind.POINT, "%(n)d точка", "%(n)d точки"),
        (Kind.CLAUSE, "%(n)d параграф", "%(n)d параграфа"),
        (Kind.ANNEX, "%(n)d приложение", "%(n)d приложения"),
        (Kind.TABLE, "%(n)d таблица", "%(n)d таблици"),
    )
    found = [
        ngettext(one, many, kinds.count(kind)) % {"n": kinds.count(kind)} for kind, one, many in counts if kind in kinds
    ]
    return ", ".join(found)


class _Sketch:
    """Draws the branches of one act."""

    def __init__(self, warned: set[int], voices: Mapping[str, int]) -> None:
        self._warned, self._voices = warned, voices

    def branches(self, nodes: Iterable[Node]) -> list[Branch]:
        """Return groupings with what is under them, and units."""
        return [self._grouping(node) if node.is_grouping else self._unit(node) for node in nodes]

    def _grouping(self, node: Node) -> Branch:
        name = label(node) or describe(node)
        heading = "" if node.heading == name else node.heading
        children = self.branches(node.children)
        voices = self._voices.get(node.eid, 0)
        return Branch(node.eid, name, heading, node.line, node.line in self._warned, voices, children)

    def _unit(self, node: Node) -> Branch:
        inside = list(node.walk())
        is_warned = any(each.line in self._warned for each in inside)
        voices = sum(self._voices.get(each.eid, 0) for each in inside)
        inner = [self._inner(each) for each in inside[1:] if each.kind not in TABULAR or each.kind is Kind.TABLE]
        return Branch(node.eid, _name(node), _words(node), node.line, is_warned, voices, inner=inner)

    def _inner(self, node: Node) -> Branch:
        words = _short(node.text, SHORT_EXCERPT)
        voices = self._voices.get(node.eid, 0)
        return Branch(node.eid, _name(node), words, node.line, node.line in self._warned, voices)


def _name(node: Node) -> str:
    return describe(node) if node.kind in (Kind.TEXT, Kind.TABLE, Kind.INDENT) else label(node)


def _words(node: Node) -> str:
    start = " ".join(filter(None, (node.heading, node.text))) or next(
        (plain_text(child) for child in node.children), ""
    )
    return _short(start, EXCERPT)


def _short(words: str, length: int) -> str:
    return words if len(words) <= length else f"{words[:length].rstrip()}…"
