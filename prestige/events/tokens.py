"""The signed address by which a person finds the own registration without signing in."""

from django.core import signing

SALT = "prestige.events.registration"


def registration_token(registration_id: int) -> str:
    """Return a token that names one registration; it does not expire before the event, the letter may lie long."""
    return signing.dumps(registration_id, salt=SALT)


def read_token(token: str) -> int | None:
    """Return the key in a genuine token, None of any other."""
    try:
        return int(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
