"""Second factors of people, and the codes that their telephones would show."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from prestige.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def add_application(user: User, secret: str = SECRET) -> Authenticator:
    """Give the person an application for codes with this secret and recovery codes beside it."""
    authenticator: Authenticator = TOTP.activate(user, secret).instance
    RecoveryCodes.activate(user)
    return authenticator


def add_passkey(user: User, name: str = "Лаптоп") -> Authenticator:
    """Give the person the row of a passkey, enough for lists; no device stands behind it."""
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": {}})


def code_at(moment: datetime, secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the six digits of the moment, or of so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(moment.timestamp()) // 30 + steps))


def recovery_codes_of(user: User) -> list[str]:
    """Return the unused recovery codes of the person."""
    return list(Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes())
