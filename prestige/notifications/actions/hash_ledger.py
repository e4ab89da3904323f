"""Old letters keep that they were sent, and no longer to whom."""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from prestige.notifications.models import Notification, NotificationState
from prestige.retention.batches import Rows, in_batches

OVER: Final = (NotificationState.SENT, NotificationState.SUPPRESSED, NotificationState.FAILED)
PREFIX: Final = "hmac:"  # no address begins so, because every address has an @


def letters_to_hash(now: datetime, days: int) -> QuerySet[Notification]:
    """Return the letters that ended so many days ago and still name their address."""
    over = Notification.objects.filter(state__in=OVER, address__contains="@")
    return over.alias(ended=Coalesce("sent_at", "next_try_at")).filter(ended__lt=now - timedelta(days=days))


def hash_ledger(now: datetime, days: int) -> int:
    """Put a keyed hash in place of the address, and forget the person and the server's words; return how many letters.

    The same address has the same hash under one secret key, so „was this person told“ can still be answered to whoever
    names the address; nobody can read an address out of it.
    """
    return in_batches(letters_to_hash(now, days), _hash)


def hashed(address: str) -> str:
    """Return what stands in the ledger for an address."""
    mark = hmac.new(settings.SECRET_KEY.encode(), f"mail:{address.lower()}".encode(), sha256)
    return PREFIX + mark.hexdigest()[:48]


def _hash(rows: Rows) -> None:
    letters = list(rows)
    for letter in letters:
        letter.address, letter.user, letter.failure = hashed(letter.address), None, ""
    Notification.objects.bulk_update(letters, ["address", "user", "failure"])
