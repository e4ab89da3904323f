"""Putting an event into the calendar of the portal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prestige.accounts.models import User
from prestige.events.lifecycle import time_refusals
from prestige.events.models import Event
from prestige.journal.actions import record
from prestige.refusals import permit

EDITABLE = frozenset(
    {
        "title",
        "starts_at",
        "ends_at",
        "place",
        "address",
        "accessibility",
        "has_wheelchair_access",
        "has_sign_language",
        "online_url",
        "stream_url",
        "is_recorded",
        "takes_registration",
        "capacity",
        "registration_opens_at",
        "registration_closes_at",
    }
)


@transaction.atomic
def plan_event(data: Mapping[str, Any], *, kind: str, slug: str, path: str, by: User, now: datetime) -> Event:
    """Make the event and return it; ``path`` is the page that shows it.

    Raises ``NotAllowed`` for an end before the start. Whoever holds the event has asked the own rules before (how early
    people are invited, on which days).
    """
    event = Event(kind=kind, slug=slug, path=path, created_by=by, created_at=now, changed_at=now)
    for name in EDITABLE & data.keys():
        setattr(event, name, data[name])
    permit(time_refusals(event.starts_at, event.ends_at))
    event.full_clean()
    event.save()
    record("event.planned", event, by=by, now=now)
    return event
