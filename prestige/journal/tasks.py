"""Timed work of the journal."""

from celery import shared_task

from prestige.journal.actions import seal_events


@shared_task(name="prestige.journal.seal")
def seal() -> None:
    """Seal every event that waits; safe to run twice."""
    while seal_events():
        pass
