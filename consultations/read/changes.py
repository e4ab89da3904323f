"""What a revision changed in the one before it, place by place, for the reader of its text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.acttext.alignment import Alignment, Match, Relation
from consultations.models import Provision, Revision
from consultations.read.wording import place
from prestige.typography import nbsp

_SPLIT_OR_NEW = (Relation.ADDED, Relation.SPLIT)


@dataclass(frozen=True)
class Dropped:
    """A provision that an earlier revision had: which dropped it, and the anchor here behind which it stood.

    `after` is empty at the very beginning.
    """

    row: Provision
    written_on: int
    dropped_in: int
    after: str

    @property
    def sentence(self) -> str:
        """What became of it: „Чл. 17 отпадна в редакция 2“."""
        names = {"place": capfirst(place(self.row.eid)), "n": self.dropped_in}
        return nbsp(_("%(place)s отпадна в редакция %(n)d") % names)


def tags(revision: Revision) -> dict[str, list[str]]:
    """Return what is said beside each place that the revision changed in its base, by anchor (one query).

    Empty for the first revision.
    """
    if revision.ordinal == 1:
        return {}
    alignment = Alignment.from_json(Revision.objects.values_list("alignment", flat=True).get(pk=revision.pk))
    inside = _changed_inside(alignment)
    return {match.new: words for match in alignment if (words := _words(match, inside, revision.ordinal))}


def changed_at(revision: Revision, eid: str) -> list[str]:
    """Return what is said of one place that the revision changed in its base, as `tags` does (one query)."""
    return tags(revision).get(eid, [])


def dropped(revision: Revision) -> list[Dropped]:
    """Return the commentable provisions of earlier public revisions that this one has no more, in their order.

    One query; none for the first revision.
    """
    if revision.ordinal == 1:
        return []
    rows = (
        Provision.objects.filter(
            revision__consultation=revision.consultation_id, revision__ordinal__lte=revision.ordinal
        )
        .exclude(revision__published_at__isnull=True)
        .select_related("revision")
        .only("eid", "kind", "label", "heading", "lineage", "absorbs", "revision__ordinal")
        .order_by("revision__ordinal", "position")
    )
    by_ordinal: dict[int, list[Provision]] = {}
    for row in rows:
        by_ordinal.setdefault(row.revision.ordinal, []).append(row)
    here = by_ordinal.pop(revision.ordinal, [])
    stands = {lineage: row.eid for row in here for lineage in row.standing_lineages}
    return _dropped(by_ordinal, stands, revision.ordinal)


def _dropped(earlier: Mapping[int, list[Provision]], stands: Mapping[str, str], ordinal: int) -> list[Dropped]:
    lasts = {lineage: at for at in sorted(earlier) for row in earlier[at] for lineage in row.standing_lineages}
    following = dict(zip(sorted(earlier), [*sorted(earlier)[1:], ordinal], strict=True))
    found = []
    for at in sorted(earlier):
        after = ""
        for row in earlier[at]:
            after = stands.get(row.lineage, after)
            if row.lineage not in stands and lasts[row.lineage] == at and row.is_commentable:
                found.append(Dropped(row, at, following[at], after))
    return found


def _changed_inside(alignment: Iterable[Match]) -> set[str]:
    """Return every anchor of the new text in or above which words differ, of removed places those above them."""
    alignment = tuple(alignment)
    successors = Alignment(alignment).successors()
    found = set()
    for match in alignment:
        if match.is_changed or match.relation in _SPLIT_OR_NEW:
            found |= _and_above(match.new)
        elif match.relation in (Relation.REMOVED, Relation.MERGED):
            found |= {successors[above] for above in _and_above(match.old) if above in successors}
    return found


def _and_above(eid: str) -> set[str]:
    parts = eid.split("__")
    return {"__".join(parts[:length]) for length in range(1, len(parts) + 1)}


def _words(match: Match, changed: set[str], ordinal: int) -> list[str]:
    if not match.new or match.relation in _SPLIT_OR_NEW:
        return [_("Нов в редакция %(n)d") % {"n": ordinal}] if match.new else []
    if match.relation is Relation.MERGED:
        return []
    found = [_("Променен в редакция %(n)d") % {"n": ordinal}] if match.new in changed else []
    if match.relation is Relation.MOVED:
        found.append(_("Преместен (беше %(place)s)") % {"place": place(match.old)})
    elif match.old != match.new:
        found.append(_("Преномериран (беше %(place)s)") % {"place": place(match.old)})
    return found
