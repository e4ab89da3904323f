"""A campaign of equal proposals in the open consultation, its answer on the way to the signature."""

import uuid
from datetime import datetime, timedelta

from django.utils import timezone

from consultations.actions import (
    Proposal,
    ask_agreement,
    assign_answer,
    fold_proposals,
    publish_comment,
    remark_on_draft,
    save_answer_draft,
    submit_comment,
)
from consultations.models import Capacity, Channel, Comment, Consultation, Decision, NameDisplay, Stance
from prestige.accounts.models import User
from prestige.municipality.models import current_calendar

PLACE = "art_14__para_1"
TEXT = (
    "Скоростта от 6 км/ч в парковете е колкото ходенето пеша. Предлагам в парковете да остане 6 км/ч, а по алеите за "
    "велосипеди да се разреши 15 км/ч, както е в други градове. Така хората ще слизат от платното."
)
COPIES = (
    TEXT,
    f"{TEXT}\nДемо Първа, гр. Хасково",
    TEXT.upper(),
    f"Уважаеми господин Кмете,\n{TEXT}\nС уважение: Примерен Втори",
    TEXT.replace("велосипеди", "велосипедии"),
    f"{TEXT} Благодаря за вниманието. Примерна Трета, с. Узунджово",
)
REASONS = (
    "По велоалеите скоростта се определя от Закона за движението по пътищата и наредбата не може да я променя. За "
    "парковете остава 6 км/ч, защото по алеите се разхождат деца и възрастни хора."
)


def load_answering(officials: dict[str, User], now: datetime) -> None:
    """Send the copies, gather what says the same everywhere, and leave one answer in co-ordination."""
    clerk, editor, secretary = (officials[role] for role in ("clerk", "editor", "secretary"))
    rows = Consultation.objects.public().filter(statement_issued_on__isnull=True).order_by("-closes_at")
    consultation = rows[0]
    first, *_rest = [_send(consultation, text, place, clerk, now) for place, text in enumerate(COPIES)]
    for each in rows:
        fold_proposals(each, by=None, now=now - timedelta(hours=2))
    due_on = current_calendar().add_workdays(timezone.localdate(now), 3)
    draft = assign_answer(
        first,
        unit=clerk.unit,
        assignee=clerk,
        due_on=due_on,
        note="Шестте текста са еднакви.",
        by=editor,
        now=now - timedelta(hours=2),
        version=0,
    )
    written = {"decision": Decision.REJECTED, "reasons": REASONS}
    draft = save_answer_draft(first, written, by=clerk, now=now - timedelta(minutes=90), version=draft.version)
    remark_on_draft(
        first, text="Добавете откъде следва скоростта по велоалеите.", by=editor, now=now - timedelta(hours=1)
    )
    ask_agreement(first, people=[secretary, editor], by=clerk, now=now - timedelta(minutes=50), version=draft.version)


def _send(consultation: Consultation, text: str, place: int, clerk: User, now: datetime) -> Comment:
    received_at = now - timedelta(hours=30 - place)
    proposal = Proposal(
        stance=Stance.CHANGE,
        body=text,
        author_name=f"Примерен Подател {place + 1}",
        author_email=f"podatel{place + 1}@demo.example",
        name_display=NameDisplay.CITIZEN,
        capacity=Capacity.OWN,
        eid=PLACE,
        channel=Channel.EMAIL,
    )
    comment = submit_comment(consultation, proposal, by=None, key=uuid.uuid4(), now=received_at)
    return publish_comment(comment, by=clerk, now=received_at + timedelta(hours=3))
