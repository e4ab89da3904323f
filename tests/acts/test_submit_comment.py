"""Receiving a proposal: numbered, once, in time – whatever the workers do."""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import Error, connection, transaction
from django.utils import translation

from consultations.actions import Proposal, submit_comment
from consultations.models import Capacity, Comment, Consultation, NameDisplay, Stance
from prestige.journal.models import Event
from prestige.moderation.models import ModerationState
from prestige.refusals import NotAllowed
from tests.factories import make_citizen, make_comment, make_open_consultation

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def proposal(**fields: object) -> Proposal:
    values: dict[str, object] = {
        "stance": Stance.CHANGE,
        "body": "Срокът да е по-дълъг.",
        "author_name": "Гражданин Първи",
        "author_email": "",
        "name_display": NameDisplay.INITIALS,
        "capacity": Capacity.OWN,
        "eid": "art_1__para_2",
    }
    return Proposal(**values | fields)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_submit_numbers_the_comment_and_ties_it_to_its_article() -> None:
    consultation = make_open_consultation(now=MORNING)
    comment = submit_comment(consultation, proposal(), by=make_citizen(), key=uuid.uuid4(), now=MORNING)
    assert comment.number == "26-001-00001-2"
    assert comment.provision is not None
    assert (comment.provision.eid, comment.anchor_label) == ("art_1", "чл. 1, ал. 2")
    assert comment.public_name == "Г.\xa0П."
    assert comment.moderation_state == ModerationState.PENDING


@pytest.mark.django_db
def test_submit_in_english_leaves_a_bulgarian_name_in_the_record() -> None:
    consultation = make_open_consultation(now=MORNING)
    with translation.override("en"):
        comment = submit_comment(
            consultation, proposal(name_display=NameDisplay.CITIZEN), by=None, key=uuid.uuid4(), now=MORNING
        )
    assert comment.public_name == "Гражданин"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "names",
    [
        {"author_name": "Община Хасково"},
        {"author_name": "КМЕТ на общината"},
        {"capacity": Capacity.ORGANISATION, "represented": "Министерство на нещата"},
    ],
)
def test_known_author_under_the_name_of_an_authority_waits_for_a_look(names: dict[str, str]) -> None:
    consultation, author = make_open_consultation(now=MORNING), make_citizen()
    make_comment(consultation, author=author, now=MORNING)
    full = {"name_display": NameDisplay.FULL, "eid": "art_2"}
    states = [
        submit_comment(
            consultation, proposal(**full | typed), by=author, key=uuid.uuid4(), now=MORNING
        ).moderation_state
        for typed in ({"author_name": "Кметина Секретарова"}, names | {"body": "Друго."})
    ]
    assert states == [ModerationState.PUBLISHED, ModerationState.PENDING]


@pytest.mark.django_db
def test_submit_one_microsecond_before_the_end_is_received_and_at_the_end_refused() -> None:
    consultation = make_open_consultation(now=MORNING)
    assert consultation.closes_at is not None
    last_moment = consultation.closes_at - timedelta(microseconds=1)
    submit_comment(consultation, proposal(), by=None, key=uuid.uuid4(), now=last_moment)
    with pytest.raises(NotAllowed) as refused:
        submit_comment(consultation, proposal(), by=None, key=uuid.uuid4(), now=consultation.closes_at)
    [refusal] = refused.value.refusals
    assert refusal.code == "closed"
    assert "29 декември 2026 г." in refusal.message
    assert Comment.objects.count() == 1


@pytest.mark.django_db
def test_submit_with_the_same_key_returns_the_same_comment() -> None:
    consultation, key = make_open_consultation(now=MORNING), uuid.uuid4()
    first = submit_comment(consultation, proposal(), by=None, key=key, now=MORNING)
    assert submit_comment(consultation, proposal(), by=None, key=key, now=MORNING) == first
    with pytest.raises(NotAllowed):
        submit_comment(consultation, proposal(body="Друг текст."), by=None, key=key, now=MORNING)
    assert Event.objects.filter(verb="comment.received").count() == 1


@pytest.mark.django_db
def test_submit_the_same_text_again_is_refused_with_its_number() -> None:
    consultation, citizen = make_open_consultation(now=MORNING), make_citizen()
    first = submit_comment(consultation, proposal(), by=citizen, key=uuid.uuid4(), now=MORNING)
    with pytest.raises(NotAllowed) as refused:
        submit_comment(consultation, proposal(), by=citizen, key=uuid.uuid4(), now=MORNING)
    assert first.number in refused.value.refusals[0].message


@pytest.mark.django_db
def test_submit_to_a_provision_that_does_not_exist_is_refused() -> None:
    consultation = make_open_consultation(now=MORNING)
    with pytest.raises(NotAllowed) as refused:
        submit_comment(consultation, proposal(eid="art_99"), by=None, key=uuid.uuid4(), now=MORNING)
    assert refused.value.refusals[0].code == "provision"


@pytest.mark.django_db
def test_a_known_author_is_shown_at_once() -> None:
    consultation, citizen = make_open_consultation(now=MORNING), make_citizen()
    make_comment(consultation, author=citizen)
    assert make_comment(consultation, author=citizen, eid="art_2", published=False).is_published


@pytest.mark.django_db
def test_the_database_keeps_what_was_received() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    with pytest.raises(Error), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(body="Друго.")
    with pytest.raises(Error), transaction.atomic():
        comment.delete()


@pytest.mark.django_db(transaction=True)
def test_sixteen_parallel_sends_with_one_key_make_one_comment() -> None:
    consultation, key = make_open_consultation(now=MORNING), uuid.uuid4()
    numbers: list[str] = []

    def send() -> None:
        try:
            numbers.append(submit_comment(consultation, proposal(), by=None, key=key, now=MORNING).number)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers == ["26-001-00001-2"] * 16
    assert Comment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_parallel_sends_are_numbered_without_a_gap() -> None:
    consultation = make_open_consultation(now=MORNING)

    def send(place: int) -> None:
        try:
            submit_comment(consultation, proposal(body=f"Предложение {place}."), by=None, key=uuid.uuid4(), now=MORNING)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Comment.objects.values_list("serial", flat=True)) == list(range(1, 9))
    assert Consultation.objects.get().last_comment_serial == 8
