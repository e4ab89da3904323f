"""When a timed task is due again."""

from datetime import datetime, timedelta

from celery.schedules import crontab
from django.utils import timezone


def next_run(schedule: crontab | float, last_at: datetime) -> datetime:
    """Return when a task that last ran at this instant is due again, by an interval in seconds or a crontab."""
    if isinstance(schedule, crontab):
        start, distance, _now = schedule.remaining_delta(timezone.localtime(last_at))
        due: datetime = start + distance
        return due
    return last_at + timedelta(seconds=schedule)
