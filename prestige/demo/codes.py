"""The one-time codes of the demonstration's officials, for whom nobody carries a telephone."""

import base64
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha1

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from prestige.accounts.models import User
from prestige.accounts.second_factor import LAST_STEP, has_factor, reveal
from prestige.demo.loading.people import ACCOUNTS


@dataclass(frozen=True)
class ShownCode:
    """What the telephone of one official would show: six digits, and whether they were used already."""

    title: str
    email: str
    digits: str
    is_used: bool


def demo_secret(email: str) -> str:
    """Return the known secret of a demonstration account: 160 bits in base 32, made of its address."""
    return base64.b32encode(sha1(f"demo:{email}".encode()).digest()).decode()  # noqa: S324  (a public value)


def give_factors() -> None:
    """Give every demonstration account that has no second factor an application with the known secret."""
    for user in User.objects.filter(email__in=[account.email for account in ACCOUNTS]).order_by("pk"):
        if not has_factor(user):
            TOTP.activate(user, demo_secret(user.email))
            RecoveryCodes.activate(user)


def shown_codes(now: datetime) -> list[ShownCode]:
    """Return the codes of this moment in the order of the accounts; who took the application away has none."""
    step = int(now.timestamp()) // app_settings.TOTP_PERIOD
    emails = {account.email: account.title for account in ACCOUNTS}
    rows = Authenticator.objects.filter(type="totp", user__email__in=emails).select_related("user")
    found = {row.user.email: row.data for row in rows.order_by("pk")}
    return [
        ShownCode(
            title,
            email,
            format_hotp_value(hotp_value(reveal(found[email]["secret"]), step)),
            is_used=found[email].get(LAST_STEP, -1) >= step,
        )
        for email, title in emails.items()
        if email in found
    ]


def seconds_left(now: datetime) -> int:
    """Return in how many seconds the codes change, from 1 to the whole period."""
    return int(app_settings.TOTP_PERIOD - now.timestamp() % app_settings.TOTP_PERIOD) or 1
