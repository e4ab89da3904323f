"""Convening a public hearing: the invitation is published at once."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation

from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.hearing_rules import (
    day_refusals,
    hour_refusals,
    invitation_refusals,
    phase_refusals,
    term_refusals,
)
from consultations.models import Consultation, Hearing, Invitation
from consultations.read.hearing_facts import invitation_facts
from consultations.read.hearing_terms import hearing_terms
from prestige.accounts.models import User
from prestige.events.actions import plan_event
from prestige.events.lifecycle import local_day, time_refusals
from prestige.events.models import EventKind
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.municipality.models import current_calendar, election_days
from prestige.refusals import Refusal, permit
from prestige.register.actions import next_number

REGISTER = "hearing_invitations"
HEARING_FIELDS = ("agenda", "moderator", "moderator_position", "note_taker", "short_notice_reason")


def convene_refusals(consultation: Consultation, data: Mapping[str, Any], now: datetime) -> list[Refusal]:
    """Return everything that stands against a hearing convened now; the page shows the same beside its button."""
    return [
        *phase_refusals(consultation.phase_at(now)),
        *when_refusals(consultation, data, now, reason=data["short_notice_reason"]),
    ]


def when_refusals(
    consultation: Consultation, data: Mapping[str, Any], now: datetime, *, reason: str, is_invited_now: bool = True
) -> list[Refusal]:
    """Return why a hearing cannot be at this time: hours, day, room in the term, and how early people are invited."""
    hearing_on, today = local_day(data["starts_at"]), timezone.localdate(now)
    starts_at, terms, calendar = data["starts_at"], hearing_terms(today), current_calendar()
    found = [
        *time_refusals(starts_at, data["ends_at"]),
        *day_refusals(hearing_on, calendar, election_days()),
        *hour_refusals(starts_at, terms),
    ]
    if is_invited_now:
        found += invitation_refusals(hearing_on, today, terms, reason=reason)
    published_on, last_day = consultation.published_on, consultation.last_day
    found += term_refusals(hearing_on, published_on=published_on, last_day=last_day, terms=terms, calendar=calendar)
    return found


@transaction.atomic
def convene_hearing(consultation: Consultation, data: Mapping[str, Any], *, by: User, now: datetime) -> Hearing:
    """Put the hearing into the calendar, publish its invitation and return it; who follows or wrote is told by mail.

    ``data`` holds the fields of the event and of the hearing. Raises ``NotAllowed`` with every reason at once. The
    same hearing of the same instant is convened once: a double click returns the first.
    """
    locked = lock_consultation(consultation)
    twin = Hearing.objects.filter(consultation=locked, event__starts_at=data["starts_at"], event__place=data["place"])
    if (known := twin.exclude(event__status="cancelled").order_by("ordinal").first()) is not None:
        return known
    permit(convene_refusals(locked, data, now))
    last = Hearing.objects.filter(consultation=locked).aggregate(last=Max("ordinal"))["last"]
    ordinal = (last or 0) + 1
    slug = f"obsazhdane-{locked.number}-{ordinal}"
    with translation.override("bg"):
        path = reverse("consultations:hearing", args=[locked.url_ref, ordinal])
    event = plan_event(data, kind=EventKind.HEARING, slug=slug, path=path, by=by, now=now)
    hearing = Hearing(consultation=locked, event=event, ordinal=ordinal, invited_on=timezone.localdate(now), version=1)
    for name in HEARING_FIELDS:
        setattr(hearing, name, data[name])
    hearing.full_clean()
    hearing.save()
    invitation = publish_invitation(hearing, by=by, now=now)
    record("hearing.convened", hearing, by=by, now=now, consultation=locked.pk, invitation=invitation.pk)
    return hearing


def publish_invitation(hearing: Hearing, *, by: User, now: datetime) -> Invitation:
    """Freeze the invitation under the next outgoing number and return it; its PDF follows. Inside an act only."""
    today = timezone.localdate(now)
    with translation.override("bg"):
        facts = invitation_facts(hearing)
    canonical = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    invitation = Invitation.objects.create(
        hearing=hearing,
        number=f"ПК-{today.year}-{next_number(REGISTER, today.year):03d}",
        published_on=today,
        published_at=now,
        published_by=by,
        facts=facts,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
    )
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return invitation
