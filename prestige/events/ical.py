"""Events as a calendar file that any calendar program reads (RFC 5545)."""

from collections.abc import Iterable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings

from prestige.events.lifecycle import EventStatus
from prestige.events.models import Event
from prestige.text_hygiene import clean_text

MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_file(events: Iterable[Event]) -> bytes:
    """Return the events as one calendar, each in its own time zone, whose rules stand in the file.

    The UID of an event never changes and its SEQUENCE rises with every change, so a program that has it already
    updates it; a cancelled one says so. Texts are cleaned first: the library leaves control characters as they are.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Prestige//Public consultations//BG")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_component(event))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _component(event: Event) -> icalendar.Event:
    zone = ZoneInfo(event.zone)
    page = settings.BASE_URL + event.get_absolute_url()
    component = icalendar.Event()
    component.add("uid", f"{event.uid}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}")
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.changed_at)
    component.add("last-modified", event.changed_at)
    component.add("dtstart", event.starts_at.astimezone(zone))
    component.add("dtend", event.ends_at.astimezone(zone))
    component.add("summary", _line(event.title))
    component.add("location", _line(", ".join(filter(None, (event.place, event.address)))))
    component.add("description", _description(event, page))
    component.add("url", page)
    component.add("status", "CANCELLED" if event.status == EventStatus.CANCELLED else "CONFIRMED")
    return component


def _description(event: Event, page: str) -> str:
    parts = [_line(event.status_reason) if event.status != EventStatus.SCHEDULED else "", event.online_url, page]
    return "\n".join(filter(None, parts))


def _line(text: str) -> str:
    return clean_text(text, multiline=False)
