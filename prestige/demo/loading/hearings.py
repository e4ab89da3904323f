"""Two hearings of the demonstration: one that comes, with people registered, and one that was held, with minutes."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from consultations.actions import (
    begin_minutes,
    convene_hearing,
    edit_minutes,
    publish_minutes,
)
from consultations.hearing_rules import HearingTerms, day_refusals
from consultations.models import Consultation, Hearing
from prestige.accounts.models import User
from prestige.events.actions import Booking, add_walk_in, check_in, keep_recording, register_person
from prestige.municipality.models import current_calendar

TERMS = HearingTerms()
CAPACITY = 8
WALKED_IN = ("Име Дошъл-Първи", "Име Дошъл-Втори", "Име Дошла-Трета")
COURSE = (
    "По точка 1. Представяне на проекта\nДокладчикът представи целите на проекта и постъпилите предложения.\n"
    "По точка 2. Изказвания и въпроси\nИзказаха се трима граждани. Попитаха как ще се броят становищата, подадени на "
    "хартия, и дали протоколите ще се публикуват навреме. Отговорено беше, че всички начини за участие са равни.\n"
    "По точка 3. Следващи стъпки\nОбщината публикува протокола в срок от пет работни дни."
)


def load_hearings(officials: Mapping[str, User], citizens: Mapping[str, User], now: datetime) -> None:
    """Play the hearings on consultations that are open; where the days of the term leave no lawful day, none."""
    rows = list(Consultation.objects.open_at(now).order_by("last_day"))
    if rows:
        _held(rows[-2] if len(rows) > 1 else rows[0], officials["editor"], citizens, now)
        _coming(rows[-1], officials["editor"], citizens, now)


def _held(consultation: Consultation, editor: User, citizens: Mapping[str, User], now: datetime) -> None:
    """A hearing near the middle of the term, with its minutes on the third working day."""
    published_on, last_day = consultation.published_on or date.min, consultation.last_day or date.min
    last = min(timezone.localdate(now) - timedelta(days=1), last_day - timedelta(days=TERMS.opinions_days))
    day = _lawful_day(published_on + timedelta(days=15), last)
    if day is None:
        return
    convened_at = _at(day - timedelta(days=TERMS.invite_days), time(11, 0))
    hearing = convene_hearing(consultation, _data(consultation, day), by=editor, now=convened_at)
    for place, person in enumerate(list(citizens.values())[:4]):
        guest = register_person(
            hearing.event,
            Booking(name=person.full_name, wishes_to_speak=place < 2, is_name_public=place < 2),
            by=person,
            now=convened_at + timedelta(days=place + 1),
        )
        check_in(guest, by=editor, now=hearing.event.starts_at + timedelta(minutes=place))
    for name in WALKED_IN:
        add_walk_in(hearing.event, Booking(name=name), by=editor, now=hearing.event.starts_at + timedelta(minutes=9))
    _write_minutes(hearing, editor, min(_at(current_calendar().add_workdays(day, 3), time(15, 20)), now))


def _write_minutes(hearing: Hearing, editor: User, now: datetime) -> None:
    minutes = begin_minutes(hearing, by=editor, now=now)
    edit_minutes(minutes, {"course": COURSE}, version=minutes.version, by=editor, now=now)
    publish_minutes(minutes, version=minutes.version + 1, by=editor, now=now)
    keep_recording(hearing.event, "https://video.haskovo.example/obsazhdane", by=editor, now=now)


def _coming(consultation: Consultation, editor: User, citizens: Mapping[str, User], now: datetime) -> None:
    """A hearing in the days to come, convened in time, with most of its places taken."""
    today, last_day = timezone.localdate(now), consultation.last_day or date.min
    day = _lawful_day(today + timedelta(days=1), last_day - timedelta(days=TERMS.opinions_days), latest=False)
    if day is None:
        return
    convened_at = min(_at(day - timedelta(days=TERMS.invite_days), time(10, 30)), now)
    if convened_at.date() < (consultation.published_on or date.max):
        return
    hearing = convene_hearing(consultation, _data(consultation, day), by=editor, now=convened_at)
    people = list(citizens.values())[: CAPACITY - 2]
    for place, person in enumerate(people):
        made = Booking(name=person.full_name, wishes_to_speak=place % 3 == 0, needs_wheelchair=place == 1)
        register_person(hearing.event, made, by=person, now=min(convened_at + timedelta(hours=5 * (place + 1)), now))


def _data(consultation: Consultation, day: date) -> dict[str, object]:
    return {
        "title": f"Обществено обсъждане: {consultation.title}"[:400],
        "starts_at": _at(day, time(17, 30)),
        "ends_at": _at(day, time(19, 30)),
        "place": "зала „Хасково“",
        "address": "пл. „Общински“ № 1, гр. Хасково",
        "has_wheelchair_access": True,
        "has_sign_language": False,
        "accessibility": "Вход – без стъпала откъм площада\nАсансьор – да, бутони с брайл\nДеца – детски кът",
        "stream_url": "https://video.haskovo.example/na-zhivo",
        "is_recorded": True,
        "takes_registration": True,
        "capacity": CAPACITY,
        "agenda": "17:30 Представяне на проекта\n18:00 Изказвания и въпроси\n19:10 Следващи стъпки",
        "moderator": "Име Фамилия",
        "moderator_position": "независим модератор",
        "note_taker": "Име Протоколчик",
        "short_notice_reason": "",
    }


def _lawful_day(first: date, last: date, *, latest: bool = True) -> date | None:
    """Return the latest, or the first, working day between the two; None when all of them are off."""
    calendar = current_calendar()
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    lawful = [day for day in days if not day_refusals(day, calendar, {})]
    return None if not lawful else lawful[-1] if latest else lawful[0]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
