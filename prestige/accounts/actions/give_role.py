"""Granting a role outside the pages of the administrator: for set-up and demonstration."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from prestige.accounts.models import User
from prestige.journal.actions import record


@transaction.atomic
def give_role(user: User, code: str, *, now: datetime) -> None:
    """Put the person into the group of the role. Raises ``Group.DoesNotExist`` before ``sync_roles``."""
    user.groups.add(Group.objects.get(name=code))
    record("user.changed", user, by=None, now=now, roles=[code], active=user.is_active)
