"""Cancelling an event, with a reason that stays public."""

from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.events.actions.queueing import lock_event
from prestige.events.lifecycle import EventStatus, cancellation_refusals
from prestige.events.models import Event
from prestige.journal.actions import record
from prestige.refusals import permit
from prestige.text_hygiene import clean_text


@transaction.atomic
def cancel_event(event: Event, *, reason: str, by: User, now: datetime) -> Event:
    """End the event before it begins and return the row; everybody registered or waiting is told why.

    Raises ``NotAllowed`` once it began, when it is cancelled already, and without a reason.
    """
    locked = lock_event(event)
    reason = clean_text(reason).strip()
    permit(cancellation_refusals(status=EventStatus(locked.status), starts_at=locked.starts_at, now=now, reason=reason))
    locked.status, locked.status_reason = EventStatus.CANCELLED, reason
    locked.sequence += 1
    locked.version += 1
    locked.changed_at = now
    locked.full_clean()
    locked.save(update_fields=["status", "status_reason", "sequence", "version", "changed_at"])
    record("event.cancelled", locked, by=by, now=now)
    return locked
