"""A letter entered at the desk and the opinion of an organisation, on the youngest open consultation."""

import uuid
from datetime import datetime, timedelta

from consultations.actions import (
    Letter,
    Organisation,
    Proposal,
    file_opinion,
    keep_opinion_draft,
    publish_comment,
    register_proposals,
    release_file,
)
from consultations.models import Attachment, Capacity, Channel, Comment, Consultation, NameDisplay, Provision, Stance
from prestige.accounts.models import User
from prestige.uploads.actions import keep_upload

SENDER = "demo"
LETTER = (
    (Stance.CHANGE, "Моля пейките пред блоковете да останат. Само шумът след 23 часа да се наказва."),
    (Stance.SUPPORT, "Подкрепям наредбата. Нека таблата с текста стоят и в кметствата."),
)
OPINION = "Подкрепяме проекта. Предлагаме сроковете да са съобразени с възможностите на малките сдружения."
POINT = "Срокът за отстраняване да е 14 дни, защото сдруженията на собствениците решават на общо събрание."
FILE = "Становище на Сдружение „Образец“\n\nТова е примерен файл на демонстрацията.\n"


def load_channels(officials: dict[str, User], citizens: dict[str, User], now: datetime) -> None:
    """Play a paper of two points and an opinion with one point and a released file."""
    rows = Consultation.objects.public().filter(closes_at__gt=now, statement_issued_on__isnull=True)
    consultation = rows.order_by("-published_at", "-pk").first()
    if consultation is None or consultation.published_at is None:
        return
    places = list(
        Provision.objects.filter(revision=consultation.current_revision_id)
        .order_by("position")
        .values_list("eid", flat=True)[:3]
    )
    _paper(consultation, places, officials, consultation.published_at + timedelta(days=3, hours=2))
    _opinion(consultation, places, officials, citizens, consultation.published_at + timedelta(days=4, hours=5))


def _paper(consultation: Consultation, places: list[str], officials: dict[str, User], at: datetime) -> None:
    points = [
        Proposal(
            eid=eid,
            stance=stance,
            body=body,
            author_name="Име Фамилия",
            author_email="",
            name_display=NameDisplay.CITIZEN,
            capacity=Capacity.OWN,
            channel=Channel.PAPER,
        )
        for eid, (stance, body) in zip((places[1], ""), LETTER, strict=True)
    ]
    letter = Letter(Channel.PAPER, received_at=at, registry_number=f"94-00-0123/{at:%d.%m.%Y} г.")
    entered_at = at + timedelta(hours=1)
    intake = register_proposals(consultation, letter, points, by=officials["clerk"], key=uuid.uuid4(), now=entered_at)
    for comment in intake.comments.order_by("serial"):
        publish_comment(comment, by=officials["secretary"], now=entered_at + timedelta(hours=2))


def _opinion(
    consultation: Consultation, places: list[str], officials: dict[str, User], citizens: dict[str, User], at: datetime
) -> None:
    by, look_at = citizens["zhitelka"], at + timedelta(hours=2)
    upload = keep_upload(FILE.encode(), "становище.txt", sender=SENDER, now=at)
    kept = {"files": [str(upload.token)]}
    draft = keep_opinion_draft(consultation, kept, token=None, sender=SENDER, by=by, now=at)

    def said(body: str, stance: Stance, eid: str = "") -> Proposal:
        return Proposal(
            eid=eid,
            stance=stance,
            body=body,
            author_name="Име Фамилия",
            author_email=by.email,
            name_display=NameDisplay.FULL,
            capacity=Capacity.ORGANISATION,
            represented="Сдружение „Образец“",
            needs_look=True,
        )

    organisation = Organisation("Сдружение „Образец“", "831641791", "Име Фамилия", "председател")
    points = [said(POINT, Stance.CHANGE, places[2])]
    leading = file_opinion(draft, organisation, said(OPINION, Stance.SUPPORT), points, by=by, now=at)
    for comment in [leading, *Comment.objects.filter(part_of=leading).order_by("serial")]:
        publish_comment(comment, by=officials["clerk"], now=look_at)
    release_file(Attachment.objects.get(comment=leading), by=officials["clerk"], now=look_at)
