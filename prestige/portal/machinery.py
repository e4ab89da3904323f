"""Whether the timed tasks run: the last run, the next one and the state of each, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from celery.schedules import crontab
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prestige.journal.models import ScheduledRun

TITLES: Final = {
    "prestige.notifications.sweep": _("Изпращане на писма"),
    "prestige.journal.seal": _("Запечатване на дневника"),
    "prestige.portal.heartbeat": _("Фонови задачи"),
    "consultations.render_documents": _("Печат на документи"),
    "consultations.fold_proposals": _("Събиране на еднакви предложения"),
    "consultations.remind_of_ends": _("Напомняне за край на консултация"),
    "consultations.recount_closing_instants": _("Преизчисляване на краища на срокове"),
    "prestige.deadlines.remind": _("Напомняне за срокове"),
    "prestige.register.check_documents": _("Проверка на издадени документи"),
    "prestige.moderation.forget_addresses": _("Изтриване на адреси на подали сигнал"),
    "prestige.events.remind": _("Напомняне за събития"),
    "prestige.events.forget_contacts": _("Изтриване на контакти от събития"),
    "prestige.uploads.scan": _("Проверка на качени файлове"),
    "prestige.uploads.nightly": _("Нощна сверка на файловете"),
    "prestige.accounts.forget_old_codes": _("Изтриване на стари кодове"),
    "consultations.forget_old_drafts": _("Изтриване на стари чернови"),
}
GRACE = timedelta(minutes=5)  # a worker busy with one long document is not late


@dataclass(frozen=True)
class Machine:
    """A timed task; ``last_at`` is empty before the first run, ``failure`` after one that ended well."""

    title: str
    last_at: datetime | None
    next_at: datetime | None
    failure: str
    is_late: bool

    @property
    def is_well(self) -> bool:
        return self.last_at is not None and not self.failure and not self.is_late


def machines(now: datetime) -> list[Machine]:
    """Return every timed task with its last and next run, those that need a look first (one query)."""
    runs = {run.task: run for run in ScheduledRun.objects.order_by("task")}
    schedule: Mapping[str, Mapping[str, Any]] = settings.CELERY_BEAT_SCHEDULE
    found = [_machine(entry, runs.get(entry["task"]), now) for entry in schedule.values()]
    return sorted(found, key=lambda machine: (machine.is_well, machine.title))


def _machine(entry: Mapping[str, Any], run: ScheduledRun | None, now: datetime) -> Machine:
    title = str(TITLES.get(entry["task"], entry["task"]))
    if run is None:
        return Machine(title, None, None, "", is_late=False)
    next_at = next_run(entry["schedule"], run.started_at)
    return Machine(title, run.started_at, next_at, run.failure, is_late=next_at + GRACE < now)


def next_run(schedule: crontab | float, last_at: datetime) -> datetime:
    """Return when a task that last ran at this instant is due again, by an interval in seconds or a crontab."""
    if isinstance(schedule, crontab):
        start, distance, _now = schedule.remaining_delta(timezone.localtime(last_at))
        due: datetime = start + distance
        return due
    return last_at + timedelta(seconds=schedule)
