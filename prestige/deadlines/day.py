"""The day for which terms are asked."""

from datetime import datetime

from django.utils import timezone

from prestige.deadlines.due import DueDay
from prestige.deadlines.in_force import rules_on
from prestige.municipality.models import current_calendar


def due_day(now: datetime) -> DueDay:
    """Return the moment with its calendar and rules (two queries)."""
    today = timezone.localdate(now)
    return DueDay(now, today, current_calendar(), rules_on(today))
