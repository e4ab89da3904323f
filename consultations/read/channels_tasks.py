"""Files of proposals that wait for a clerk, as tasks of the day."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Attachment, Consultation
from consultations.permissions import Right
from consultations.read.task import Task
from prestige.uploads.models import State
from prestige.workdays import Calendar


def file_tasks(today: date, now: datetime, calendar: Calendar) -> Iterator[Task]:
    """Yield one task for each consultation whose proposals brought files nobody has looked at; two queries."""
    waiting = Attachment.objects.filter(upload__state=State.QUARANTINE, upload__is_sealed=False).order_by()
    counted = dict(waiting.values_list("comment__consultation").annotate(files=Count("pk")))
    for row in Consultation.objects.filter(pk__in=counted).order_by("pk") if counted else ():
        count = counted[row.pk]
        title = ngettext("Прегледайте %(n)d приложен файл", "Прегледайте %(n)d приложени файла", count)
        yield Task(
            right=Right.MODERATE,
            page="file_queue",
            title=title % {"n": count},
            consultation=row,
            due_on=None,
            source=_("Правила за коментиране и преглед"),
            address=reverse("admin:file_queue"),
        )
