"""Registering a person who stands at the desk, with the person's consent."""

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.desk.actions import Consent, consent_refusals, record_consent
from prestige.events.actions.queueing import lock_event, places_taken
from prestige.events.actions.register_person import Booking
from prestige.events.lifecycle import state_for
from prestige.events.models import Event, Registration
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit


@transaction.atomic
def register_at_desk(
    event: Event,
    booking: Booking,
    *,
    email: str = "",
    consent: Consent | None,
    key: uuid.UUID,
    by: User,
    now: datetime,
) -> Registration:
    """Give the person a place, or one at the end of the waiting list, and return the registration.

    The same ``key`` returns the registration it already made. No account is made; who left an address gets the letter
    with the way to give the place back. Raises ``NotAllowed`` as `register_person` does, without consent, and when the
    address is registered already.
    """
    locked = lock_event(event)
    known = Registration.objects.filter(consent__key=key).first()
    if known is not None:
        return known
    permit(
        [
            *locked.registration_refusals_at(now),
            *consent_refusals(consent, by, now),
            *_known_refusals(locked, email),
        ]
    )
    registration = Registration(
        event=locked,
        email=email.lower(),
        state=state_for(locked.capacity, places_taken(locked)),
        made_at=now,
        consent=record_consent(consent, key=key, by=by, now=now),
        **asdict(booking),
    )
    registration.full_clean()
    registration.save()
    told = {"event": locked.pk, "state": registration.state, "consent": registration.consent_id}
    record("registration.made", registration, by=by, now=now, **told)
    return registration


def _known_refusals(event: Event, email: str) -> list[Refusal]:
    if not email or not Registration.objects.of_event(event.pk).live().filter(email__iexact=email).exists():
        return []
    return [Refusal("registered", _("С този имейл вече има записване за събитието. Второ не е нужно."))]
