"""Timed work of the notifications; every run does all that is due, so a missed run loses nothing."""

from celery import shared_task
from django.utils import timezone

from prestige.notifications.actions import deliver_due, dispatch_events


@shared_task(name="prestige.notifications.sweep")
def sweep() -> None:
    """Write down the audiences of new events and send every letter that is due; safe to run twice at once."""
    dispatch_events(timezone.now())
    deliver_due(timezone.now)
