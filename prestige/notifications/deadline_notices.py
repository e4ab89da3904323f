"""The letters about running terms: ahead of the day and after it, to whoever answers for the thing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.accounts.models import User
from prestige.deadlines.day import due_day
from prestige.deadlines.due import Due, dues, source_of
from prestige.deadlines.models import Reminder, ReminderKind
from prestige.journal.models import Event
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date, long_date_weekday

TEMPLATE = "deadlines/email/deadline"
SECRETARIES = "secretary"


def responsible(event: Event) -> Iterator[Recipient]:
    """Return the owner; where there is none, the address of the unit; where that is empty, the secretaries.

    The clerk's side speaks Bulgarian, whatever language a person chose for the own letters.
    """
    reminder = Reminder.objects.select_related("owner", "unit").get(pk=event.subject_id)
    owner, unit = reminder.owner, reminder.unit
    if owner is not None and owner.is_active and owner.is_staff:
        yield Recipient(owner.email, "bg", owner.pk)
    elif unit is not None and unit.email:
        yield Recipient(unit.email)
    else:
        secretaries = User.objects.filter(groups__name=SECRETARIES, is_active=True, is_staff=True).order_by("pk")
        for pk, email in secretaries.values_list("pk", "email"):
            yield Recipient(email, "bg", pk)


def deadline(event: Event, recipient: Recipient, now: datetime) -> dict[str, Any] | None:
    """Return what is due and since when; None when it was done meanwhile, or when its day came before the letter."""
    reminder = Reminder.objects.get(pk=event.subject_id)
    at = due_day(now)
    key = (reminder.rule, reminder.subject, reminder.due_on)
    due = next((each for each in dues(at) if each.key == key and not each.done), None)
    is_overdue = reminder.kind == ReminderKind.OVERDUE
    if due is None or due.is_overdue_on(at.today) != is_overdue:
        return None
    days = abs((reminder.due_on - timezone.localdate(now)).days)
    return {
        "subject": _subject(due, days, is_overdue=is_overdue),
        "due": due,
        "day": long_date_weekday(reminder.due_on),
        "source": source_of(due, at.rules),
        "is_overdue": is_overdue,
        "left": _left(days, is_overdue=is_overdue),
        "url": settings.BASE_URL + due.url,
        "answers": ", ".join(str(each) for each in (due.owner, due.unit) if each is not None),
        "is_owner": due.owner is not None and due.owner.pk == recipient.user_id,
    }


def _subject(due: Due, days: int, *, is_overdue: bool) -> str:
    if is_overdue:
        return _("Просрочено: %(title)s") % {"title": due.title}
    if days == 0:
        return _("Днес: %(title)s") % {"title": due.title}
    return _("До %(day)s: %(title)s") % {"day": long_date(due.due_on) if due.due_on else "", "title": due.title}


def _left(days: int, *, is_overdue: bool) -> str:
    if is_overdue:
        return ngettext("Просрочено с %(n)d ден", "Просрочено с %(n)d дни", days) % {"n": days}
    if days == 0:
        return _("Последен ден")
    return ngettext("Остава %(n)d ден", "Остават %(n)d дни", days) % {"n": days}


NOTICES = tuple(Notice(f"deadline.{kind}", TEMPLATE, responsible, deadline) for kind in ("ahead", "overdue"))
