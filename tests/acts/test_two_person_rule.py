"""The two-person rule: each decision that is on is begun by one official and done by another, never by one alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from consultations.actions import mark_ready, publish_comment, publish_consultation, redact_comment
from consultations.actions.edit_consultation import edit_consultation
from consultations.actions.propose_redaction import confirm_redaction, decline_redaction, propose_redaction
from consultations.models import Comment, RedactionProposal
from prestige.accounts.actions import sync_roles
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.moderation.actions import confirm_many, decline_many, moderate_many, undo_many
from prestige.moderation.models import Batch, BatchAct, Ground, Measure
from prestige.refusals import NotAllowed
from tests.factories import make_clerk, make_comment, make_draft_consultation, make_open_consultation, make_unit

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = MORNING + timedelta(hours=2)


def official(role: str) -> User:
    sync_roles()
    person = User.objects.create_user(f"{role}@example.bg", full_name="Име Фамилия", is_staff=True, unit=make_unit())
    person.groups.set(Group.objects.filter(name=role))
    return person


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


# --- publication ---------------------------------------------------------------------------------------------------


@override_settings(TWO_PERSON_PUBLICATION=True)
def test_publish_by_whoever_handed_the_draft_over_is_refused_and_another_publishes() -> None:
    draft, first, second = make_draft_consultation(), make_clerk(), make_clerk()
    with pytest.raises(NotAllowed) as refused:
        publish_consultation(draft, by=second, now=timezone.now())
    assert codes(refused) == ["not_handed_over"]
    mark_ready(draft, by=first, now=timezone.now())
    with pytest.raises(NotAllowed) as refused:
        publish_consultation(draft, by=first, now=timezone.now())
    assert codes(refused) == ["same_person"]
    assert publish_consultation(draft, by=second, now=timezone.now()).is_public


def test_publish_alone_is_allowed_where_the_rule_is_off() -> None:
    assert publish_consultation(make_draft_consultation(), by=make_clerk(), now=timezone.now()).is_public


@override_settings(TWO_PERSON_PUBLICATION=True)
def test_draft_that_changed_after_the_handing_over_is_handed_over_again() -> None:
    draft, first, second = make_draft_consultation(), make_clerk(), make_clerk()
    mark_ready(draft, by=first, now=timezone.now())
    draft.refresh_from_db()
    edit_consultation(draft, {"summary": "Друго резюме."}, by=second, now=timezone.now(), version=draft.version)
    with pytest.raises(NotAllowed) as refused:
        publish_consultation(draft, by=second, now=timezone.now())
    assert codes(refused) == ["not_handed_over"]


@pytest.mark.parametrize(("two_people", "status"), [(True, 302), (False, 403)])
def test_legal_officer_publishes_only_as_the_second_person(client: Client, two_people: bool, status: int) -> None:
    draft = make_draft_consultation()
    mark_ready(draft, by=make_clerk(), now=timezone.now())
    client.force_login(official("legal_officer"))
    with override_settings(TWO_PERSON_PUBLICATION=two_people):
        page = reverse("admin:consultation_publication", args=[draft])
        assert client.get(page).status_code == 200
        assert client.post(page).status_code == status


# --- redaction -----------------------------------------------------------------------------------------------------


def waiting_comment(body: str = "Живея на ул. „Пример“ 5 и съм против.") -> Comment:
    return make_comment(make_open_consultation(now=MORNING), published=False, body=body)


def proposed(comment: Comment, by: User, *, and_publish: bool = False) -> RedactionProposal:
    return propose_redaction(
        comment, passages=["ул. „Пример“ 5"], ground="1", and_publish=and_publish, by=by, now=LATER
    )


@override_settings(TWO_PERSON_REDACTION=True)
def test_redact_alone_is_refused_where_two_people_do_it() -> None:
    with pytest.raises(NotAllowed) as refused:
        redact_comment(waiting_comment(), passages=["ул. „Пример“ 5"], ground="1", by=make_clerk(), now=LATER)
    assert codes(refused) == ["alone"]
    assert not Measure.objects.exists()


@override_settings(TWO_PERSON_REDACTION=True)
def test_proposed_redaction_changes_nothing_until_another_confirms() -> None:
    comment, first, second = waiting_comment(), make_clerk(), make_clerk()
    proposal = proposed(comment, first, and_publish=True)
    comment.refresh_from_db()
    assert "Пример" in comment.public_body
    with pytest.raises(NotAllowed) as refused:
        confirm_redaction(proposal, by=first, now=LATER)
    assert codes(refused) == ["same_person"]
    done = confirm_redaction(proposal, by=second, now=LATER)
    assert (done.is_published, done.public_body) == (True, "Живея на [заличени лични данни] и съм против.")
    proposal.refresh_from_db()
    assert (proposal.outcome, proposal.passages) == ("confirmed", [])
    with pytest.raises(NotAllowed) as refused:
        confirm_redaction(proposal, by=second, now=LATER)
    assert codes(refused) == ["closed"]
    assert "Пример" not in str(list(Event.objects.values_list("data", flat=True)))


@override_settings(TWO_PERSON_REDACTION=True)
def test_confirm_redaction_of_a_text_decided_meanwhile_is_refused() -> None:
    comment, second = waiting_comment(), make_clerk()
    proposal = proposed(comment, make_clerk())
    publish_comment(comment, by=make_clerk(), now=LATER)
    with pytest.raises(NotAllowed) as refused:
        confirm_redaction(proposal, by=second, now=LATER)
    assert codes(refused) == ["stale"]
    decline_redaction(proposal, by=second, now=LATER)
    assert not RedactionProposal.objects.waiting().exists()
    proposed(comment, make_clerk())


@override_settings(TWO_PERSON_REDACTION=True)
def test_second_proposal_for_the_same_text_is_refused() -> None:
    comment = waiting_comment()
    proposed(comment, make_clerk())
    with pytest.raises(NotAllowed) as refused:
        proposed(comment, make_clerk())
    assert codes(refused) == ["waits"]


@override_settings(TWO_PERSON_REDACTION=True)
def test_author_neither_proposes_nor_confirms_a_redaction_z13() -> None:
    """Z13: nobody moderates their own, as the first or as the second person."""
    author = make_clerk()
    comment = make_comment(
        make_open_consultation(now=MORNING), published=False, author=author, body="Адрес: ул. „Пример“ 5"
    )
    with pytest.raises(NotAllowed) as refused:
        proposed(comment, author)
    assert codes(refused) == ["own"]
    with pytest.raises(NotAllowed) as refused:
        confirm_redaction(proposed(comment, make_clerk()), by=author, now=LATER)
    assert codes(refused) == ["own"]


def test_database_refuses_a_redaction_confirmed_by_its_proposer() -> None:
    proposal = proposed(waiting_comment(), make_clerk())
    with pytest.raises(IntegrityError, match="redaction_second_person"), transaction.atomic():
        RedactionProposal.objects.filter(pk=proposal.pk).update(
            outcome="confirmed", closed_by=proposal.proposed_by, closed_at=LATER
        )


def test_redaction_goes_through_two_desks(client: Client) -> None:
    comment = waiting_comment()
    client.force_login(official("clerk"))
    typed = {"passages": "ул. „Пример“ 5", "ground": "1", "only_redact": "1"}
    confirmation = reverse("admin:redaction_confirmation", args=[comment])
    with override_settings(TWO_PERSON_REDACTION=True):
        client.post(reverse("admin:comment_redaction", args=[comment]), typed)
        assert (
            "чака втори служител" in client.get(f"/admin/queue/moderation/?comment={comment.number}").content.decode()
        )
        assert client.post(confirmation).status_code == 409
        client.force_login(official("legal_officer"))
        assert confirmation in client.get("/admin/").content.decode()
        assert "[заличени лични данни]" in client.get(confirmation).content.decode()
        assert client.post(confirmation).status_code == 302
    comment.refresh_from_db()
    assert "Пример" not in comment.public_body
    assert client.get(confirmation).status_code == 404


# --- many at once --------------------------------------------------------------------------------------------------


def many(count: int, *, author: User | None = None) -> list[tuple[str, int]]:
    about = make_open_consultation(now=MORNING)
    made = [make_comment(about, published=False, author_email=f"p{n}@example.bg") for n in range(count)]
    own = [make_comment(about, published=False, author=author)] if author else []
    return [("comment", comment.pk) for comment in (*made, *own)]


@override_settings(TWO_PERSON_BULK=True, TWO_PERSON_BULK_OVER=2)
def test_large_batch_waits_and_another_moderator_confirms_it() -> None:
    first, second = make_clerk(), make_clerk()
    texts = many(3, author=first)
    batch = moderate_many(texts, act=BatchAct.PUBLISH, by=first, now=LATER)
    assert (batch.waits, batch.done) == (True, 0)
    assert not Comment.objects.public().exists()
    with pytest.raises(NotAllowed) as refused:
        confirm_many(batch, by=first, now=LATER)
    assert codes(refused) == ["same_person"]
    done = confirm_many(batch, by=second, now=LATER)
    assert (done.waits, done.done, Comment.objects.public().count()) == (False, 3, 3)
    assert [bool(item["refused"]) for item in done.items].count(True) == 1  # the own text of the first person
    with pytest.raises(NotAllowed) as refused:
        confirm_many(batch, by=second, now=LATER)
    assert codes(refused) == ["closed"]


@override_settings(TWO_PERSON_BULK=True, TWO_PERSON_BULK_OVER=2)
def test_batch_of_the_limit_is_decided_at_once() -> None:
    batch = moderate_many(many(2), act=BatchAct.PUBLISH, by=make_clerk(), now=LATER)
    assert (batch.waits, batch.done) == (False, 2)


def test_large_batch_is_decided_at_once_where_the_rule_is_off() -> None:
    batch = moderate_many(many(3), act=BatchAct.PUBLISH, by=make_clerk(), now=LATER)
    assert (batch.waits, batch.done) == (False, 3)


@override_settings(TWO_PERSON_BULK=True, TWO_PERSON_BULK_OVER=2)
def test_declined_batch_decides_nothing_and_forgets_its_note() -> None:
    first = make_clerk()
    ground = Ground.objects.of_code("3")
    batch = moderate_many(many(3), act=BatchAct.HOLD, ground=ground, note="ул. „Пример“ 5", by=first, now=LATER)
    decline_many(batch, by=first, now=LATER)
    batch.refresh_from_db()
    assert (batch.waits, batch.done, batch.note) == (False, 0, "")
    assert not Measure.objects.exists()
    with pytest.raises(NotAllowed):
        undo_many(batch, by=first, now=LATER)


@override_settings(TWO_PERSON_BULK=True, TWO_PERSON_BULK_OVER=2)
def test_confirmed_batch_holds_on_its_ground_and_can_be_taken_back() -> None:
    second, ground = make_clerk(), Ground.objects.of_code("3")
    batch = moderate_many(many(3), act=BatchAct.HOLD, ground=ground, note="реклама", by=make_clerk(), now=LATER)
    done = confirm_many(batch, by=second, now=LATER + timedelta(hours=1))
    assert {comment.hold_note for comment in Comment.objects.all()} == {"реклама"}
    assert len(undo_many(done, by=second, now=LATER + timedelta(hours=1, minutes=9))) == 3
    assert not Measure.objects.in_force().exists()


@override_settings(TWO_PERSON_BULK=True, TWO_PERSON_BULK_OVER=2)
def test_large_batch_goes_through_two_desks(client: Client) -> None:
    client.force_login(official("clerk"))
    texts = [f"{room}:{key}" for room, key in many(3)]
    client.post(reverse("admin:moderation_queue"), {"text": texts, "publish": "1"})
    batch = Batch.objects.get()
    page, confirmation = (
        reverse(f"admin:{name}", args=[batch.pk]) for name in ("moderation_batch", "moderation_batch_confirmation")
    )
    assert "Потвърди груповото решение</button>" in client.get(page).content.decode()
    assert client.post(confirmation).status_code == 409
    client.force_login(official("secretary"))
    assert page in client.get(reverse("admin:moderation_queue")).content.decode()
    assert client.post(confirmation, follow=True).status_code == 200
    assert Comment.objects.public().count() == 3
