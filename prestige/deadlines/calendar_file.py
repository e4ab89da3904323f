"""Terms as a calendar file that any program of the desk opens: whole days, RFC 5545."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from prestige.deadlines.due import Due

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
_LONGEST_LINE: Final = 75  # octets, RFC 5545 3.1


class Entry(NamedTuple):
    """A term with what the file says beside it."""

    due: Due
    source: str
    url: str


def calendar_file(entries: Iterable[Entry], host: str, now: datetime) -> bytes:
    """Return the file; a term without a day is left out, and each keeps its UID so that an import renews it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Prestige//Deadlines//BG", "CALSCALE:GREGORIAN"]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for due, source, url in entries:
        if due.due_on is None:
            continue
        uid = f"{due.rule_id}-{due.subject.replace(':', '-')}-{due.due_on:%Y%m%d}@{host}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{due.due_on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{due.due_on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(due.title)}",
            f"DESCRIPTION:{_text(f'{due.about}. {source}')}",
            f"URL:{url}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _text(value: str) -> str:
    """Return the value as a TEXT of RFC 5545 3.3.11."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.split())


def _folded(line: str) -> bytes:
    """Return the line cut into pieces of at most 75 octets, never inside a letter."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
