"""Forgetting how to reach those who took part, once the whole process is long over."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from django.db.models.functions import Greatest, TruncDate
from django.utils import timezone

from consultations.models import Comment, Consultation, Intake, Status
from prestige.retention.batches import in_batches

# What follows (a return, an annulment) is another day of the same process and counts from then.
ENDED: Final = (
    Status.ADOPTED,
    Status.REJECTED,
    Status.PROMULGATED,
    Status.ANNULLED,
    Status.WITHDRAWN,
    Status.RESTARTED,
)


def ended_before(day: date) -> QuerySet[Consultation]:
    """Return the consultations whose act was decided, or that were withdrawn, before the day and stand so since."""
    days = ("stage_on", "adopted_on", "promulgated_on", "ex_post_on", "annulled_on")
    withdrawn_on = TruncDate("withdrawn_at", tzinfo=timezone.get_default_timezone())
    rows = Consultation.objects.filter(status__in=ENDED).alias(ended_on=Greatest(*days, withdrawn_on))
    return rows.filter(ended_on__lt=day).order_by()


def _ended(now: datetime, days: int) -> QuerySet[Consultation]:
    return ended_before(timezone.localdate(now) - timedelta(days=days))


def comments_with_address(now: datetime, days: int) -> QuerySet[Comment]:
    """Return the proposals that still name an e-mail though their process ended so many days ago."""
    return Comment.objects.filter(consultation__in=_ended(now, days)).exclude(author_email="")


def intakes_with_contact(now: datetime, days: int) -> QuerySet[Intake]:
    """Return what was entered at the desk and still names where to send the answer."""
    return Intake.objects.filter(consultation__in=_ended(now, days)).exclude(contact="")


def forget_participants(now: datetime, days: int) -> int:
    """Empty the addresses of participants whose process ended so many days ago; return how many rows had one.

    Text, name and number stay on record. Source: GDPR чл. 5, пар. 1, б. „д“.
    """
    comments = in_batches(comments_with_address(now, days), lambda rows: rows.update(author_email=""))
    return comments + in_batches(intakes_with_contact(now, days), lambda rows: rows.update(contact=""))
