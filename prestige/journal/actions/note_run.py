"""Noting when a timed task began and how it ended."""

from datetime import datetime

from prestige.journal.models import ScheduledRun

LONGEST_FAILURE = 300


def note_start(task: str, *, now: datetime) -> None:
    """Write down that the task began; one row for each task, so two workers at once are one line."""
    ScheduledRun.objects.update_or_create(task=task, defaults={"started_at": now})


def note_end(task: str, *, now: datetime, failure: str = "") -> None:
    """Write down that the task ended: well, or with this error."""
    ended = {"ended_at": now, "failure": failure[:LONGEST_FAILURE]}
    if not failure:
        ended["succeeded_at"] = now
    ScheduledRun.objects.filter(task=task).update(**ended)
