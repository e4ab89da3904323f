"""Another e-mail address for an account: exactly the one whose code was typed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.actions.email_code import CodeRefused, request_email_code, spend_code
from prestige.accounts.models import AddressChange, User
from prestige.journal.actions import record


@transaction.atomic
def request_address_change(user: User, email: str, *, now: datetime) -> AddressChange:
    """Send a code to the new address and return the wish. Raises ``NotAllowed`` after five codes to it in an hour.

    Whether the address has an account is not told here: only who reads its mail learns it, at the end.
    """
    code = request_email_code(email, language=user.language, now=now)
    return AddressChange.objects.create(user=user, code=code, asked_at=now)


def confirm_address_change(change: AddressChange, typed: str, *, now: datetime) -> User:
    """Give the account the address that received this very code and return the person; other wishes end.

    Raises ``CodeRefused``, kind „taken“ when the address has an account of its own.
    """
    code = change.code
    if code is None or change.done_at is not None:
        raise CodeRefused("used", _("Този код вече е използван. Поискайте нов."))
    return spend_code(code, typed, now=now, then=lambda right: _readdress(change, right.email, now))


def _readdress(change: AddressChange, email: str, now: datetime) -> User:
    user = User.objects.select_for_update().get(pk=change.user_id)
    if not user.is_active:  # stopped or erased while the code was on its way
        raise CodeRefused("inactive", _("Този профил е спрян. Обърнете се към общината."))
    if User.objects.exclude(pk=user.pk).filter(email__iexact=email).exists():
        raise CodeRefused("taken", _("С този имейл има друг профил. Излезте и влезте с него."))
    change.old_email, change.done_at = user.email, now
    user.email, user.email_verified_at = email, now
    user.save(update_fields=["email", "email_verified_at"])
    change.save(update_fields=["old_email", "done_at"])
    AddressChange.objects.filter(user=user, done_at__isnull=True).delete()
    record("account.email_changed", change, by=user, now=now)
    return user
