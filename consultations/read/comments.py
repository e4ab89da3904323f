"""All comments of a consultation by what a reader looks for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from consultations.models import Comment, Consultation, Provision, Stance
from consultations.models.comment import CommentQuerySet
from consultations.read.contents import title_of
from consultations.read.voices import SHOWN, Tally, shown
from consultations.read.wording import place

GENERAL = "general"


@dataclass(frozen=True)
class CommentFilters:
    """What the address asks for, cleaned: unknown values are dropped."""

    article: str = ""
    stance: str = ""
    only: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.article or self.stance or self.only)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The filters in force as the address writes them."""
        return [(name, value) for name, value in asdict(self).items() if value]

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "CommentFilters":
        """Return the filters of a query; `article` is an anchor or `general` for the whole draft."""
        article, stance, only = (query.get(name, "") for name in ("article", "stance", "only"))
        return cls(
            article=article if article.isascii() and article.replace("-", "_").isidentifier() else "",
            stance=stance if stance in Stance else "",
            only=only if only in SHOWN else "",
        )


def listed(consultation: Consultation, filters: CommentFilters) -> CommentQuerySet:
    """Return the published comments that the filters let through, newest first, with everything a voice shows."""
    found = Comment.objects.filter(consultation=consultation).public()
    if filters.article == GENERAL:
        found = found.filter(provision__isnull=True)
    elif filters.article:
        found = found.filter(provision__eid=filters.article)
    if filters.stance:
        found = found.filter(stance=filters.stance)
    return shown(found, filters.only).for_page()


def anchors(consultation: Consultation, counted: Mapping[str, Tally]) -> list[tuple[str, str, int]]:
    """Return the provisions that have comments, in the order of the act: anchor, name and how many (one query).

    A provision that is not in the current revision any more is named by its citation and stands last.
    """
    names = {
        row.eid: title_of(row)
        for row in Provision.objects.filter(revision=consultation.current_revision_id, eid__in=list(counted))
        .order_by("position")
        .only("eid", "kind", "label", "heading")
    }
    gone = sorted(eid for eid in counted if eid and eid not in names)
    return [(eid, names.get(eid) or place(eid), counted[eid].comments) for eid in (*names, *gone)]
