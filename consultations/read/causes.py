"""Which proposals caused which changes, told both ways: at the change and at the proposal."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.models import ChangeCause, Comment, Consultation, Revision
from consultations.read.voices_by_place import standing_places
from consultations.read.wording import place
from prestige.typography import nbsp


def compare_url(consultation: Consultation, old: int, new: int, anchor: str = "") -> str:
    """Return the address of the comparison of two revisions by their ordinals, at a place in it when one is given."""
    address = f"{reverse('consultations:compare', args=[consultation.url_ref])}?a=v{old}&b=v{new}"
    return f"{address}#{anchor}" if anchor else address


def changes_by(comment: Comment) -> list[tuple[str, str]]:
    """Return what changed because of a proposal, in sentences, each with the address of the change (one query)."""
    causes = (
        ChangeCause.objects.filter(comment=comment, revision__published_at__isnull=False)
        .select_related("revision__base")
        .only(
            "lineage", "comment_id", "revision__ordinal", "revision__lineages", "revision__absorbed",
            "revision__origins", "revision__base__ordinal", "revision__base__lineages", "revision__base__absorbed",
            "revision__base__origins",
        )
        .order_by("revision__ordinal", "pk")
    )  # fmt: skip
    return [_change(cause, comment.consultation) for cause in causes]


def causes_between(consultation: Consultation, old: int, new: int) -> dict[str, list[Comment]]:
    """Return the proposals named at the changes of the revisions after `old` up to `new`, by lineage, in their order.

    One query; held proposals have no public page and are left out.
    """
    causes = (
        ChangeCause.objects.filter(
            revision__consultation=consultation, revision__ordinal__gt=old, revision__ordinal__lte=new
        )
        .filter(comment__in=Comment.objects.public())
        .select_related("comment")
        .order_by("comment__serial")
    )
    found: dict[str, list[Comment]] = {}
    for cause in causes:
        known = found.setdefault(cause.lineage, [])
        if cause.comment not in known:
            known.append(cause.comment)
    return found


def _change(cause: ChangeCause, consultation: Consultation) -> tuple[str, str]:
    revision, base = cause.revision, cause.revision.base
    before, after = _anchor(base, cause.lineage) if base else "", _anchor(revision, cause.lineage)
    names = {"place": place(after or before), "n": revision.ordinal}
    if before and after:
        said = _("Промени %(place)s в редакция %(n)d") % names
    elif after:
        said = _("По него е добавен %(place)s в редакция %(n)d") % names
    else:
        said = capfirst(_("%(place)s отпадна в редакция %(n)d") % names)
    anchor = after or f"old-{before}"
    return nbsp(said), compare_url(consultation, base.ordinal if base else 1, revision.ordinal, anchor)


def _anchor(revision: Revision, lineage: str) -> str:
    """Return where a place of this lineage stands, in another when it was merged; empty when it was dropped."""
    return standing_places(revision.known_lineages).get(lineage, "")


def cited_numbers(comments: Iterable[Comment], consultation: Consultation) -> list[tuple[str, str]]:
    """Return the numbers of proposals with the addresses of their pages."""
    return [
        (comment.number, reverse("consultations:comment", args=[consultation.url_ref, comment.number]))
        for comment in comments
    ]
