"""Beginning and ending to follow a topic."""

from datetime import datetime

from django.db import transaction

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.notifications.models import Subscription


@transaction.atomic
def subscribe(user: User, topic: str, *, now: datetime) -> Subscription:
    """Return the live subscription of this person to the topic; following twice is one subscription."""
    subscription, created = Subscription.objects.get_or_create(
        user=user, topic=topic, ended_at=None, defaults={"started_at": now}
    )
    if created:
        record("subscription.started", subscription, by=user, now=now)
    return subscription


@transaction.atomic
def end_subscription(user_id: int, topic: str, *, now: datetime) -> bool:
    """End the live subscription; return whether there was one."""
    subscription = (
        Subscription.objects.select_for_update().filter(user_id=user_id, topic=topic, ended_at__isnull=True).first()
    )
    if subscription is None:
        return False
    subscription.ended_at = now
    subscription.save(update_fields=["ended_at"])
    record("subscription.ended", subscription, by=None, now=now)
    return True
