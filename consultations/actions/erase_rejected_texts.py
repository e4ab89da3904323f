"""Erasing the words of proposals that were held or removed, once nobody can object any more."""

from datetime import datetime, timedelta
from functools import partial

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from consultations.actions.moderating import ROOM
from consultations.models import Comment, Status
from prestige.journal.actions import record
from prestige.moderation.models import SEALED, Measure, MeasureKind
from prestige.retention.batches import Rows, in_batches


def rejected_texts(now: datetime, days: int) -> QuerySet[Comment]:
    """Return the sealed proposals whose term for an objection ended so many days ago.

    One that somebody objected to waits for the decision and then as long again; one whose statement is still to come
    waits for it, because whoever answers must read it.
    """
    day, moment = timezone.localdate(now) - timedelta(days=days), now - timedelta(days=days)
    measures = Measure.objects.in_force().filter(
        room=ROOM, subject_id=OuterRef("pk"), kind__in=[MeasureKind.HELD, MeasureKind.REMOVED]
    )
    objected = Q(appeal__isnull=False) & (Q(appeal__outcome="") | Q(appeal__decided_at__gte=moment))
    awaited = Q(consultation__status=Status.PUBLISHED, consultation__statement_issued_on__isnull=True)
    return Comment.objects.filter(
        ~awaited,
        Exists(measures),
        ~Exists(measures.filter(Q(object_by__gte=day) | objected)),
        moderation_state__in=sorted(SEALED),
        text_erased_at__isnull=True,
    )


def erase_rejected_texts(now: datetime, days: int) -> int:
    """Empty everything that was written in them and return how many; number, ground and measure stay on record."""
    return in_batches(rejected_texts(now, days), partial(_erase, now=now))


def _erase(rows: Rows, *, now: datetime) -> None:
    rows.update(
        body="", proposed_wording="", redacted_body="", redacted_wording="", hold_note="", alarms="", text_erased_at=now
    )
    for comment in rows.only("pk", "consultation").order_by("pk"):
        record("comment.text_erased", comment, by=None, now=now, consultation=comment.consultation_id)
