"""Noting who is there."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.events.actions.queueing import lock_event
from prestige.events.actions.register_person import Booking
from prestige.events.lifecycle import EventStatus, RegistrationState, check_in_refusals
from prestige.events.models import Event, Registration
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit


def presence_refusals(event: Event, now: datetime) -> list[Refusal]:
    """Return why presence cannot be noted now; the page shows the same sentence."""
    return check_in_refusals(status=EventStatus(event.status), starts_at=event.starts_at, now=now)


@transaction.atomic
def check_in(registration: Registration, *, by: User, now: datetime) -> Registration:
    """Note that the person is there and return the row; twice notes it once.

    Whoever waited for a place and came all the same is present too. Raises ``NotAllowed`` before the day, and for a
    registration that was cancelled: that person is written down as one who walked in.
    """
    event = lock_event(registration.event)
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    gone = [Refusal("gone", _("Записването е отказано. Впишете човека като дошъл без записване."))]
    permit([*presence_refusals(event, now), *(gone if locked.is_cancelled else [])])
    if locked.checked_in_at is None:
        locked.state, locked.checked_in_at, locked.checked_in_by = RegistrationState.REGISTERED, now, by
        locked.save(update_fields=["state", "checked_in_at", "checked_in_by"])
        record("registration.checked_in", locked, by=by, now=now, event=event.pk)
    return locked


@transaction.atomic
def undo_check_in(registration: Registration, *, by: User, now: datetime) -> Registration:
    """Take the note back, for whoever was ticked by mistake; return the row."""
    event = lock_event(registration.event)
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if locked.checked_in_at is not None:
        locked.checked_in_at, locked.checked_in_by = None, None
        locked.save(update_fields=["checked_in_at", "checked_in_by"])
        record("registration.check_in_undone", locked, by=by, now=now, event=event.pk)
    return locked


@transaction.atomic
def add_walk_in(event: Event, booking: Booking, *, by: User, now: datetime) -> Registration:
    """Write down somebody who came without registering and return the row; the same name twice is one person.

    Raises ``NotAllowed`` before the day of the event.
    """
    locked = lock_event(event)
    permit(presence_refusals(locked, now))
    twins = Registration.objects.of_event(locked.pk).filter(is_walk_in=True, checked_in_at__isnull=False)
    twin = twins.filter(name=booking.name, organisation=booking.organisation).order_by("pk").first()
    if twin is not None:
        return twin
    person = Registration(
        event=locked,
        name=booking.name,
        organisation=booking.organisation,
        wishes_to_speak=booking.wishes_to_speak,
        is_name_public=booking.is_name_public,
        state=RegistrationState.REGISTERED,
        is_walk_in=True,
        made_at=now,
        checked_in_at=now,
        checked_in_by=by,
    )
    person.full_clean()
    person.save()
    record("registration.walked_in", person, by=by, now=now, event=locked.pk)
    return person
