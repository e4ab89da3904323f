"""Public hearings and the people who come."""

import itertools
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from consultations.actions import convene_hearing
from consultations.hearing_rules import earliest_hearing_on
from consultations.models import Consultation, Hearing
from consultations.read.hearing_terms import hearing_terms
from prestige.accounts.models import User
from prestige.events.actions import Booking, register_person
from prestige.events.models import Event, Registration
from prestige.workdays import Calendar
from tests.factories.consultations import make_open_consultation
from tests.factories.people import make_citizen, make_clerk

AGENDA = "17:30 Представяне на проекта\n18:00 Изказвания по реда на записване\nРазни"
LONG_TERM = 60
_number = itertools.count(1)


def hearing_data(day: date, **changes: Any) -> dict[str, Any]:
    """Return what the act takes for a hearing on this day, from 17:30 to 19:30."""
    return {
        "starts_at": local(day, time(17, 30)),
        "ends_at": local(day, time(19, 30)),
        "title": "Обществено обсъждане на наредбата за обществения ред",
        "place": "зала „Хасково“",
        "address": "пл. „Общински“ № 1, гр. Хасково",
        "has_wheelchair_access": True,
        "has_sign_language": False,
        "accessibility": "Вход – без стъпала откъм площада\nАсансьор – да, с брайл",
        "online_url": "",
        "stream_url": "",
        "is_recorded": True,
        "takes_registration": True,
        "capacity": None,
        "registration_closes_at": None,
        "agenda": AGENDA,
        "moderator": "Име Фамилия",
        "moderator_position": "независим модератор",
        "note_taker": "Име Протоколчик",
        "short_notice_reason": "",
    } | changes


def make_hearing(
    consultation: Consultation | None = None, *, by: User | None = None, now: datetime | None = None, **changes: Any
) -> Hearing:
    """Return a hearing convened at `now` for the first lawful day, with its event and consultation."""
    now = now or timezone.now()
    consultation = consultation or make_open_consultation(days=LONG_TERM, now=now)
    day = changes.pop("day", None) or first_day(now)
    made = convene_hearing(consultation, hearing_data(day, **changes), by=by or make_clerk(), now=now)
    return Hearing.objects.select_related("event", "consultation").get(pk=made.pk)


def make_past_hearing(*, days_ago: int = 3, **changes: Any) -> Hearing:
    """Return a hearing that was held at least so many days ago; its consultation is still open."""
    held_on = timezone.localdate() - timedelta(days=days_ago)
    while not Calendar().is_workday(held_on):
        held_on -= timedelta(days=1)
    convened = local(held_on - timedelta(days=20), time(10, 0))
    consultation = make_open_consultation(days=LONG_TERM, now=convened)
    return make_hearing(consultation, now=convened, day=held_on, **changes)


def first_day(now: datetime) -> date:
    """Return the first day on which a hearing may be held when people are invited at `now`."""
    today = timezone.localdate(now)
    return earliest_hearing_on(today, hearing_terms(today), Calendar(), {}, has_reason=False)


def make_registration(
    event: Event, *, by: User | None = None, now: datetime | None = None, **said: Any
) -> Registration:
    """Return a person registered for the event, each time another one."""
    by = by or make_citizen()
    booking = Booking(**{"name": f"Име Участник {next(_number)}"} | said)
    return register_person(event, booking, by=by, now=now or timezone.now())


def local(day: date, clock: time) -> datetime:
    """Return the instant of a local day and hour."""
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
