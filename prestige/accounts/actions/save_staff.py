"""Adding an official and changing what an official may do."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal


@transaction.atomic
def save_staff(user: User, *, roles: Collection[str], by: User, now: datetime) -> User:
    """Save the row with exactly these roles and return it; staff is who has a role.

    Raises ``NotAllowed`` when somebody changes their own roles: that is for another administrator. Groups that are
    not roles stay as they are.
    """
    before = set(user.groups.values_list("name", flat=True)) if user.pk else set()
    if user.pk == by.pk and set(roles) != before:
        raise NotAllowed((Refusal("own_roles", _("Собствената роля се променя от друг администратор.")),))
    verb = "user.changed" if user.pk else "user.added"
    user.is_staff = bool(roles) or user.is_superuser
    user.full_clean()
    user.save()
    user.groups.set(Group.objects.filter(name__in=roles))
    record(verb, user, by=by, now=now, roles=sorted(roles), active=user.is_active)
    return user
