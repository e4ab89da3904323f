"""What an author sees of a decision against the own comment, and whether somebody may object to it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from consultations.models import Comment
from consultations.read.wording import day, language
from prestige.moderation.appeal_links import read_token
from prestige.moderation.models import Appeal, Measure
from prestige.typography import long_date_weekday

ROOM = "comment"


@dataclass(frozen=True)
class Objection:
    """A measure that can be objected to, with its days in words; ``appeal`` is the objection filed already."""

    measure: Measure
    decided_on: str
    object_by: str
    passage: str
    appeal: Appeal | None


def objection_of(comment: Comment, *, token: str, viewer_id: int | None) -> Objection | None:
    """Return what this visitor may object to, None for anybody but the author.

    The author is known by the signed key of the letter, which names one measure, or by being signed in; then it is
    the newest measure against the comment.
    """
    rows = Measure.objects.on(ROOM, comment.pk).select_related("ground", "appeal")
    named = read_token(token) if token else None
    if named is not None:
        measure = rows.filter(pk=named).first()
    elif viewer_id is not None and viewer_id == comment.author_id:
        measure = rows.filter(ended_at__isnull=True).first() or rows.first()
    else:
        measure = None
    if measure is None:
        return None
    return Objection(
        measure=measure,
        decided_on=day(timezone.localdate(measure.decided_at)),
        object_by=long_date_weekday(measure.object_by, language()),
        passage=comment.hold_note if measure.kind != "redacted" else "",
        appeal=getattr(measure, "appeal", None),
    )


def objectable(comment: Comment, now: datetime) -> bool:
    """Return whether the term of an objection against what is in force runs (one query); for the page of the number."""
    if not comment.is_sealed:
        return False
    found = Measure.objects.on(ROOM, comment.pk).in_force().filter(appeal__isnull=True)
    return found.filter(object_by__gte=timezone.localdate(now)).exists()
