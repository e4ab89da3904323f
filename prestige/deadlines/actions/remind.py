"""Writing down who is to be reminded of which term: the row and its event first, the letter later."""

import logging
from collections.abc import Iterator
from datetime import date, datetime

from django.db import models, transaction

from prestige.accounts.models import User
from prestige.deadlines.day import due_day
from prestige.deadlines.due import Due, DueDay, sources
from prestige.deadlines.models import Reminder, ReminderKind
from prestige.journal.actions import record
from prestige.municipality.models import Unit

logger = logging.getLogger(__name__)

AHEAD = "P02"


def remind_of_dues(now: datetime) -> int:
    """Write a reminder for every term that is near or overdue and has none yet; return how many.

    Each is its own transaction, and a source that is broken does not silence the others. Whatever ran before, twice or
    not at all: one term is told once ahead and once overdue.
    """
    at = due_day(now)
    ahead = at.rules[AHEAD].value
    wanted = [(due, kind) for due in _dues(at) if (kind := _kind(due, at.today, ahead)) is not None]
    known = _known({due.due_on for due, _kind in wanted if due.due_on})
    fresh = [(due, kind) for due, kind in wanted if (*due.key, kind) not in known]
    return sum(_write(due, kind, now) for due, kind in fresh)


@transaction.atomic
def write_reminder(
    verb: str,
    subject: models.Model,
    *,
    rule: str,
    due_on: date,
    kind: ReminderKind,
    now: datetime,
    **data: object,
) -> bool:
    """Write a reminder about a row and tell of it by an event of this verb; False when it was told before."""
    about = f"{subject._meta.label_lower}:{subject.pk}"
    _row, is_new = Reminder.objects.get_or_create(
        rule=rule, subject=about, due_on=due_on, kind=kind, defaults={"written_at": now}
    )
    if is_new:
        record(verb, subject, by=None, now=now, due_on=due_on.isoformat(), **data)
    return is_new


def _dues(at: DueDay) -> Iterator[Due]:
    for source in sources():
        try:
            yield from list(source(at))
        except Exception:  # the terms of the other rooms are no less due
            logger.exception("The terms of %r cannot be asked", source)


def _kind(due: Due, today: date, ahead: int) -> ReminderKind | None:
    if due.done:
        return None
    if due.is_overdue_on(today):
        return ReminderKind.OVERDUE
    return ReminderKind.AHEAD if due.is_within(ahead, today) and due.reminds_ahead else None


def _known(days: set[date]) -> set[tuple[str, str, date, str]]:
    rows = Reminder.objects.filter(due_on__in=days).order_by()
    return set(rows.values_list("rule", "subject", "due_on", "kind"))


@transaction.atomic
def _write(due: Due, kind: ReminderKind, now: datetime) -> bool:
    owner: User | None = due.owner
    unit: Unit | None = due.unit
    row, is_new = Reminder.objects.get_or_create(
        rule=due.rule_id,
        subject=due.subject,
        due_on=due.due_on,
        kind=kind,
        defaults={"written_at": now, "owner": owner, "unit": unit},
    )
    if is_new:
        record(f"deadline.{kind}", row, by=None, now=now, rule=due.rule_id)
    return is_new
