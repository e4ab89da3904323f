"""The clerk's day: queues, tasks by deadline, and whether the machinery works."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.http import HttpRequest
from django.utils import timezone
from redis.exceptions import RedisError

from consultations.permissions import Right, has_right
from consultations.read.workload import day_of_work
from prestige.accounts.models import User
from prestige.deadlines.day import due_day
from prestige.deadlines.due import dues
from prestige.municipality.models import current_calendar
from prestige.notifications.models import Notification, NotificationState
from prestige.portal import heartbeat
from prestige.portal.machinery import machines


def dashboard(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the first page: only the tasks that the person's roles may do."""
    if not has_right(request.user, *Right):
        return {"day": None}
    now = timezone.now()
    day = day_of_work(now, current_calendar())
    at = due_day(now)
    return {
        "day": day,
        "now": now,
        "today": at.today,
        "overdue": [due for due in dues(at) if due.is_overdue_on(at.today)],
        "tasks": [task for task in day.tasks if isinstance(request.user, User) and task.concerns(request.user)],
        "mail": _mail(now),
        "heart": _heart(now),
        "machines": machines(now),
    }


def _mail(now: datetime) -> dict[str, Any]:
    """Return how many letters wait and failed, and how many went in the last day."""
    waiting = Q(state__in=[NotificationState.QUEUED, NotificationState.SENDING])
    return Notification.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        failed=Count("pk", filter=Q(state=NotificationState.FAILED)),
        sent=Count("pk", filter=Q(sent_at__gt=now - timedelta(days=1))),
        last=Max("sent_at"),
    )


def _heart(now: datetime) -> dict[str, Any]:
    """Return when a worker last lived and whether that is recent; a dead queue is an answer, not an error."""
    try:
        with heartbeat.connect() as client:
            last = heartbeat.last(client)
    except RedisError:
        last = None
    return {"last": last, "is_fresh": last is not None and (now - last).total_seconds() < heartbeat.FRESH_SECONDS}
