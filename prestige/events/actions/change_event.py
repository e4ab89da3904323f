"""Changing an event that people may already have registered for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prestige.accounts.models import User
from prestige.events.actions.plan_event import EDITABLE
from prestige.events.actions.queueing import lock_event, move_up, places_taken
from prestige.events.lifecycle import TOLD_FIELDS, EventStatus, change_refusals, time_refusals
from prestige.events.models import Event
from prestige.journal.actions import record
from prestige.refusals import permit
from prestige.text_hygiene import clean_text


class EventConflict(Exception):
    """Somebody else saved the event after this form was opened. Carries the row as it is now."""

    def __init__(self, current: Event) -> None:
        super().__init__(str(current))
        self.current = current


@transaction.atomic
def change_event(event: Event, data: Mapping[str, Any], *, reason: str, version: int, by: User, now: datetime) -> Event:
    """Save changed data and return the row; everybody registered is told when time, place or address changed.

    More places move the waiting list up. Raises ``EventConflict`` for another version, ``NotAllowed`` once it began
    or was cancelled, and without a reason for what people must be told. Changing nothing writes nothing.
    """
    locked = lock_event(event)
    if locked.version != version:
        raise EventConflict(locked)
    was_starting_at = locked.starts_at
    changed = sorted(name for name in EDITABLE & data.keys() if getattr(locked, name) != data[name])
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, data[name])
    reason = clean_text(reason).strip()
    permit(
        [
            *change_refusals(
                status=EventStatus(locked.status),
                was_starting_at=was_starting_at,
                now=now,
                changed=changed,
                reason=reason,
                capacity=locked.capacity,
                taken=places_taken(locked),
            ),
            *time_refusals(locked.starts_at, locked.ends_at),
        ]
    )
    is_told = bool(set(changed) & set(TOLD_FIELDS))
    if is_told:
        locked.status, locked.status_reason = EventStatus.CHANGED, reason
    if "starts_at" in changed:
        locked.reminded_at = None
    locked.sequence += 1
    locked.version += 1
    locked.changed_at = now
    locked.full_clean()
    locked.save()
    record("event.changed" if is_told else "event.edited", locked, by=by, now=now, fields=changed)
    move_up(locked, now)
    return locked
