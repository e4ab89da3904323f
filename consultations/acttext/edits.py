"""What a clerk does to single places of an act: one dataclass for each operation, and the refusal of all of them."""

from dataclasses import dataclass
from typing import NamedTuple

from .tree import Act, Kind


class EditRefused(ValueError):  # noqa: N818 — like TextConflict and NotAllowed: what happened, not a fault
    """An edit that this act does not allow; the message is one Bulgarian sentence, `field` what it speaks of."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Split:
    """Let a new place begin inside this one: at a character of its own text, or at the child with the anchor `child`.

    What stands behind goes into the new place, as it would had its mark been read there.
    """

    eid: str
    kind: Kind
    number: str
    at: int = 0
    child: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """Append the place to the one before it; its mark goes, its words and children stay."""

    eid: str


@dataclass(frozen=True, slots=True)
class Step:
    """Move the place one step towards the beginning, or with `up` false towards the end."""

    eid: str
    up: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Move the place right behind another one, or with `inside` to the end of it."""

    eid: str
    target: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Renumber:
    """Give the place another number, with `following` also those behind it in the same row, counted on from it."""

    eid: str
    number: str
    following: bool = False


@dataclass(frozen=True, slots=True)
class Reword:
    """Replace the number, heading and own text; marks inside the new text become children before the present ones."""

    eid: str
    number: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Make the place one of another kind, where it stands or where that kind may stand."""

    eid: str
    kind: Kind
    number: str


@dataclass(frozen=True, slots=True)
class MakeHeading:
    """Make a stray title the heading of the article or § that follows it."""

    eid: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Add a new place right behind this one; a smaller kind becomes its last child, of a grouping the first."""

    eid: str
    kind: Kind
    number: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the place out with all under it; with `keep_children` they stay where they can."""

    eid: str
    keep_children: bool = False


@dataclass(frozen=True, slots=True)
class Retitle:
    """Replace the title and the preamble of the whole act."""

    title: str
    preamble: str


Edit = Split | Merge | Step | Move | Renumber | Reword | ChangeKind | MakeHeading | Insert | Remove | Retitle


class Edited(NamedTuple):
    """The act after an edit, written out as `source`; `moved` gives every old anchor that still lives its new one."""

    act: Act
    source: str
    moved: dict[str, str]
