"""The signed address by which a person finds the own registration without signing in."""

from django.core import signing

SALT = "prestige.events.registration"


def registration_token(registration_id: int) -> str:
    """Return a token that names one registration; it is always the same and does not expire."""
    return signing.Signer(salt=SALT).sign_object(registration_id)


def read_token(token: str) -> int | None:
    """Return the key in a genuine token, None of any other."""
    try:
        return int(signing.Signer(salt=SALT).unsign_object(token))
    except (signing.BadSignature, ValueError, TypeError):
        return None
