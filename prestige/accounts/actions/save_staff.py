"""Changing who an official is; what an official may do is another act (`change_roles`)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from prestige.accounts.actions.change_roles import last_administrator_refusals
from prestige.accounts.models import AddressChange, User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit


@transaction.atomic
def save_staff(user: User, *, by: User, now: datetime) -> User:
    """Save the row and return it; switching somebody off ends their sessions at once, and for good.

    Raises ``NotAllowed`` for switching off oneself or the last administrator.
    """
    before = User.objects.select_for_update().get(pk=user.pk)
    is_switched_off = before.is_active and not user.is_active
    if is_switched_off:
        own = [Refusal("own", _("Собственият профил се спира от друг администратор."))] if user.pk == by.pk else []
        permit(own + last_administrator_refusals(before))
    is_readdressed = before.email != user.email
    if is_readdressed:
        user.email_verified_at = None  # nobody showed that the new address is theirs
    user.full_clean()
    user.save()
    if is_readdressed:
        change = AddressChange.objects.create(user=user, old_email=before.email, asked_at=now, done_at=now)
        record("account.email_changed", change, by=by, now=now)
    if is_switched_off:
        end_sessions(user)
    record("user.changed", user, by=by, now=now, active=user.is_active)
    return user


def end_sessions(user: User) -> None:
    """Let no session of the person open any more, wherever it was opened; a new sign-in begins a new one."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
