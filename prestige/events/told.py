"""When and where an event is, in words: the same on pages and in letters."""

from django.utils import timezone
from django.utils.translation import get_language

from prestige.events.models import Event
from prestige.typography import clock_time, long_date, long_date_weekday


def when_words(event: Event) -> str:
    """Return „10 декември 2026 г. (четвъртък), 17:30 – 19:30 ч.“, with plain spaces."""
    return f"{long_date_weekday(event.starts_at, language())}, {hours_words(event)}"


def day_words(event: Event) -> str:
    """Return „10 декември 2026 г.“."""
    return long_date(event.starts_at, language())


def hours_words(event: Event) -> str:
    """Return „17:30 – 19:30 ч.“; the end with its day when it is another."""
    starts, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    end = clock_time(ends, language())
    if ends.date() != starts.date():
        end = f"{long_date(ends, language())}, {end}"
    return f"{starts:%H:%M} – {end}"


def registration_end_words(event: Event) -> str:
    """Return until when one can register: „8 декември 2026 г. (вторник), 12:00 ч.“."""
    ends = event.registration_ends_at
    return f"{long_date_weekday(ends, language())}, {clock_time(ends, language())}"


def language() -> str:
    return get_language() or "bg"
