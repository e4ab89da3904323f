"""Telling the followers and whoever left a draft that a term is about to end."""

from datetime import datetime, timedelta

from django.utils import timezone

from consultations.models import Consultation
from prestige.deadlines.actions import write_reminder
from prestige.deadlines.in_force import rule_on
from prestige.deadlines.models import ReminderKind

ENDING = "D28"


def remind_of_ends(now: datetime) -> int:
    """Write one reminder for each open consultation whose last day is so near; return how many.

    A term that is moved ends anew and is told anew. Where the whole term is no longer than the notice, nobody is told
    on the day of publication itself.
    """
    today = timezone.localdate(now)
    days = rule_on(ENDING, today).value
    rows = Consultation.objects.open_at(now).filter(
        last_day__lte=today + timedelta(days=days), published_on__lt=today
    )  # fmt: skip
    return sum(
        write_reminder(
            "consultation.ending",
            row,
            rule=ENDING,
            due_on=row.last_day,
            kind=ReminderKind.PUBLIC,
            now=now,
            consultation=row.pk,
        )
        for row in rows.only("last_day").order_by("last_day", "pk")
        if row.last_day is not None
    )
