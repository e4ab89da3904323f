"""Where the places of earlier revisions stand in the revision in force: identity by lineage, not by number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.cache import cache

from consultations.models import Comment, Consultation, Provision, Revision

KEPT_SECONDS = 60 * 60


@dataclass(frozen=True)
class Spot:
    """Where something said on a place of an earlier revision stands now.

    `eid` is the place itself and `provision` the article, § or annex it is in, both as anchors of the revision in
    force; empty for the whole draft. Of a dropped place they are the anchors it had, and `dropped_in` is the ordinal
    of the revision that dropped it. `is_renamed` tells that it bears another anchor now.
    """

    eid: str = ""
    provision: str = ""
    dropped_in: int = 0
    is_renamed: bool = False


@dataclass(frozen=True)
class Standing:
    """The moves of all places of a consultation up to the revision in force.

    `moved` gives, by the key of an earlier revision, the anchors that are others now: the present one, or the ordinal
    of the revision that dropped the place. `ordinals` are those of the public revisions by their keys.
    """

    moved: Mapping[int, Mapping[str, str | int]] = field(default_factory=dict)
    ordinals: Mapping[int, int] = field(default_factory=dict)

    def spot(self, revision_id: int | None, eid: str, provision: str) -> Spot:
        """Return where a place of that revision stands now, in the successor of its article whatever became of it."""
        moves = self.moved.get(revision_id or 0, {})
        stands = moves.get(provision, provision)
        if isinstance(stands, int):
            return Spot(eid, provision, dropped_in=stands)
        inside = moves.get(eid, eid)
        if not (isinstance(inside, str) and inside.startswith(f"{stands}__")):
            inside = stands
        return Spot(inside, stands, is_renamed=inside != eid)

    def of(self, comment: Comment) -> Spot:
        """Return where a comment stands now (needs its provision joined)."""
        if comment.provision is None:
            return Spot()
        return self.spot(comment.revision_id, comment.eid, comment.provision.eid)

    def kept_as(self, eid: str, article: Provision) -> str:
        """Return how a draft written on a place names it: by its anchor now, of a dropped article by its identity.

        `article` is the article, § or annex of the place in the revision that its author had before them.
        """
        spot = self.spot(article.revision_id, eid, article.eid)
        return article.key if spot.dropped_in else spot.eid

    def written_on(self, comment: Comment) -> int:
        """Return the ordinal of the earlier revision a comment was written on, 0 for the one in force."""
        return self.ordinals.get(comment.revision_id, 0) if comment.revision_id in self.moved else 0


def standing_of(consultation: Consultation) -> Standing:
    """Return the moves of a consultation; no query while it has one revision or since they were read."""
    return standings([consultation])[consultation.pk]


def standing_in_act(consultation: Consultation) -> Standing:
    """Return the moves of a consultation as its transaction sees them (one query).

    Nothing is kept in memory: the publication they follow from may yet be rolled back.
    """
    return _read_all([consultation.pk])[consultation.pk]


def standings(consultations: Iterable[Consultation]) -> dict[int, Standing]:
    """Return the moves of several consultations by their keys; one query, none when all were read before.

    Public revisions never change, so what was read is kept under the key of the revision in force. Where that is joined
    and the first, nothing is asked.
    """
    rows = list(consultations)
    current = {each.pk: each.current_revision_id for each in rows if not _is_first(each)}
    found = {pk: cache.get(f"standing:{revision}") for pk, revision in current.items()}
    if missing := [pk for pk, standing in found.items() if standing is None]:
        for pk, standing in _read_all(missing).items():
            cache.set(f"standing:{current[pk]}", standing, KEPT_SECONDS)
            found[pk] = standing
    return {each.pk: found.get(each.pk) or Standing() for each in rows}


def _is_first(consultation: Consultation) -> bool:
    """Whether the joined revision in force is the first or none; False when it is not joined."""
    if not Consultation.current_revision.is_cached(consultation):
        return False
    return consultation.current_revision is None or consultation.current_revision.ordinal == 1


def _read_all(consultation_ids: Iterable[int]) -> dict[int, Standing]:
    """Read the moves of consultations by their keys (one query); those with a single revision have none."""
    rows: dict[int, list[Revision]] = {pk: [] for pk in consultation_ids}
    published = Revision.objects.published().filter(
        consultation__in=rows, consultation__current_revision__ordinal__gt=1
    )
    for revision in published.order_by("ordinal").only("consultation_id", "ordinal", "lineages", "absorbed", "origins"):
        rows[revision.consultation_id].append(revision)
    return {pk: _read(revisions) if revisions else Standing() for pk, revisions in rows.items()}


def _read(revisions: list[Revision]) -> Standing:
    """Return the moves of the public revisions of one consultation, given in their order."""
    *earlier, current = revisions
    now = _anchors(current)
    lasts = {lineage: revision.ordinal for revision in revisions for lineage in _anchors(revision)}
    following = {before.ordinal: after.ordinal for before, after in zip(revisions, revisions[1:], strict=False)}
    moved: dict[int, dict[str, str | int]] = {}
    for revision in earlier:
        stands = {
            eid: now[lineage] if lineage in now else following[lasts[lineage]]
            for eid, lineage in revision.known_lineages.own.items()
        }
        moved[revision.pk] = {eid: place for eid, place in stands.items() if place != eid}
    return Standing(moved, {revision.pk: revision.ordinal for revision in revisions})


def _anchors(revision: Revision) -> dict[str, str]:
    """Return at which anchor of a revision every lineage stands, those that ended by merging too."""
    lineages = revision.known_lineages
    absorbed = {lineage: eid for eid, ended in lineages.absorbed.items() for lineage in ended}
    return absorbed | {lineage: eid for eid, lineage in lineages.own.items()}
