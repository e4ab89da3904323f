"""The calendar file, read back by the library and by an independent reader of RFC 5545's time zones."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
from dateutil import tz as dateutil_tz
from django.test import Client
from django.utils import timezone

from prestige.events.actions import cancel_event, change_event, plan_event
from prestige.events.ical import calendar_file
from prestige.events.models import Event, EventKind
from tests.factories import make_clerk
from tests.factories.hearings import local

pytestmark = pytest.mark.django_db
REASON = "Залата е заета за ремонт на покрива."


def make_event(starts_at: datetime, hours: float = 2, **changes: Any) -> Event:
    data = {
        "title": "Обществено обсъждане",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=hours),
        "place": "зала „Хасково“",
        "address": "пл. „Общински“ № 1",
    } | changes
    slug, path = "obsazhdane-1", "/consultations/2026-001/hearings/1/"
    return plan_event(data, kind=EventKind.HEARING, slug=slug, path=path, by=make_clerk(), now=timezone.now())


def read(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    (component,) = calendar.walk("VEVENT")
    return component


@pytest.mark.parametrize(
    ("day", "clock", "offset"),
    [
        ("2026-10-23", time(17, 30), 3),  # the last Friday of summer time
        ("2026-10-25", time(2, 30), 3),  # before the hour that comes twice
        ("2026-10-25", time(17, 30), 2),  # the day on which summer time ends
        ("2026-10-26", time(17, 30), 2),
        ("2027-03-26", time(17, 30), 2),  # the last Friday of winter time
        ("2027-03-28", time(17, 30), 3),  # the day on which summer time begins
        ("2027-03-29", time(17, 30), 3),
        ("2028-02-29", time(17, 30), 2),
    ],
)
def test_hour_is_the_same_instant_whoever_reads_it(day: str, clock: time, offset: int) -> None:
    starts_at = local(datetime.fromisoformat(day).date(), clock)
    component = read(calendar_file([make_event(starts_at)]))
    assert component.decoded("dtstart").astimezone(UTC) == starts_at.astimezone(UTC)
    assert component.decoded("dtend").astimezone(UTC) == (starts_at + timedelta(hours=2)).astimezone(UTC)
    assert component["dtstart"].params["TZID"] == "Europe/Sofia"
    assert component.decoded("dtstart").utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_rules_of_the_zone_in_the_file_say_the_same(day: str, tmp_path: Any) -> None:
    """Read the VTIMEZONE by dateutil, which knows nothing of zone names: only what stands in the file."""
    starts_at = local(datetime.fromisoformat(day).date(), time(17, 30))
    text = calendar_file([make_event(starts_at)]).decode()
    zone_lines = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE") + len("END:VTIMEZONE")]
    path = tmp_path / "zone.ics"
    path.write_text(zone_lines.replace("\r\n ", "") + "\r\n")
    zone = dateutil_tz.tzical(str(path)).get("Europe/Sofia")
    written = next(line for line in text.splitlines() if line.startswith("DTSTART;"))
    wall = datetime.strptime(written.split(":")[1], "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    assert wall.astimezone(UTC) == starts_at.astimezone(UTC)


def test_change_keeps_uid_and_raises_sequence_and_cancellation_says_so() -> None:
    event, clerk, now = make_event(timezone.now() + timedelta(days=9)), make_clerk(), timezone.now()
    first = read(calendar_file([event]))
    changed = change_event(event, {"place": "зала 2"}, reason=REASON, version=0, by=clerk, now=now)
    second = read(calendar_file([changed]))
    third = read(calendar_file([cancel_event(changed, reason=REASON, by=clerk, now=now)]))
    assert {str(each["uid"]) for each in (first, second, third)} == {f"{event.uid}@testserver"}
    assert [int(each["sequence"]) for each in (first, second, third)] == [0, 1, 2]
    assert [str(each["status"]) for each in (first, second, third)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert str(second["location"]) == "зала 2, пл. „Общински“ № 1"
    assert REASON in str(third["description"])


def test_hostile_text_stays_inside_its_line() -> None:
    title = "Среща\r\nATTENDEE:mailto:x@y.example\u2028; , \\ \u000b край\u0085"
    event = make_event(timezone.now() + timedelta(days=9))
    event.title = title
    content = calendar_file([event])
    component = read(content)
    assert "attendee" not in component
    assert str(component["summary"]) == "Среща ATTENDEE:mailto:x@y.example ; , \\ край"
    assert not set("\u0085\u2028\u000b") & set(content.decode())
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_file_is_served_under_the_address_of_the_event(client: Client) -> None:
    event = make_event(timezone.now() + timedelta(days=9))
    response = client.get(f"/events/{event.slug}/event.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="obsazhdane-1.ics"'
    assert str(read(response.content)["url"]) == "http://testserver/consultations/2026-001/hearings/1/"
    english = client.get(f"/en/events/{event.slug}/event.ics")
    assert str(read(english.content)["url"]) == "http://testserver/en/consultations/2026-001/hearings/1/"
    assert client.get("/events/no-such/event.ics").status_code == 404
    assert client.get(f"/events/{event.slug}/")["Location"] == "/consultations/2026-001/hearings/1/"
