"""All comments of a consultation by what a reader looks for."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.models import Capacity, Comment, Consultation, Provision, Stance, ThreadPlace
from consultations.models.comment import CommentQuerySet
from consultations.read.contents import title_of
from consultations.read.voices import SHOWN, Tally, shown, tally_at
from consultations.read.wording import language, place
from prestige.moderation.models import ModerationState
from prestige.register.numbers import NumberError, parse_number
from prestige.typography import nbsp

GENERAL = "general"


@dataclass(frozen=True)
class CommentFilters:
    """What the address asks for, cleaned: unknown values are dropped."""

    article: str = ""
    stance: str = ""
    only: str = ""
    same: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.article or self.stance or self.only or self.same)

    @property
    def gathers(self) -> bool:
        """Whether those that say the same are shown once: answers and senders are looked for one by one."""
        return not (self.only or self.same)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The filters in force as the address writes them."""
        return [(name, value) for name, value in asdict(self).items() if value]

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "CommentFilters":
        """Return the filters of a query.

        `article` is an anchor of the text in force, the key of a dropped provision or `general` for the whole draft;
        `same` is the number of a comment and asks for all that say the same.
        """
        article, stance, only, same = (query.get(name, "") for name in ("article", "stance", "only", "same"))
        return cls(
            article=article if article.isascii() and article.replace("-", "_").isidentifier() else "",
            stance=stance if stance in Stance else "",
            only=only if only in SHOWN else "",
            same=_number(same),
        )


def listed(consultation: Consultation, filters: CommentFilters) -> CommentQuerySet:
    """Return the published comments that the filters let through, newest first, with everything a voice shows.

    A removed one leaves its number and ground in its place, unless what people wish or answer is asked for.
    """
    found = Comment.objects.filter(consultation=consultation)
    found = found.public() if filters.stance or filters.only else found.in_place()
    if filters.article == GENERAL:
        found = found.filter(provision__isnull=True)
    elif filters.article:
        found = found.filter(provision__lineage__in=_lineages_at(consultation, filters.article))
    if not filters.is_any:  # an opinion is one block with its points; a filter finds each of them alone
        unseen = Comment.objects.filter(consultation=consultation, capacity=Capacity.ORGANISATION)
        unseen = unseen.exclude(moderation_state=ModerationState.PUBLISHED).order_by()
        found = found.filter(Q(part_of__isnull=True) | Q(part_of__in=unseen.values("pk")))
    if filters.stance:
        found = found.filter(stance=filters.stance)
    if filters.same:
        heads = ThreadPlace.objects.filter(comment__number=filters.same, comment__in=Comment.objects.public())
        found = found.filter(thread_place__head__in=heads.values("head"))
    if filters.gathers:
        found = found.first_of_threads()
    return shown(found, filters.only).for_page()


def _number(typed: str) -> str:
    try:
        return str(parse_number(typed))
    except NumberError:
        return ""


def anchors(consultation: Consultation, counted: Mapping[str, Tally]) -> list[tuple[str, str, int]]:
    """Return the provisions that have comments, in the order of the act: anchor, name and how many.

    One query. Those of earlier revisions that the one in force dropped stand last under their keys, for one query more.
    """
    own = [lineage for lineage in counted if lineage]
    rows = (
        Provision.objects.filter(
            Q(lineage__in=own) | Q(absorbs__overlap=own), revision=consultation.current_revision_id
        )
        .order_by("position")
        .only("eid", "kind", "label", "heading", "lineage", "absorbs")
    )
    found = list(rows) if own else []
    gone = set(own) - {lineage for row in found for lineage in row.standing_lineages}
    return [(row.eid, _name(row), tally_at(row, counted).comments) for row in found] + [
        (row.key, nbsp(_("%(name)s (отпаднал текст)") % {"name": _name(row)}), counted[row.lineage].comments)
        for row in (_last_known(consultation, gone) if gone else [])
    ]


def _name(row: Provision) -> str:
    """Return a provision with its heading; cited alone in English, because an option has one language."""
    return title_of(row) if language() == "bg" else capfirst(place(row.eid))


def _last_known(consultation: Consultation, lineages: Iterable[str]) -> list[Provision]:
    """Return provisions that are not in force any more, each as the last public revision had it, in their order."""
    rows = Provision.objects.filter(revision__consultation=consultation, lineage__in=list(lineages))
    rows = rows.filter(revision__published_at__isnull=False).order_by("revision__ordinal", "position")
    return list({row.lineage: row for row in rows.only("eid", "kind", "label", "heading", "lineage")}.values())


def _lineages_at(consultation: Consultation, article: str) -> tuple[str, ...]:
    """Return the lineages whose comments stand at an anchor of the text in force, or the one that a key names."""
    if lineage := Provision.lineage_of(article):
        return (lineage,)
    rows = Provision.objects.filter(revision=consultation.current_revision_id, eid=article).only("lineage", "absorbs")
    return next((row.standing_lineages for row in rows), ())
