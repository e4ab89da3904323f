"""One-time codes and passkeys of an account: which it has, what may go, a code that opens once, secrets at rest."""

import base64
import hmac
import unicodedata
from datetime import datetime
from hashlib import sha256

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one of these
LAST_STEP = "last_step"


class CodeNotTaken(Exception):  # noqa: N818 – the message is a sentence for the person who typed
    """The typed code does not open: it is wrong, over, or was used before."""


def has_factor(user: User) -> bool:
    """Return whether the account has an application for codes or a passkey."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def may_remove(authenticator: Authenticator) -> bool:
    """Return whether this factor may go: an official keeps at least one."""
    if not (settings.STAFF_SECOND_FACTOR and authenticator.user.is_staff):
        return True
    return bool(Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(pk=authenticator.pk))


def digits_of(typed: str) -> str:
    """Return the digits of any script as ASCII, without the spaces and dashes between them; other signs stay."""
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign
        for sign in typed
        if not sign.isspace() and unicodedata.category(sign) != "Pd"
    )


def step_of(secret: str, digits: str, now: datetime) -> int | None:
    """Return the half minute (RFC 6238, time step) whose code these digits are, None when of none that holds now."""
    current, tolerance = int(now.timestamp()) // app_settings.TOTP_PERIOD, app_settings.TOTP_TOLERANCE
    for step in range(current - tolerance, current + tolerance + 1):
        expected = format_hotp_value(hotp_value(secret, step))
        if digits.isascii() and hmac.compare_digest(digits, expected):
            return step
    return None


@transaction.atomic
def spend_code(user: User, typed: str, *, now: datetime) -> Authenticator:
    """Use up a one-time or recovery code of the person and return what it belongs to; the rows are locked.

    Raises ``CodeNotTaken``. Which step was last used stands in the row (RFC 6238, 5.2: no code is accepted twice), so
    every process refuses it, and an earlier one too.
    """
    digits = digits_of(typed)
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    rows = Authenticator.objects.select_for_update().filter(user=user, type__in=kinds).order_by("pk")
    for row in rows:
        if row.type == Authenticator.Type.RECOVERY_CODES:
            if row.wrap().validate_code(digits):
                return row
        elif (step := step_of(reveal(row.data["secret"]), digits, now)) is not None:
            return note_step(row, step)
    raise CodeNotTaken(_("Кодът не е верен или вече не важи. Въведете този, който приложението показва сега."))


def note_step(totp: Authenticator, step: int) -> Authenticator:
    """Remember the step of an accepted code in its row and return it. Raises ``CodeNotTaken`` for a used one."""
    if step <= totp.data.get(LAST_STEP, -1):
        raise CodeNotTaken(_("Този код вече е използван. Изчакайте до половин минута и въведете следващия."))
    totp.data[LAST_STEP] = step
    totp.save(update_fields=["data"])
    return totp


def protect(text: str) -> str:
    """Return a secret of the account as it is stored: under a key derived from the secret key of the portal."""
    return _keys().encrypt(text.encode()).decode()


def reveal(stored: str) -> str:
    """Return the secret behind the stored text. Raises ``CodeNotTaken`` when no key of ours opens it any more."""
    try:
        return _keys().decrypt(stored.encode()).decode()
    except InvalidToken as unreadable:
        raise CodeNotTaken(
            _("Настройката на приложението за кодове вече не може да се прочете. Обърнете се към администратора.")
        ) from unreadable


def _keys() -> MultiFernet:
    """Return the key of today first; those of retired secret keys still read."""
    known = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = [hmac.new(key.encode(), b"second-factor", sha256).digest() for key in known]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
