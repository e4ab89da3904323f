"""The kind of every task of ours: one that the schedule names leaves a line about its last run.

Named in ``prestige/celery.py``; a database that is away never keeps a task from running.
"""

import contextlib
from typing import TYPE_CHECKING, Any

from celery import Task
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from prestige.journal.actions import note_end, note_start

if TYPE_CHECKING:
    AnyTask = Task[..., Any]
else:
    AnyTask = Task


class TimedTask(AnyTask):
    """A task that notes its start and its end when beat starts it by the clock."""

    def before_start(self, task_id: str, args: Any, kwargs: Any) -> None:
        if self._is_scheduled:
            with contextlib.suppress(DatabaseError):
                note_start(self.name, now=timezone.now())

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        if self._is_scheduled:
            with contextlib.suppress(DatabaseError):
                note_end(self.name, now=timezone.now())

    def on_failure(self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        if self._is_scheduled:
            with contextlib.suppress(DatabaseError):
                note_end(self.name, now=timezone.now(), failure=f"{type(exc).__name__}: {exc}")

    @property
    def _is_scheduled(self) -> bool:
        return any(entry["task"] == self.name for entry in settings.CELERY_BEAT_SCHEDULE.values())
