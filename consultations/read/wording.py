"""How the public pages word days, terms and places; in the active language, bound by non-breaking spaces."""

from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.acttext.english import english_citation
from consultations.acttext.labels import citation
from consultations.lifecycle import Phase
from consultations.models import Consultation
from consultations.standing import Spot
from prestige.typography import clock_time, long_date, long_date_weekday, nbsp


def language() -> str:
    """Return the active language, „bg“ unless English is chosen."""
    return get_language() or "bg"


def day(value: date) -> str:
    """Return „4 декември 2026 г.“."""
    return nbsp(long_date(value, language()))


def day_in(value: date, today: date) -> str:
    """Return „4 декември“, with the year when it is not the current one."""
    written = long_date(value, language())
    if value.year == today.year:
        written = written.removesuffix(" г.").removesuffix(f" {value.year}")
    return nbsp(written)


def moment(value: datetime) -> str:
    """Return „9 ноември 2026 г., 14:05 ч.“."""
    return nbsp(f"{long_date(value, language())}, {clock_time(value, language())}")


def end_of_term(last_day: date) -> str:
    """Return the last minute in which proposals are received: „4 декември 2026 г. (петък), 23:59 ч.“."""
    last_minute = clock_time(datetime.max.time(), language())
    return nbsp(f"{long_date_weekday(last_day, language())}, {last_minute}")


def cited(eid: str) -> str:
    """Return how a provision is cited, with plain spaces: „чл. 14, ал. 2“; the whole draft for an empty anchor."""
    if not eid:
        return _("целия проект")
    return english_citation(eid) if language() == "en" else citation(eid)


def place(eid: str) -> str:
    """Return the same bound for a page."""
    return nbsp(cited(eid))


def cited_now(received: str, spot: Spot) -> str:
    """Return how a place was cited when somebody spoke of it and what became of it since, with plain spaces.

    „чл. 14 (сега чл. 15)“, „чл. 17 (отпадна в редакция 2)“, else the citation alone.
    """
    names: dict[str, object] = {"place": cited(received), "now": cited(spot.eid), "n": spot.dropped_in}
    if spot.dropped_in:
        return _("%(place)s (отпадна в редакция %(n)d)") % names
    return _("%(place)s (сега %(now)s)") % names if spot.is_renamed else cited(received)


def statement_note(consultation: Consultation, phase: Phase) -> str:
    """Say when the statement was issued, or how far off it is."""
    if consultation.statement_issued_on:
        return day(consultation.statement_issued_on)
    return _("подготвя се") if phase == Phase.AWAITING_STATEMENT else _("след края на срока")
