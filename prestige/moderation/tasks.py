"""Timed work of the moderation."""

from celery import shared_task
from django.utils import timezone

from prestige.moderation.actions import forget_addresses as forget


@shared_task(name="prestige.moderation.forget_addresses")
def forget_addresses() -> None:
    """Forget the addresses of readers whose reports were decided long ago."""
    forget(now=timezone.now())
