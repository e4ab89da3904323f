"""Timed work of the retention."""

from celery import shared_task
from django.utils import timezone

from prestige.retention.actions import run_retention
from prestige.retention.reading import TASK


class RetentionFailed(RuntimeError):
    """Some kinds could not be let go; the log says which and why."""


# A table of years may take minutes the first night; the limits stay under the broker's visibility timeout.
@shared_task(name=TASK, soft_time_limit=400, time_limit=420)
def run() -> None:
    """Let go everything that is due; safe to run twice at once. Raises ``RetentionFailed`` after the whole round."""
    failed = [done.term.kind.code for done in run_retention(timezone.now()) if done.failure]
    if failed:
        raise RetentionFailed(", ".join(failed))
