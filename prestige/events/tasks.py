"""Timed work of the events; every run does all that is due, so a missed run loses nothing."""

from celery import shared_task
from django.utils import timezone

from prestige.events.actions import remind_registered


@shared_task(name="prestige.events.remind")
def remind() -> None:
    """Remind people of the events of tomorrow; safe to run twice at once."""
    remind_registered(timezone.now())
