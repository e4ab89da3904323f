"""What the desk says about the time of a hearing, before and after somebody typed one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from consultations.hearing_rules import earliest_hearing_on, latest_hearing_on, latest_invitation_on
from consultations.models import Consultation
from consultations.read.hearing_terms import hearing_terms
from prestige.events.models import Registration
from prestige.municipality.models import current_calendar, election_days


@dataclass(frozen=True)
class HearingWindow:
    """When a hearing could be if the invitation went out today; ``has_room`` when the term leaves a day for it."""

    earliest: date
    earliest_with_reason: date
    latest: date | None
    invite_days: int
    short_invite_days: int
    opinions_days: int

    @property
    def has_room(self) -> bool:
        return self.latest is not None and self.earliest <= self.latest

    @property
    def has_room_with_reason(self) -> bool:
        return self.latest is not None and self.earliest_with_reason <= self.latest


def hearing_window(consultation: Consultation, now: datetime) -> HearingWindow:
    """Return the days between which a hearing may be held (three queries)."""
    today, calendar, elections = timezone.localdate(now), current_calendar(), election_days()
    terms = hearing_terms(today)
    last_day = consultation.last_day
    return HearingWindow(
        earliest=earliest_hearing_on(today, terms, calendar, elections, has_reason=False),
        earliest_with_reason=earliest_hearing_on(today, terms, calendar, elections, has_reason=True),
        latest=latest_hearing_on(last_day, terms, calendar, elections) if last_day else None,
        invite_days=terms.invite_days,
        short_invite_days=terms.short_invite_days,
        opinions_days=terms.opinions_days,
    )


def latest_sending(hearing_on: date) -> tuple[date, date]:
    """Return the last days for publishing the invitation to a hearing: as the rule is, and with a reason."""
    terms = hearing_terms(hearing_on)
    return (
        latest_invitation_on(hearing_on, terms, has_reason=False),
        latest_invitation_on(hearing_on, terms, has_reason=True),
    )


def expected_people(event_id: int) -> QuerySet[Registration]:
    """Return who is expected or came, by name: the list of the desk."""
    return Registration.objects.of_event(event_id).live().order_by("name", "pk")
