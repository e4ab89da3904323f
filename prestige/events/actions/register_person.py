"""Registering a person for an event, or for its waiting list."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.events.actions.queueing import lock_event, places_taken
from prestige.events.lifecycle import state_for
from prestige.events.models import Event, Registration
from prestige.journal.actions import record
from prestige.refusals import permit


@dataclass(frozen=True, kw_only=True)
class Booking:
    """What a person says when registering; the address is proven before."""

    name: str
    phone: str = ""
    organisation: str = ""
    wishes_to_speak: bool = False
    needs_wheelchair: bool = False
    needs_sign_language: bool = False
    needs: str = ""
    is_name_public: bool = False


@transaction.atomic
def register_person(event: Event, booking: Booking, *, by: User, language: str = "bg", now: datetime) -> Registration:
    """Give the person a place, or one at the end of the waiting list when all are taken; return the registration.

    Places are counted under the lock of the event's row, so no two people get the last one. Registering again
    returns the first registration unchanged: a double click is harmless. Raises ``NotAllowed`` outside the time of
    registration and for a cancelled event.
    """
    locked = lock_event(event)
    known = Registration.objects.of_event(locked.pk).live().filter(email__iexact=by.email).first()
    if known is not None:
        return known
    permit(locked.registration_refusals_at(now))
    registration = Registration(
        event=locked,
        user=by,
        email=by.email.lower(),
        language=language,
        state=state_for(locked.capacity, places_taken(locked)),
        made_at=now,
        **asdict(booking),
    )
    registration.full_clean()
    registration.save()
    record("registration.made", registration, by=by, now=now, event=locked.pk, state=registration.state)
    return registration
