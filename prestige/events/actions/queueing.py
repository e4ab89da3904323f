"""The places of an event and its waiting list, always under the lock of the event's row."""

from datetime import datetime

from prestige.events.lifecycle import RegistrationState
from prestige.events.models import Event, Registration
from prestige.journal.actions import record


def lock_event(event: Event) -> Event:
    """Return the row as it is now, locked until the transaction ends; whoever counts places holds it."""
    return Event.objects.select_for_update().get(pk=event.pk)


def places_taken(event: Event) -> int:
    """Return how many places are taken; the event must be locked for the number to stay true."""
    return Registration.objects.of_event(event.pk).taking_places().count()


def move_up(event: Event, now: datetime) -> list[Registration]:
    """Give free places to the first of the waiting list and return who moved; each is told by a letter.

    Nobody moves once the event began or was cancelled.
    """
    if event.is_cancelled or now >= event.starts_at:
        return []
    waiting = Registration.objects.of_event(event.pk).waiting()
    if event.capacity is not None:
        waiting = waiting[: max(0, event.capacity - places_taken(event))]
    moved = list(waiting)
    for registration in moved:
        registration.state, registration.moved_up_at = RegistrationState.REGISTERED, now
        registration.save(update_fields=["state", "moved_up_at"])
        record("registration.moved_up", registration, by=None, now=now, event=event.pk)
    return moved
