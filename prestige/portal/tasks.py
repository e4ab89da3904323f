"""Timed work of the portal itself."""

from celery import shared_task
from django.utils import timezone

from prestige.portal.heartbeat import renew


@shared_task(name="prestige.portal.heartbeat")
def heartbeat() -> None:
    """Show that beat, queue and worker are alive; safe to run twice."""
    renew(timezone.now())
