"""Where the recording of an event can be seen."""

from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.events.actions.queueing import lock_event
from prestige.events.models import Event
from prestige.journal.actions import record


@transaction.atomic
def keep_recording(event: Event, url: str, *, by: User, now: datetime) -> Event:
    """Save the address of the recording, empty to take it away, and return the row; the same again writes nothing."""
    locked = lock_event(event)
    if locked.recording_url != url:
        locked.recording_url = url
        locked.full_clean()
        locked.save(update_fields=["recording_url"])
        record("event.recording_kept", locked, by=by, now=now)
    return locked
