"""The life of an event and of a registration for it, pure: states, and why something is refused.

The rules on how early people are invited belong to whoever holds the event; here stands what holds for every one.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from prestige.refusals import Refusal
from prestige.typography import clock_time, long_date

SOFIA: Final = ZoneInfo("Europe/Sofia")
MIN_REASON: Final = 20
LONGEST_DAYS: Final = 1
REMINDED_FROM: Final = time(9, 0)  # local, on the day before
# What people must hear of when it changes; anything else is corrected quietly.
TOLD_FIELDS: Final = ("starts_at", "ends_at", "place", "address", "online_url", "stream_url")


class EventKind(TextChoices):
    """What kind of meeting it is."""

    HEARING = "hearing", _("Обществено обсъждане")
    SESSION = "session", _("Заседание")
    MEETING = "meeting", _("Среща")
    OTHER = "other", _("Друго събитие")


class EventStatus(TextChoices):
    """What people decided about the event; whether it is over follows from the clock."""

    SCHEDULED = "scheduled", _("Насрочено")
    CHANGED = "changed", _("Променено")
    CANCELLED = "cancelled", _("Отменено")


class RegistrationState(TextChoices):
    """Where a person stands."""

    REGISTERED = "registered", _("Записан")
    WAITING = "waiting", _("В листа на чакащите")
    CANCELLED = "cancelled", _("Отказан")


def state_for(capacity: int | None, taken: int) -> RegistrationState:
    """Return where the next person stands when so many places are taken; without a capacity there is always room."""
    is_room = capacity is None or taken < capacity
    return RegistrationState.REGISTERED if is_room else RegistrationState.WAITING


def time_refusals(starts_at: datetime, ends_at: datetime) -> list[Refusal]:
    """Return why these two instants make no event: the end comes first, or a day later."""
    if ends_at <= starts_at:
        return [Refusal("ends", gettext("Краят трябва да е след началото."))]
    if ends_at - starts_at > timedelta(days=LONGEST_DAYS):
        return [Refusal("ends", gettext("Събитието не може да продължи повече от един ден."))]
    return []


def registration_refusals(
    *,
    status: EventStatus,
    takes_registration: bool,
    opens_at: datetime | None,
    closes_at: datetime | None,
    starts_at: datetime,
    now: datetime,
) -> list[Refusal]:
    """Return why nobody can register now: empty while registration runs. Its end and the start itself are late."""
    if status == EventStatus.CANCELLED:
        return [Refusal("cancelled", gettext("Събитието е отменено."))]
    if now >= starts_at:
        return [Refusal("started", gettext("Събитието вече е започнало."))]
    if not takes_registration:
        return [Refusal("no_registration", gettext("За това събитие не е нужно записване."))]
    if opens_at is not None and now < opens_at:
        return [Refusal("not_open", gettext("Записването започва на %(when)s.") % {"when": _moment(opens_at)})]
    if closes_at is not None and now >= closes_at:
        return [Refusal("closed", gettext("Записването приключи на %(when)s.") % {"when": _moment(closes_at)})]
    return []


def change_refusals(
    *,
    status: EventStatus,
    was_starting_at: datetime,
    now: datetime,
    changed: Collection[str],
    reason: str,
    capacity: int | None,
    taken: int,
) -> list[Refusal]:
    """Return why the event may not be changed so: over, cancelled, without a reason, or with too few places."""
    found = _under_way(status, was_starting_at, now)
    if set(changed) & set(TOLD_FIELDS):
        found += _reason_refusals(reason)
    if capacity is not None and capacity < taken:
        sentence = gettext("Вече са записани %(n)d души: местата не могат да са по-малко.") % {"n": taken}
        found.append(Refusal("capacity", sentence))
    return found


def cancellation_refusals(*, status: EventStatus, starts_at: datetime, now: datetime, reason: str) -> list[Refusal]:
    """Return why the event may not be cancelled: it began, it is cancelled already, or nobody is told why."""
    return _under_way(status, starts_at, now) + _reason_refusals(reason)


def check_in_refusals(*, status: EventStatus, starts_at: datetime, now: datetime) -> list[Refusal]:
    """Return why presence cannot be noted yet: it is, from the beginning of the local day of the event on."""
    if status == EventStatus.CANCELLED:
        return [Refusal("cancelled", gettext("Събитието е отменено."))]
    if now.astimezone(SOFIA).date() < local_day(starts_at):
        return [Refusal("early", gettext("Присъствието се отбелязва в деня на събитието."))]
    return []


def is_reminder_due(starts_at: datetime, now: datetime) -> bool:
    """Tell whether people are to be reminded now: from nine o'clock of the day before until it begins."""
    day_before = local_day(starts_at) - timedelta(days=1)
    return datetime.combine(day_before, REMINDED_FROM, tzinfo=SOFIA) <= now < starts_at


def local_day(moment: datetime) -> date:
    """Return the day of an instant in Europe/Sofia."""
    return moment.astimezone(SOFIA).date()


def _under_way(status: EventStatus, starts_at: datetime, now: datetime) -> list[Refusal]:
    if status == EventStatus.CANCELLED:
        return [Refusal("cancelled", gettext("Събитието вече е отменено."))]
    if now >= starts_at:
        return [Refusal("started", gettext("Събитието вече е започнало."))]
    return []


def _reason_refusals(reason: str) -> list[Refusal]:
    if len(reason.strip()) >= MIN_REASON:
        return []
    sentence = gettext("Напишете причината в поне %(n)d знака: тя е публична и се изпраща на записаните.")
    return [Refusal("reason", sentence % {"n": MIN_REASON})]


def _moment(value: datetime) -> str:
    language = get_language() or "bg"
    return f"{long_date(value, language)}, {clock_time(value, language)}"
