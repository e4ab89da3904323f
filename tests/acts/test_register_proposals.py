"""Entering proposals from paper, mail and word of mouth: in time is what was received in time."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import Letter, Proposal, publish_comment, register_proposals
from consultations.models import Capacity, Channel, Comment, Consultation, Intake, NameDisplay, Stance
from prestige.journal.models import Event
from prestige.moderation.models import ModerationState
from prestige.refusals import NotAllowed
from prestige.register.numbers import parse_number
from prestige.uploads.actions import keep_upload
from prestige.uploads.actions.release_upload import release_refusals
from tests import hostile_files as files
from tests.factories import (
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_open_consultation,
    make_statement,
    withdraw,
)

pytestmark = pytest.mark.django_db

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def point(**fields: Any) -> Proposal:
    values = {
        "stance": Stance.CHANGE,
        "body": "Тротоарът да е свободен.",
        "author_name": "Име Фамилия",
        "author_email": "",
        "name_display": NameDisplay.CITIZEN,
        "capacity": Capacity.OWN,
        "eid": "art_1",
        "channel": Channel.PAPER,
    }
    return Proposal(**values | fields)


def register(consultation: Consultation, *points: Proposal, at: datetime | None = None, **options: Any) -> Intake:
    assert consultation.published_at is not None
    letter = Letter(Channel.PAPER, at or consultation.published_at + HOUR, **options.pop("letter", {}))
    values = {"by": make_clerk(), "key": uuid.uuid4(), "now": timezone.now() + HOUR} | options
    return register_proposals(consultation, letter, points or (point(),), **values)


def test_register_letter_with_three_points_gives_three_numbers_in_a_row() -> None:
    consultation = make_open_consultation()
    earlier = make_comment(consultation)
    intake = register(consultation, point(), point(eid="art_2"), point(eid="", body="Целият проект е полезен."))
    received = list(intake.comments.order_by("serial"))
    assert [comment.serial for comment in received] == [earlier.serial + 1, earlier.serial + 2, earlier.serial + 3]
    assert [comment.eid for comment in received] == ["art_1", "art_2", ""]
    assert {comment.channel for comment in received} == {Channel.PAPER}
    assert {comment.author for comment in received} == {None}
    assert {comment.moderation_state for comment in received} == {ModerationState.PENDING}
    assert [str(parse_number(comment.number)) for comment in received] == [comment.number for comment in received]


def test_register_says_when_it_was_received_and_when_it_was_typed() -> None:
    consultation = make_closed_consultation()
    assert consultation.closes_at is not None
    at, now = consultation.closes_at - SECOND, timezone.now()
    intake = register(consultation, at=at, now=now)
    assert intake.comments.get().received_at == intake.received_at == at
    assert intake.registered_at == now
    events = Event.objects.filter(verb__in=["comment.received", "proposals.registered"]).order_by("pk")
    assert [(event.verb, event.at) for event in events] == [("comment.received", now), ("proposals.registered", now)]


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (lambda c: c.published_at - MINUTE, "early"),
        (lambda c: c.published_at.replace(second=0, microsecond=0), ""),
        (lambda c: c.closes_at - SECOND, ""),
        (lambda c: c.closes_at, "late"),
        (lambda c: timezone.now() + timedelta(days=1), "future"),
    ],
)
def test_register_hour_of_receipt_decides_the_term(moment: Any, code: str) -> None:
    consultation = make_closed_consultation()
    try:
        register(consultation, at=moment(consultation), now=timezone.now())
        refused = ""
    except NotAllowed as error:
        refused = error.refusals[0].code
    assert refused == code
    assert Comment.objects.count() == (0 if code else 1)


def test_register_after_the_statement_is_refused() -> None:
    consultation = make_closed_consultation()
    make_statement(consultation)
    with pytest.raises(NotAllowed, match="Справката вече е издадена"):
        register(consultation)


def test_register_in_a_withdrawn_consultation_is_refused() -> None:
    consultation = make_open_consultation()
    withdraw(consultation)
    with pytest.raises(NotAllowed, match="оттеглена"):
        register(consultation)


def test_register_twice_with_one_key_returns_the_same_letter() -> None:
    consultation, key = make_open_consultation(), uuid.uuid4()
    first = register(consultation, point(), point(eid="art_2"), key=key)
    assert register(consultation, point(), point(eid="art_2"), key=key) == first
    with pytest.raises(NotAllowed, match="друг текст"):
        register(consultation, point(body="Друго."), key=key)
    assert (Intake.objects.count(), Comment.objects.count()) == (1, 2)


@pytest.mark.parametrize("count", [0, 21])
def test_register_too_few_or_too_many_points_is_refused(count: int) -> None:
    consultation = make_open_consultation()
    letter = Letter(Channel.PAPER, timezone.now())
    with pytest.raises(NotAllowed, match="с 1 до 20 предложения"):
        register_proposals(
            consultation, letter, [point()] * count, by=make_clerk(), key=uuid.uuid4(), now=timezone.now()
        )


def test_register_portal_is_no_channel_of_the_desk() -> None:
    with pytest.raises(NotAllowed, match="как е получено"):
        register(make_open_consultation(), point(channel=Channel.PORTAL))


def test_register_typist_does_not_moderate_unless_the_setting_says_so(settings: Any) -> None:
    clerk = make_clerk()
    comment = register(make_open_consultation(), by=clerk).comments.get()
    with pytest.raises(NotAllowed, match="от друг служител"):
        publish_comment(comment, by=clerk, now=timezone.now())
    settings.TYPIST_MAY_MODERATE = True
    assert publish_comment(comment, by=clerk, now=timezone.now()).is_published


@pytest.mark.parametrize(("allowed", "state"), [(True, ModerationState.PUBLISHED), (False, ModerationState.PENDING)])
def test_register_shown_as_typed_only_where_the_setting_says_so(settings: Any, allowed: bool, state: str) -> None:
    settings.DESK_PUBLISHES_AS_TYPED = allowed
    intake = register(make_open_consultation(), letter={"is_shown": True})
    assert intake.comments.get().moderation_state == state


def test_register_scan_is_sealed_and_belongs_to_the_record() -> None:
    upload = keep_upload(files.active_pdf(), "писмо.pdf", sender="desk", is_sealed=True, now=timezone.now())
    intake = register(make_open_consultation(), letter={"scans": (str(upload.token),), "sender": "desk"})
    attached = intake.comments.get().attachments.select_related("upload").get().upload
    assert attached.attached_at is not None
    assert [refusal.code for refusal in release_refusals(attached)] == ["sealed"]
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        type(attached).objects.filter(pk=attached.pk)._raw_delete("default")


def test_register_scan_of_somebody_else_is_refused_and_nothing_is_kept() -> None:
    upload = keep_upload(b"text", "a.txt", sender="other", now=timezone.now())
    with pytest.raises(NotAllowed, match="Качете го отново"):
        register(make_open_consultation(), letter={"scans": (str(upload.token),), "sender": "desk"})
    assert (Intake.objects.count(), Comment.objects.count()) == (0, 0)


def test_intake_stays_as_it_was_entered_but_the_contact_may_be_erased() -> None:
    intake = register(make_open_consultation(), letter={"contact": "ул. „Образцова“ № 1"})
    Intake.objects.update(contact="")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Intake.objects.update(received_at=timezone.now())
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Intake.objects.filter(pk=intake.pk)._raw_delete("default")
    with pytest.raises(IntegrityError, match="stays together"), transaction.atomic():
        Comment.objects.update(intake=None)
