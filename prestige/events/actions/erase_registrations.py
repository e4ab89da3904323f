"""What of a person lies in the events: their registrations."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from prestige.accounts.models import User
from prestige.accounts.own_data import ERASED_NAME
from prestige.events.actions.cancel_registration import cancel_registration
from prestige.events.models import Registration
from prestige.events.models.registration import RegistrationQuerySet


def registrations_of(user: User) -> RegistrationQuerySet:
    """Return the registrations of the person, by account or by address."""
    return Registration.objects.filter(Q(user=user) | Q(email__iexact=user.email))


def ahead_of(user: User, now: datetime) -> RegistrationQuerySet:
    """Return those for events that have not begun, where a place or a turn becomes free."""
    return registrations_of(user).live().filter(event__starts_at__gt=now, checked_in_at__isnull=True)


def erase_registrations(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """Give the places ahead back, as the person would; then empty everything said in every registration."""
    ahead = list(ahead_of(user, now).select_related("event"))
    keys = list(registrations_of(user).order_by("pk").values_list("pk", flat=True))
    for registration in ahead:
        cancel_registration(registration, by=by, now=now)
    done = Registration.objects.filter(pk__in=keys).update(
        name=ERASED_NAME,
        email="",
        phone="",
        organisation="",
        needs="",
        needs_wheelchair=False,
        needs_sign_language=False,
        is_name_public=False,
        user=None,
    )
    return {"registrations": done, "places": len(ahead)}
