"""What the rules for drafters look at: the places of the act itself, without annexes and without later acts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .references import Reference, references
from .tree import Act, Kind, Node, plain_text

_TYPE = re.compile(r"\W*(?:проект\w*\s+(?:на|за)\s+)?(\w+)", re.I)
_AMENDING = re.compile(r"за\s+(?:изменение|допълнение|изменяне|допълване|отмяна|отменяне)\b", re.I)
_ADOPTED_BY_COUNCIL = ("наредба", "правилник", "правила", "инструкция", "тарифа")
_STATUTES = ("закон", "кодекс", "конституция")


@dataclass(frozen=True, slots=True)
class Place:
    """A place with text of its own: the член or § it stands in and the алинея, when there is one."""

    node: Node
    unit: Node
    paragraph: Node | None


class Survey:
    """An act seen by the rules for drafters."""

    def __init__(self, act: Act) -> None:
        self.act = act

    @cached_property
    def own(self) -> tuple[Node, ...]:
        """All places of the act's body and provisions in reading order."""
        tops = (top for top in self.act.children if top.kind is not Kind.ANNEX and not top.is_amending_block)
        return tuple(node for top in tops for node in top.walk())

    @cached_property
    def articles(self) -> dict[str, Node]:
        """The articles by number, the first of each."""
        return self._by_number(Kind.ARTICLE)

    @cached_property
    def clauses(self) -> dict[str, Node]:
        """The act's own § by number, the first of each."""
        return self._by_number(Kind.CLAUSE)

    @cached_property
    def annexes(self) -> tuple[Node, ...]:
        return tuple(node for node in self.act.walk() if node.kind is Kind.ANNEX)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every text of the articles and § with the unit it stands in."""
        units = (node for node in self.own if node.kind in (Kind.ARTICLE, Kind.CLAUSE))
        return tuple(place for unit in units for place in _places(unit, unit, None))

    @cached_property
    def references(self) -> tuple[tuple[Place, Reference], ...]:
        """Every reference of the articles and § to a place of this act."""
        return tuple((place, found) for place in self.places for found in references(place.node.text))

    @cached_property
    def text(self) -> str:
        """Everything from the preamble to the last annex as plain text."""
        return "\n".join((self.act.preamble, *(plain_text(top) for top in self.act.children)))

    @cached_property
    def type(self) -> str:
        """The first word of the title in small letters, „наредба“."""
        match = _TYPE.match(self.act.title)
        return match.group(1).lower() if match else ""

    @property
    def is_amending(self) -> bool:
        """Whether the act changes another one; then its references are to that act. Source: УПЗНА чл. 49 and 50."""
        return bool(_AMENDING.search(self.act.title)) or not self.articles

    @property
    def is_statute(self) -> bool:
        return self.type in _STATUTES

    @property
    def is_adopted_by_council(self) -> bool:
        """Whether it is a sub-statutory normative act. Source: ЗНА чл. 7 and 8."""
        return self.type in _ADOPTED_BY_COUNCIL

    def _by_number(self, kind: Kind) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for node in self.own:
            if node.kind is kind:
                found.setdefault(node.number, node)
        return found


def _places(node: Node, unit: Node, paragraph: Node | None) -> Iterator[Place]:
    paragraph = node if node.kind is Kind.PARAGRAPH else paragraph
    if node.text:
        yield Place(node, unit, paragraph)
    for child in node.children:
        yield from _places(child, unit, paragraph)
