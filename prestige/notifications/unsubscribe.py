"""The signed link in a letter that ends a subscription without signing in."""

from django.core import signing

SALT = "prestige.notifications.unsubscribe"


def unsubscribe_token(user_id: int, topic: str) -> str:
    """Return a token that names one person's one topic; it does not expire, the letter may be read years later."""
    return signing.dumps([user_id, topic], salt=SALT)


def read_token(token: str) -> tuple[int, str] | None:
    """Return (user id, topic) of a genuine token, None of any other."""
    try:
        user_id, topic = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(user_id), str(topic)
