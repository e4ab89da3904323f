"""Granting a role outside the pages of the administrator: for set-up and demonstration."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.actions.change_roles import change_roles
from prestige.accounts.models import User
from prestige.accounts.roles import roles_of


@transaction.atomic
def give_role(user: User, code: str, *, now: datetime) -> None:
    """Put the person into the group of the role beside those held. Raises ``NotAllowed`` for an unknown role."""
    change_roles(user, {*roles_of(user), code}, reason=_("Първоначална настройка"), by=None, now=now)
