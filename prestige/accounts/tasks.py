"""Timed work about people."""

from celery import shared_task
from django.utils import timezone

from prestige.accounts.actions import finish_erasures


@shared_task(name="prestige.accounts.finish_erasures")
def finish() -> None:
    """Erase again what was on its way while somebody left; every run looks two hours back."""
    finish_erasures(timezone.now())
