"""Two visibly fictional organisations: one verified with two representatives and an opinion, one that waits."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from consultations.actions import Organisation, Proposal, file_opinion, keep_opinion_draft, publish_comment
from consultations.models import Capacity, Comment, Consultation, NameDisplay, Provision, Stance
from prestige.accounts.models import User
from prestige.organisations.actions import (
    fill_application,
    second_application,
    start_application,
    submit_application,
    verify_application,
)
from prestige.organisations.models import Application, Basis, LegalForm, Mandate
from prestige.uploads.actions import keep_upload

SENDER = "demo"
# Numbers with a right check digit out of a range that no register gives out.
VERIFIED, WAITING = "990000012", "990000026"
CLUB = {
    "eik": VERIFIED,
    "name": "Сдружение „Пример за чист град“ (демонстрация)",
    "legal_form": LegalForm.ASSOCIATION,
    "seat": "гр. Хасково",
    "purpose": "Измислена организация на демонстрацията: работи за чиста градска среда.",
    "website": "https://primer.example",
    "email": "sdruzhenie@demo.example",
}
FOUND = {
    "eik": WAITING,
    "name": "Фондация „Образец за млади“ (демонстрация)",
    "legal_form": LegalForm.FOUNDATION,
    "seat": "с. Узунджово",
    "purpose": "Измислена организация на демонстрацията: чака проверка.",
}
ACT = "Решение на управителния съвет (пример)"
PAPER = "Пълномощно\n\nПримерен документ на демонстрацията. Не се отнася за действителен човек или организация.\n"
GENERAL = "Подкрепяме проекта. Предлагаме задълженията да са ясни и за хората, които живеят под наем."
POINT = "Нека срокът е съобразен с почивните дни, за да може съседите да се уговорят помежду си."


def load_organisations(officials: dict[str, User], citizens: dict[str, User], now: datetime) -> None:
    """Play the two organisations: the second mandate of the first ends in three weeks."""
    chair, deputy = citizens["predstavitelka"], citizens["zhitelka"]
    begun = now - timedelta(days=60)
    today = timezone.localdate(now)
    by_register = {"person_name": chair.full_name, "position": "председател", "basis": Basis.REGISTERED}
    first = _applied(chair, CLUB | by_register | {"starts_on": today - timedelta(days=400)}, begun)
    mandate = verify_application(first, by=officials["clerk"], now=begun + timedelta(days=1))
    second = _applied(deputy, _proxy(deputy, today) | {"eik": VERIFIED}, begun + timedelta(days=5))
    second_application(second, by=chair, now=begun + timedelta(days=6))
    verify_application(second, by=officials["secretary"], now=begun + timedelta(days=6, hours=3))
    _opinion(mandate, officials["clerk"], now)
    _applied(
        citizens["student"], FOUND | _proxy(citizens["student"], today + timedelta(days=300)), now - timedelta(days=1)
    )


def _proxy(person: User, today: date) -> dict[str, object]:
    return {
        "person_name": person.full_name,
        "position": "пълномощник",
        "basis": Basis.PROXY,
        "act": ACT,
        "starts_on": date(today.year - 1, 1, 15),
        "ends_on": today + timedelta(days=21),
    }


def _applied(person: User, said: dict[str, object], at: datetime) -> Application:
    draft = start_application(by=person, sender=SENDER, now=at)
    if said["basis"] == Basis.PROXY:
        paper = keep_upload(PAPER.encode(), "пълномощно.txt", sender=SENDER, is_sealed=True, now=at)
        said = {**said, "files": [str(paper.token)]}
    filled = fill_application(draft, said, by=person, now=at)
    return submit_application(filled, seen=filled.changed_at, by=person, now=at)


def _opinion(mandate: Mandate, clerk: User, now: datetime) -> None:
    """File an opinion with one point to the open consultation that closes last."""
    rows = Consultation.objects.public().filter(closes_at__gt=now, statement_issued_on__isnull=True)
    consultation = rows.order_by("-published_at", "-pk").first()
    if consultation is None or consultation.published_at is None:
        return
    at = min(consultation.published_at + timedelta(days=5), now - timedelta(hours=3))
    place = Provision.objects.filter(revision=consultation.current_revision_id).order_by("position")[1]
    draft = keep_opinion_draft(consultation, {}, token=None, sender=SENDER, by=mandate.person, now=at)

    def said(body: str, stance: Stance, eid: str = "") -> Proposal:
        return Proposal(
            eid=eid,
            stance=stance,
            body=body,
            author_name=mandate.name,
            author_email=mandate.person.email,
            name_display=NameDisplay.FULL,
            capacity=Capacity.ORGANISATION,
            represented=mandate.organisation.name,
            needs_look=True,
        )

    organisation = mandate.organisation
    speaks = Organisation(organisation.name, organisation.eik, mandate.name, mandate.position, mandate.pk)
    points = [said(POINT, Stance.CHANGE, place.eid)]
    leading = file_opinion(draft, speaks, said(GENERAL, Stance.SUPPORT), points, by=mandate.person, now=at)
    for comment in [leading, *Comment.objects.filter(part_of=leading).order_by("serial")]:
        publish_comment(comment, by=clerk, now=at + timedelta(hours=2))
