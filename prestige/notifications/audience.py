"""Audiences that rooms share."""

from collections.abc import Iterator

from prestige.notifications.models import Subscription
from prestige.notifications.registry import Recipient


def followers_of(topic: str) -> Iterator[Recipient]:
    """Return everybody who follows the topic now and can still sign in."""
    rows = Subscription.objects.filter(topic=topic, ended_at__isnull=True, user__is_active=True).order_by("pk")
    for user_id, address, language in rows.values_list("user_id", "user__email", "user__language"):
        yield Recipient(address, language, user_id)


def is_following(user_id: int | None, topic: str) -> bool:
    """Return whether the person follows the topic now."""
    return (
        user_id is not None
        and Subscription.objects.filter(user_id=user_id, topic=topic, ended_at__isnull=True).exists()
    )
