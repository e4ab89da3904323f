"""The changes that a proposal caused or may be said to have caused, for whoever answers it."""

from dataclasses import dataclass
from typing import NamedTuple

from consultations.acttext.labels import citation
from consultations.models import Comment, Revision
from consultations.read.revision_changes import revision_changes
from consultations.read.voices_by_place import place_of, standing_places


class LinkedChange(NamedTuple):
    """A change that was named: the revision and the place as it is called there."""

    revision: str
    place: str


@dataclass(frozen=True)
class Linkable:
    """The latest revision after the first, with its changes to choose from and those that were named already."""

    revision: Revision | None
    choices: list[tuple[str, str]]
    linked: list[LinkedChange]


def linkable(comment: Comment) -> Linkable:
    """Return the changes that may be linked to a proposal, those at its own place first."""
    revisions = comment.consultation.revisions.filter(base__isnull=False)
    revision = revisions.select_related("base").order_by("-ordinal").first()
    if revision is None:
        return Linkable(None, [], [])
    linked = [
        LinkedChange(str(cause.revision), _place(cause.revision, cause.lineage))
        for cause in comment.changes.select_related("revision__base").order_by("pk")
    ]
    own = _own_unit(comment, revision)
    units = revision_changes(revision).units
    ordered = sorted(units, key=lambda unit: not own or unit.eid not in own)
    return Linkable(revision, [(unit.lineage, f"{unit.label} – {unit.kind}") for unit in ordered], linked)


def _own_unit(comment: Comment, revision: Revision) -> set[str]:
    """Return the anchors of the place of a proposal in the revision and of what holds it."""
    if not comment.eid:
        return set()
    eid = place_of(comment.revision.lineages, comment.eid, standing_places(revision.known_lineages))
    parts = eid.split("__")
    return {"__".join(parts[:length]) for length in range(1, len(parts) + 1)}


def _place(revision: Revision, lineage: str) -> str:
    eid = standing_places(revision.known_lineages).get(lineage, "")
    if not eid and revision.base:
        eid = standing_places(revision.base.known_lineages).get(lineage, "")
    return citation(eid)
