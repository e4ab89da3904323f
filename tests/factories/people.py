"""People who sign in."""

import itertools

from django.contrib.auth.models import Permission
from django.utils import timezone

from prestige.accounts.models import User
from tests.factories.places import make_unit

PASSWORD = "a long enough password"
_counter = itertools.count(1)


def make_clerk(email: str = "", **fields: object) -> User:
    """Return an official of the unit with every right on consultations; the password is `PASSWORD`."""
    clerk = User.objects.create_user(
        email or f"clerk{next(_counter)}@example.bg",
        PASSWORD,
        **{"full_name": "Служител Първи", "position": "главен експерт", "unit": make_unit(), "is_staff": True} | fields,
    )
    clerk.user_permissions.set(Permission.objects.filter(content_type__app_label__in=["consultations", "moderation"]))
    return clerk


def make_citizen(email: str = "", **fields: object) -> User:
    """Return a person with a proven address and no password."""
    return User.objects.create_user(
        email or f"citizen{next(_counter)}@example.bg",
        **{"full_name": "Гражданин Първи", "email_verified_at": timezone.now()} | fields,
    )
