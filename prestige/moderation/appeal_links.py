"""The signed link in a letter by which an author objects without signing in."""

from django.core import signing

SALT = "prestige.moderation.appeal"


def appeal_token(measure_id: int) -> str:
    """Return a token that names one measure; the term of the objection is asked when it is used."""
    return signing.dumps(measure_id, salt=SALT)


def read_token(token: str) -> int | None:
    """Return the key of the measure of a genuine token, None of any other."""
    try:
        return int(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
