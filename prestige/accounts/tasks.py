"""Timed work about people."""

from celery import shared_task
from django.utils import timezone

from prestige.accounts.actions import forget_old_codes


@shared_task(name="prestige.accounts.forget_old_codes")
def forget_codes() -> None:
    """Delete the requests of codes nobody needs any more."""
    forget_old_codes(timezone.now())
