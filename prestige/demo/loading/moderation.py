"""The demonstration of the moderation: a report, a redaction, a removal and an objection, by the real acts."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from consultations.actions import (
    Proposal,
    file_appeal,
    hold_comment,
    publish_redacted,
    remove_comment,
    report_comment,
    submit_comment,
)
from consultations.models import Capacity, Comment, Consultation, NameDisplay, Stance
from prestige.accounts.models import User
from prestige.moderation.actions import Complaint
from prestige.moderation.models import Ground, Measure

WITH_PHONE = (
    "На тротоара пред входа ни се паркира всяка вечер и с колата не може да се излезе. Ако трябва да покажа снимки, "
    "обадете се на 0888 000 000. Предлагам глобата да важи и за тротоара."
)
WITH_ADDRESS = (
    "Съседът ми от ул. „Пример“ № 12, ап. 4 оставя съдовете на улицата. Да се запише, че съдовете се прибират до обяд."
)
FOR_SALE = "Продавам контейнери на добра цена, пишете ми. Доставка в цялата община още утре."
OBJECTION = (
    "Коментарът ми не е реклама. Посочих цената на контейнерите, за да покажа, че разходът за общината е малък, и "
    "предложих колко да бъдат. Моля да го прочетете още веднъж."
)


def load_moderation(officials: Mapping[str, User], citizens: Mapping[str, User], now: datetime) -> None:
    """Play what a clerk meets in the queue, on the newest open consultation."""
    known = Consultation.objects.open_at(now).filter(published_at__lt=now - timedelta(hours=31))
    consultation = known.order_by("-published_at", "pk").first()
    clerk, people = officials["clerk"], [citizens[key] for key in sorted(citizens)]
    if consultation is None or len(people) < 4:
        return
    _say(consultation, people[0], WITH_PHONE, now - timedelta(hours=3))
    struck = _say(consultation, people[1], WITH_ADDRESS, now - timedelta(hours=9))
    passage = "ул. „Пример“ № 12, ап. 4"
    publish_redacted(struck, passages=[passage], ground="1", by=clerk, now=now - timedelta(hours=8))
    _hold_with_objection(consultation, people[2], clerk, now)
    _remove_and_report(consultation, clerk, now)


def _hold_with_objection(consultation: Consultation, person: User, clerk: User, now: datetime) -> None:
    held = _say(consultation, person, FOR_SALE, now - timedelta(hours=30))
    hold_comment(held, ground="3", note="Продавам контейнери на добра цена", by=clerk, now=now - timedelta(hours=28))
    measure = Measure.objects.on("comment", held.pk).in_force().get()
    file_appeal(measure, held, reasons=OBJECTION, by=person, now=now - timedelta(hours=5))


def _remove_and_report(consultation: Consultation, clerk: User, now: datetime) -> None:
    shown = list(Comment.objects.filter(consultation=consultation, answer=None).public().order_by("-received_at")[:2])
    if len(shown) < 2:
        return
    ground = Ground.objects.in_force().get(number=4)
    told = "Говори за друга наредба, а не за този проект."
    report_comment(shown[0], Complaint(ground, told, "", "bg", "demo"), now=now - timedelta(hours=2))
    remove_comment(shown[1], ground="6", note="", by=clerk, now=now - timedelta(hours=4))


def _say(consultation: Consultation, person: User, text: str, at: datetime) -> Comment:
    proposal = Proposal(
        stance=Stance.CHANGE,
        body=text,
        author_name=person.full_name,
        author_email=person.email,
        name_display=NameDisplay.INITIALS,
        capacity=Capacity.OWN,
    )
    return submit_comment(consultation, proposal, by=person, key=uuid.uuid4(), now=at)
