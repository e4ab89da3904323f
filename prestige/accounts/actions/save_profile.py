"""What a person changes about themselves."""

from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.journal.actions import record


@transaction.atomic
def save_profile(user: User, *, full_name: str, language: str, now: datetime) -> User:
    """Save the name and the language of letters and return the person; received proposals keep the name they had."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    if (locked.full_name, locked.language) == (full_name, language):
        return locked
    locked.full_name, locked.language = full_name, language
    locked.full_clean(exclude=["password"])
    locked.save(update_fields=["full_name", "language"])
    record("user.profile_saved", locked, by=locked, now=now)
    return locked
