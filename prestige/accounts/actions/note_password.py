"""Noting that somebody else's password was set: whoever may set it could act under that name."""

from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.journal.actions import record


@transaction.atomic
def note_password_set(user: User, *, by: User, now: datetime) -> None:
    """Write into the journal who set the password of whom."""
    record("user.password_set", user, by=by, now=now)
