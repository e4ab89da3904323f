"""Timed work of the organisations; every run does all that is due, so a missed run loses nothing."""

from celery import shared_task
from django.utils import timezone

from prestige.organisations.actions import forget_applications, remind_of_mandates


@shared_task(name="prestige.organisations.remind")
def remind() -> None:
    """Remind representatives of the end of their mandate; safe to run twice at once."""
    remind_of_mandates(timezone.now())


@shared_task(name="prestige.organisations.forget_drafts")
def forget_drafts() -> None:
    """Forget the applications that nobody finished."""
    forget_applications(timezone.now())
