"""What of a person lies in the outbox."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from prestige.accounts.models import User
from prestige.accounts.own_data import ERASED_ADDRESS
from prestige.journal.actions import record
from prestige.notifications.models import Notification, NotificationState, Subscription

WAITING = (NotificationState.QUEUED, NotificationState.SENDING)


def letters_to(user: User) -> QuerySet[Notification]:
    """Return the letters to the person, by account or by address."""
    return Notification.objects.filter(Q(user=user) | Q(address__iexact=user.email))


def live_subscriptions(user: User) -> QuerySet[Subscription]:
    """Return what the person follows now."""
    return Subscription.objects.filter(user=user, ended_at__isnull=True)


def erase_letters(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """End the subscriptions; take the address out of every letter, and let those that wait fall away."""
    rows = list(live_subscriptions(user).select_for_update().order_by("pk"))
    for row in rows:
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        record("subscription.ended", row, by=by, now=now)
    keys = list(letters_to(user).order_by("pk").values_list("pk", flat=True))
    letters = Notification.objects.filter(pk__in=keys)
    letters.filter(state__in=WAITING).update(state=NotificationState.SUPPRESSED, claimed_at=None)
    nobody = Concat(Value(ERASED_ADDRESS), Cast("pk", CharField()))
    return {"subscriptions": len(rows), "letters": letters.update(address=nobody, failure="", user=None)}
