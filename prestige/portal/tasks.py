"""Timed work of the portal itself."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from prestige.outages.actions import keep_beat
from prestige.portal.heartbeat import FRESH_SECONDS, renew


@shared_task(name="prestige.portal.heartbeat")
def heartbeat() -> None:
    """Show that beat, queue, worker and database are alive, now and for good; safe to run twice."""
    now = timezone.now()
    renew(now)
    keep_beat(now, fresh=timedelta(seconds=FRESH_SECONDS))
