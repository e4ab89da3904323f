"""What the feed of the consultations brings: new drafts and new revisions, newest first."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.conf import settings
from django.utils.translation import gettext as _

from consultations.models import Consultation, Revision, Status
from consultations.read.causes import compare_url
from consultations.read.wording import end_of_term

NEWEST = 30


@dataclass(frozen=True)
class Entry:
    """One entry; `link` is its identity too."""

    title: str
    link: str
    published_at: datetime
    description: str
    category: str


def newest_entries() -> list[Entry]:
    """Return the newest consultations and later revisions, each with its last day (two queries)."""
    drafts = Consultation.objects.public().select_related("policy_area").order_by("-published_at", "-pk")[:NEWEST]
    later = (
        Revision.objects.published()
        .filter(base__isnull=False)
        .exclude(consultation__status=Status.WITHDRAWN)
        .select_related("consultation__policy_area", "base")
        .only(
            "ordinal",
            "published_at",
            "change_note",
            "base__ordinal",
            "consultation__title",
            "consultation__year",
            "consultation__serial",
            "consultation__slug",
            "consultation__last_day",
            "consultation__policy_area__name",
        )
        .order_by("-published_at", "-pk")[:NEWEST]
    )
    entries = [*map(_of_draft, drafts), *map(_of_revision, later)]
    return sorted(entries, key=attrgetter("published_at"), reverse=True)[:NEWEST]


def _of_draft(consultation: Consultation) -> Entry:
    return Entry(
        title=consultation.title,
        link=settings.BASE_URL + consultation.get_absolute_url(),
        published_at=_instant(consultation.published_at),
        description=f"{_until(consultation)}\n{consultation.summary}",
        category=consultation.policy_area.name,
    )


def _of_revision(revision: Revision) -> Entry:
    consultation = revision.consultation
    base = revision.base.ordinal if revision.base else 1
    return Entry(
        title=_("Нова редакция %(n)d: %(title)s") % {"n": revision.ordinal, "title": consultation.title},
        link=settings.BASE_URL + compare_url(consultation, base, revision.ordinal),
        published_at=_instant(revision.published_at),
        description=f"{_until(consultation)}\n{revision.change_note}",
        category=consultation.policy_area.name,
    )


def _until(consultation: Consultation) -> str:
    return _("Предложения до %(day)s.") % {"day": end_of_term(consultation.last_day) if consultation.last_day else ""}


def _instant(moment: datetime | None) -> datetime:
    if moment is None:
        raise ValueError("what is public has its instant")
    return moment
