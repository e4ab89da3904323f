"""What a person changes about themselves."""

from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.municipality.models import Settlement


@transaction.atomic
def save_profile(
    user: User,
    *,
    full_name: str,
    name_display: str,
    settlement: Settlement | None,
    language: str,
    now: datetime,
) -> User:
    """Save what a comment begins with and the language of letters, and return the person.

    Received proposals keep the name they had and the way in which it is shown.
    """
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    wanted = {
        "full_name": full_name,
        "name_display": name_display,
        "settlement_id": settlement.pk if settlement else None,
        "language": language,
    }
    changed = [name for name, value in wanted.items() if getattr(locked, name) != value]
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, wanted[name])
    locked.full_clean(exclude=["password"])
    locked.save(update_fields=changed)
    record("user.profile_saved", locked, by=locked, now=now)
    return locked
