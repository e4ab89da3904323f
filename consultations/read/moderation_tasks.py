"""What the moderation has for the clerk's day: objections that wait for a decision."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.models import Consultation
from consultations.permissions import Right
from consultations.read.task import Task
from prestige.moderation.models import Appeal
from prestige.workdays import Calendar


def appeal_tasks(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield one task for each objection that waits, with the day it is due (two queries)."""
    waiting = list(Appeal.objects.waiting().select_related("measure"))
    keys = {row.pk: int(row.measure.topic.partition(":")[2]) for row in waiting}
    known = Consultation.objects.in_bulk(list(keys.values()))
    for row in waiting:
        yield Task(
            Right.DECIDE_APPEAL,
            "appeal",
            _("Решете възражението по № %(number)s") % {"number": row.number},
            known[keys[row.pk]],
            row.due_on,
            _("Правила за коментиране и преглед"),
            is_overdue=row.due_on < today,
            is_soon=row.due_on == today,
            address=reverse("admin:appeal", args=[row.pk]),
        )
