"""The hearings of a consultation as the public sees them: when, where, how many places, what came after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.hearing_rules import (
    HearingState,
    HearingTerms,
    minutes_due_on,
    opinions_until,
    state_of,
    workdays_between,
)
from consultations.models import Consultation, Hearing, Minutes
from consultations.read.hearing_terms import hearing_terms
from consultations.read.wording import day
from prestige.events.models import Event
from prestige.events.told import hours_words, registration_end_words, when_words
from prestige.municipality.models import current_calendar
from prestige.typography import nbsp
from prestige.workdays import Calendar


@dataclass(frozen=True)
class ShownHearing:
    """A hearing with its words. ``free`` is None without a limit of places; ``took`` says how soon the minutes came."""

    hearing: Hearing
    event: Event
    url: str
    state: HearingState
    when: str
    hours: str
    registration_ends: str
    can_register: bool
    why_closed: str
    free: int | None
    minutes_due_on: date
    opinions_until: str
    took: str

    @property
    def is_ahead(self) -> bool:
        return self.state == HearingState.AHEAD

    @property
    def is_over(self) -> bool:
        return self.state not in {HearingState.AHEAD, HearingState.RUNNING, HearingState.CANCELLED}


def shown_hearings(consultation: Consultation, now: datetime) -> list[ShownHearing]:
    """Return the hearings in the order of their time (one query, and one for the calendar when there are any)."""
    rows = list(Hearing.objects.for_page().filter(consultation=consultation))
    for row in rows:
        row.consultation = consultation
    return _shown(rows, now)


def hearing_page(consultation: Consultation, hearing: Hearing, now: datetime) -> dict[str, Any]:
    """Return all of the page of a hearing that is the same for every visitor."""
    hearing.consultation = consultation
    (shown,) = _shown([hearing], now)
    published = list(Minutes.objects.published().filter(hearing=hearing).select_related("corrects"))
    return {
        "shown": shown,
        "hearing": hearing,
        "event": hearing.event,
        "invitations": list(hearing.invitations.only("number", "published_on", "hearing")),
        "minutes": published[0] if published else None,
        "earlier_minutes": published[1:],
        "present_line": present_line(published[0]) if published else "",
        "ends_on": day(consultation.last_day) if consultation.last_day else "",
        "is_open": consultation.is_open_at(now),
    }


def present_line(minutes: Minutes) -> str:
    """Return how many were there, as the published minutes say it."""
    present = int(minutes.facts["present"])
    if not present:
        return _("Граждани не присъстваха.")
    return ngettext("Присъства %(n)d човек.", "Присъстваха %(n)d души.", present) % {"n": present}


def _shown(rows: Iterable[Hearing], now: datetime) -> list[ShownHearing]:
    rows = list(rows)
    calendar = current_calendar() if rows else Calendar()
    terms = hearing_terms(timezone.localdate(now)) if rows else HearingTerms()
    return [_one(row, calendar, terms, now) for row in rows]


def _one(hearing: Hearing, calendar: Calendar, terms: HearingTerms, now: datetime) -> ShownHearing:
    event = hearing.event
    event.taken, event.waiting = hearing.taken, hearing.waiting  # type: ignore[attr-defined]  # annotated by for_page
    minutes_on: date | None = hearing.minutes_on  # type: ignore[attr-defined]
    due = minutes_due_on(event.local_day, terms, calendar)
    refusals = event.registration_refusals_at(now)
    return ShownHearing(
        hearing=hearing,
        event=event,
        url=reverse("consultations:hearing", args=[hearing.consultation.url_ref, hearing.ordinal]),
        state=state_of(
            is_cancelled=event.is_cancelled,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            has_minutes=minutes_on is not None,
            minutes_due_on=due,
            now=now,
        ),
        when=nbsp(when_words(event)),
        hours=nbsp(hours_words(event)),
        registration_ends=nbsp(registration_end_words(event)),
        can_register=not refusals,
        why_closed=" ".join(str(refusal.message) for refusal in refusals),
        free=None if event.capacity is None else max(0, event.capacity - hearing.taken),  # type: ignore[attr-defined]
        minutes_due_on=due,
        opinions_until=day(opinions_until(event.local_day, terms, calendar)),
        took=_took(event.local_day, minutes_on, calendar) if minutes_on else "",
    )


def _took(held_on: date, published_on: date, calendar: Calendar) -> str:
    """Say how many working days the minutes took. Source: the local rule of five working days."""
    days = workdays_between(held_on, published_on, calendar)
    if not days:
        return _("в деня на обсъждането")
    return ngettext("%(n)d работен ден след обсъждането", "%(n)d работни дни след обсъждането", days) % {"n": days}
