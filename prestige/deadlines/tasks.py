"""Timed work of the terms; every run does all that is due, so a missed run loses nothing."""

from celery import shared_task
from django.utils import timezone

from prestige.deadlines.actions import remind_of_dues


@shared_task(name="prestige.deadlines.remind")
def remind() -> None:
    """Remind of every term that is near or overdue; safe to run twice at once."""
    remind_of_dues(timezone.now())
