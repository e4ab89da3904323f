"""A person's own password: optional, theirs to set, change and take away."""

from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.journal.actions import record


@transaction.atomic
def set_password(user: User, password: str, *, now: datetime) -> User:
    """Give the account this password and return the person; every other session ends, a letter tells of it.

    The password passed the validators at its field.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    verb = "account.password_changed" if locked.has_usable_password() else "account.password_set"
    locked.set_password(password)
    locked.save(update_fields=["password"])
    record(verb, locked, by=locked, now=now)
    return locked


@transaction.atomic
def remove_password(user: User, *, now: datetime) -> User:
    """Take the password away; the code by e-mail stays the way in. Twice changes nothing."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.has_usable_password():
        locked.set_unusable_password()
        locked.save(update_fields=["password"])
        record("account.password_removed", locked, by=locked, now=now)
    return locked
