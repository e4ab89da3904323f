"""How many proposals stand at each place of a text, wherever its article was when they were written."""

from collections import Counter

from django.db.models import Count

from consultations.acttext.lineage import Lineages
from consultations.models import Comment, Consultation, Revision


def voices_by_place(consultation: Consultation, revision: Revision) -> dict[str, int]:
    """Return the number of received proposals by the anchor at which they stand in the revision (two queries).

    A proposal stands at the place with its lineage or at what that was merged into; when the very place was dropped,
    at what held it. Those whose whole article is gone stand under the empty anchor; those on the whole draft nowhere.
    """
    rows = Comment.objects.filter(consultation=consultation).exclude(eid="")
    counted = rows.order_by().values_list("revision_id", "eid").annotate(n=Count("pk"))
    known = dict(consultation.revisions.published().values_list("pk", "lineages"))
    standing = standing_places(revision.known_lineages)
    found: Counter[str] = Counter()
    for written_on, eid, number in counted:
        found[place_of(known.get(written_on, {}), eid, standing)] += number
    return dict(found)


def standing_places(lineages: Lineages) -> dict[str, str]:
    """Return the anchor of every lineage that stands in a text, those that ended in another place included."""
    places = {lineage: eid for eid, ended in lineages.absorbed.items() for lineage in ended}
    return places | {lineage: eid for eid, lineage in lineages.own.items()}


def place_of(lineages: dict[str, str], eid: str, standing: dict[str, str]) -> str:
    """Return where a place of another text stands, or else what held it, empty when nothing of it does."""
    while eid:
        if (lineage := lineages.get(eid)) in standing:
            return standing[lineage]
        eid = eid.rpartition("__")[0]
    return ""
