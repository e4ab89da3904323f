"""Timed work of the events; every run does all that is due, so a missed run loses nothing."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from prestige.events.actions import forget_contacts, remind_registered


@shared_task(name="prestige.events.remind")
def remind() -> None:
    """Remind people of the events of tomorrow; safe to run twice at once."""
    remind_registered(timezone.now())


@shared_task(name="prestige.events.forget_contacts")
def forget_old_contacts() -> None:
    """Forget how to reach the people of events that are long over."""
    forget_contacts(timezone.now(), days=settings.EVENT_CONTACT_DAYS)
