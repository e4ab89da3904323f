"""The working text of a consultation as the clerk's pages open it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet

from consultations.acttext.tree import Act, ParseWarning
from consultations.models import Consultation, Revision, TextSnapshot
from consultations.read.voices_by_place import voices_by_place

LAST_EDITS = 6


@dataclass(frozen=True)
class Opened:
    """A working revision on the desk, with what its pages show beside the text."""

    consultation: Consultation
    revision: Revision

    @cached_property
    def act(self) -> Act:
        """The tree of the text."""
        return self.revision.act

    @cached_property
    def edits(self) -> list[TextSnapshot]:
        """The last edits, newest first, without the texts they keep."""
        rows: QuerySet[TextSnapshot] = self.revision.snapshots.defer("source", "tree", "corrections")
        return list(rows.select_related("taken_by").order_by("-ordinal")[:LAST_EDITS])

    @cached_property
    def voices(self) -> dict[str, int]:
        """The proposals by the place at which they stand; a draft has none."""
        return voices_by_place(self.consultation, self.revision) if self.consultation.is_public else {}

    @cached_property
    def warnings(self) -> list[ParseWarning]:
        """What a drafter should look at."""
        return [ParseWarning(**each) for each in self.revision.warnings]


def opened(consultation: Consultation) -> Opened | None:
    """Return the text that may be edited now, None when there is none or when it is public."""
    revision = consultation.revisions.working().select_related("base").first()
    return Opened(consultation, revision) if revision else None


class PlacedWarning(NamedTuple):
    """A warning with the place of the tree that it speaks of, empty for the whole act."""

    line: int
    message: str
    source: str
    eid: str


def placed_warnings(act: Act, warnings: Iterable[ParseWarning]) -> list[PlacedWarning]:
    """Return the warnings, each with its place: the one it names, else the outermost that begins on its line."""
    begins: dict[int, str] = {}
    for node in act.walk():
        begins.setdefault(node.line, node.eid)
    return [
        PlacedWarning(each.line, each.message, each.source, each.eid or begins.get(each.line, "")) for each in warnings
    ]
