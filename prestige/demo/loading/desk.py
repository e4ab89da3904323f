"""What a clerk did for a person at the desk: a proposal, a registration for a hearing, a wish to follow."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from consultations.actions import Letter, Proposal, publish_comment, register_proposals
from consultations.actions.ask_to_follow import ask_to_follow
from consultations.models import Capacity, Channel, Consultation, NameDisplay, Stance
from prestige.accounts.models import User
from prestige.desk.actions import Consent
from prestige.desk.models import ConsentKind
from prestige.events.actions import Booking, register_at_desk
from prestige.events.models import Event
from prestige.uploads.actions import keep_upload

SENDER = "demo"
NAME = "Име На-Гише"
BODY = "Моля таблата с текста да са с по-едри букви и да стоят и на спирките."
DECLARATION = "Примерна декларация на демонстрацията: съгласна съм служителят да въведе предложението ми.\n"
NOTE = "Човекът дойде лично в центъра за услуги."


def load_desk(officials: Mapping[str, User], now: datetime) -> None:
    """Play the acts of the desk on the youngest open consultation and the nearest hearing, where there are any."""
    rows = Consultation.objects.public().filter(closes_at__gt=now, statement_issued_on__isnull=True)
    consultation = rows.order_by("-published_at", "-pk").first()
    if consultation is None or consultation.published_at is None:
        return
    at = min(consultation.published_at + timedelta(days=5, hours=3), now)
    _propose(consultation, officials, at)
    ask_to_follow(
        consultation,
        "na-gishe@demo.example",
        consent=_consent(ConsentKind.ORAL, now, email="na-gishe@demo.example"),
        key=uuid.uuid4(),
        by=officials["clerk"],
        now=now,
    )
    event = Event.objects.filter(starts_at__gt=now).order_by("starts_at", "pk").first()
    if event is not None and not event.registration_refusals_at(now):
        booking = Booking(name=NAME, needs_wheelchair=True, needs="Място на първия ред")
        consent = _consent(ConsentKind.ORAL, now, name=NAME)
        register_at_desk(event, booking, consent=consent, key=uuid.uuid4(), by=officials["clerk"], now=now)


def _propose(consultation: Consultation, officials: Mapping[str, User], at: datetime) -> None:
    scan = keep_upload(DECLARATION.encode(), "deklaratsia-primer.txt", sender=SENDER, is_sealed=True, now=at)
    consent = _consent(ConsentKind.PAPER, at, name=NAME, declaration=str(scan.token), note=NOTE)
    point = Proposal(
        stance=Stance.CHANGE,
        body=BODY,
        author_name=NAME,
        author_email="",
        name_display=NameDisplay.CITIZEN,
        capacity=Capacity.OWN,
        channel=Channel.DESK,
    )
    letter = Letter(Channel.DESK, received_at=at, consent=consent)
    intake = register_proposals(consultation, letter, [point], by=officials["clerk"], key=uuid.uuid4(), now=at)
    publish_comment(intake.comments.get(), by=officials["secretary"], now=at)


def _consent(
    kind: ConsentKind, now: datetime, *, name: str = "", email: str = "", declaration: str = "", note: str = ""
) -> Consent:
    return Consent(
        kind=kind,
        given_on=timezone.localdate(now),
        name=name,
        email=email,
        note=note,
        declaration=declaration,
        sender=SENDER,
    )
