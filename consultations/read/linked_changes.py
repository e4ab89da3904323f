"""The changes that a proposal caused or may be said to have caused, for whoever answers it."""

from dataclasses import dataclass
from typing import NamedTuple

from consultations.acttext.alignment import Relation
from consultations.acttext.labels import citation
from consultations.models import Comment, Revision
from consultations.read.revision_changes import UnitChange, revision_changes
from consultations.read.voices_by_place import place_of, standing_places

_TEXT = ("source", "tree", "warnings", "base__source", "base__tree", "base__warnings")


class LinkedChange(NamedTuple):
    """A change that was named: the revision and the place as it is called there."""

    revision: str
    place: str


@dataclass(frozen=True)
class Linkable:
    """The later revision that last changed the place, with its changes to choose from and those that were named."""

    revision: Revision | None
    choices: list[tuple[str, str]]
    linked: list[LinkedChange]

    @property
    def options(self) -> list[tuple[str, str]]:
        """The changes as the form sends them, each with the ordinal of its revision: „2:1/art_14“."""
        if self.revision is None:
            return []
        return [(f"{self.revision.ordinal}:{lineage}", words) for lineage, words in self.choices]


def linkable(comment: Comment) -> Linkable:
    """Return the changes that may be linked to a proposal, those at its own place first.

    They are of the newest revision, public or not yet, that says something else at this place; when none does, of the
    newest that changes anything. What was public before the proposal came is no answer to it.
    """
    linked = [
        LinkedChange(str(cause.revision), _place(cause.revision, cause.lineage))
        for cause in comment.changes.select_related("revision__base").order_by("pk")
    ]
    revision, units = _offered(comment)
    ordered = sorted(units, key=lambda unit: not unit.is_own)
    return Linkable(
        revision, [(each.unit.lineage, f"{each.unit.label} – {each.unit.kind}") for each in ordered], linked
    )


class _Offer(NamedTuple):
    """A change and whether it is at the place of the proposal, by its anchor on the side where the change has it."""

    unit: UnitChange
    is_own: bool

    @property
    def differs(self) -> bool:
        """Whether the place of the proposal says something else, not only under another number."""
        match = self.unit.match
        return self.is_own and (match.is_changed or match.relation not in (Relation.SAME, Relation.RENUMBERED))


def _offered(comment: Comment) -> tuple[Revision | None, list[_Offer]]:
    later = comment.consultation.revisions.filter(base__isnull=False, ordinal__gt=comment.revision.ordinal)
    newest: tuple[Revision | None, list[_Offer]] = (None, [])
    for revision in later.select_related("base").defer(*_TEXT).order_by("-ordinal"):
        own = {"old": _own_unit(comment, revision.base), "new": _own_unit(comment, revision)}
        offers = [_Offer(unit, unit.eid in own[unit.side]) for unit in revision_changes(revision).units]
        if any(offer.differs for offer in offers):
            return revision, offers
        if newest[0] is None or (offers and not newest[1]):
            newest = (revision, offers)
    return newest


def _own_unit(comment: Comment, revision: Revision | None) -> set[str]:
    """Return the anchors of the place of a proposal in the revision and of what holds it."""
    if not comment.eid or revision is None:
        return set()
    eid = place_of(comment.revision.lineages, comment.eid, standing_places(revision.known_lineages))
    parts = eid.split("__")
    return {"__".join(parts[:length]) for length in range(1, len(parts) + 1)}


def _place(revision: Revision, lineage: str) -> str:
    eid = standing_places(revision.known_lineages).get(lineage, "")
    if not eid and revision.base:
        eid = standing_places(revision.base.known_lineages).get(lineage, "")
    return citation(eid)
