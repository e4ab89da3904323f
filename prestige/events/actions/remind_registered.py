"""Reminding people of the event of tomorrow."""

from datetime import datetime

from django.db import transaction

from prestige.events.actions.queueing import lock_event
from prestige.events.lifecycle import is_reminder_due
from prestige.events.models import Event
from prestige.journal.actions import record


def remind_registered(now: datetime) -> int:
    """Write a reminder for every event of tomorrow, or of today when the day before was missed; return how many.

    Each is its own transaction and is reminded of once; a moved event is reminded of again.
    """
    return sum(_remind(event, now) for event in Event.objects.to_remind(now) if is_reminder_due(event.starts_at, now))


@transaction.atomic
def _remind(event: Event, now: datetime) -> bool:
    locked = lock_event(event)
    if locked.reminded_at is not None or locked.is_cancelled or not is_reminder_due(locked.starts_at, now):
        return False
    locked.reminded_at = now
    locked.save(update_fields=["reminded_at"])
    record("event.reminded", locked, by=None, now=now)
    return True
