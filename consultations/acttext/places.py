"""The places of an act in a row, prepared for comparison with those of another version."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .eids import PREAMBLE_EID
from .likeness import Run, Vocabulary
from .tree import Act, Kind, Node

_COUNTED = frozenset({Kind.TEXT, Kind.INDENT, Kind.TABLE, Kind.ROW, Kind.CELL})


@dataclass(slots=True, eq=False)
class Place:
    """A node with its position `at` in reading order and that of the last place inside it, `end`.

    `own` is its heading and text, `full` the same with everything inside and the numbers there, both without regard to
    white space and the form of marks. `own_words` and `words` are their words without remarks of history.
    """

    at: int
    node: Node
    parent: "Place | None"
    own: str
    own_words: Run
    end: int = 0
    full: str = ""
    words: Run = ()
    children: "list[Place]" = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        return self.node.kind

    @property
    def eid(self) -> str:
        return self.node.eid

    @property
    def number(self) -> str:
        """The number people know the place by; places that are merely counted have none."""
        return "" if self.kind in _COUNTED or self.node.is_amending_block else self.node.number

    @property
    def is_unit(self) -> bool:
        """Whether it is an article, § or annex, or stands loose among them."""
        return not self.node.is_grouping and (self.parent is None or self.parent.node.is_grouping)

    @property
    def compared(self) -> str:
        """The text whose change is a change of the place: of a heading itself, of other places all inside."""
        return self.own if self.node.is_grouping else self.full

    @property
    def compared_words(self) -> Run:
        return self.own_words if self.node.is_grouping else self.words

    def above(self) -> "Iterator[Place]":
        """Yield the places it stands in, the nearest first."""
        place = self.parent
        while place is not None:
            yield place
            place = place.parent

    def inside(self) -> "Iterator[Place]":
        """Yield everything inside it in reading order."""
        for child in self.children:
            yield child
            yield from child.inside()


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def places(act: Act, vocabulary: Vocabulary) -> list[Place]:
    """Return all places of an act in reading order, the preamble first when there is one."""
    found: list[Place] = []
    nodes = ((Node(Kind.TEXT, text=act.preamble, eid=PREAMBLE_EID),) if act.preamble else ()) + act.children
    for node in nodes:
        _add(node, None, found, vocabulary)
    return found


def _add(node: Node, parent: Place | None, found: list[Place], vocabulary: Vocabulary) -> Place:
    mark = node.mark if node.is_amending_block else ""
    own = one_line(f"{mark} {node.heading} {node.text}")
    place = Place(len(found), node, parent, own, vocabulary.words(own))
    found.append(place)
    place.children = [_add(child, place, found, vocabulary) for child in node.children]
    place.end = len(found) - 1
    place.full = "\n".join((own, *(f"{child.number} {child.full}" for child in place.children)))
    place.words = place.own_words + tuple(word for child in place.children for word in child.words)
    return place
