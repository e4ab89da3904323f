"""Giving a place back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.events.actions.queueing import lock_event, move_up
from prestige.events.lifecycle import RegistrationState
from prestige.events.models import Registration
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal


@transaction.atomic
def cancel_registration(registration: Registration, *, by: User | None, now: datetime) -> Registration:
    """End the registration and give its place to the first who waits; return the row. Twice ends it once.

    ``by`` is nobody when the person came by the link of a letter. Raises ``NotAllowed`` once the event began.
    """
    event = lock_event(registration.event)
    locked = Registration.objects.select_for_update(of=("self",)).select_related("event").get(pk=registration.pk)
    if locked.is_cancelled:
        return locked
    if now >= event.starts_at or locked.checked_in_at is not None:
        raise NotAllowed((Refusal("started", _("Събитието вече е започнало: отказването не е нужно.")),))
    locked.state, locked.cancelled_at = RegistrationState.CANCELLED, now
    locked.save(update_fields=["state", "cancelled_at"])
    record("registration.cancelled", locked, by=by, now=now, event=event.pk)
    move_up(event, now)
    return locked
