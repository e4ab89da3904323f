"""Correcting a statement: two people, a public reason, a new number; the old one stays and nothing received changes."""

import threading
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import Error, connection, transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from consultations.actions import (
    CorrectionConflict,
    answer_comment,
    correct_statement,
    discard_correction,
    draft_correction,
    hold_comment,
    issue_statement,
)
from consultations.actions.correct_statement import Change
from consultations.models import Answer, Consultation, Decision, Statement, StatementCorrection
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.notifications.actions import deliver_due, dispatch_events
from prestige.refusals import NotAllowed
from tests.factories import (
    make_answer,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_document,
    make_municipality,
    make_statement,
)

pytestmark = pytest.mark.django_db
WHY = "Пропуснат е мотив по едно от предложенията."
REASONS = "Не се приема, защото срокът вече е определен в чл. 3 и друг не е нужен."


def issued(proposals: int = 2, author: User | None = None) -> Consultation:
    consultation = make_closed_consultation()
    for number in range(proposals):
        make_answer(make_comment(consultation, body=f"Предложение {number}.", author=author))
    make_statement(consultation)
    return consultation


def drafted(consultation: Consultation, by: User | None = None) -> tuple[Statement, StatementCorrection]:
    """Return the statement in force and the draft that rejects its first proposal."""
    statement = consultation.statement
    changes = {statement.rows[0]["number"]: Change(decision=Decision.REJECTED, reasons=REASONS)}
    draft = draft_correction(
        statement, reason=WHY, changes=changes, by=by or make_clerk(), now=timezone.now(), version=0
    )
    return statement, draft


def corrected(consultation: Consultation) -> Statement:
    statement, draft = drafted(consultation)
    return correct_statement(statement, by=make_clerk(), now=timezone.now(), version=draft.version)


def test_correct_statement_by_another_official_gives_a_new_one_that_names_the_old() -> None:
    consultation = issued()
    old = consultation.statement
    new = corrected(consultation)

    assert consultation.statement == new
    assert (new.corrects, new.ordinal, new.correction_reason) == (old, 2, WHY)
    assert new.number != old.number
    for was, now in zip(old.rows, new.rows, strict=True):
        kept = {"decision", "reasons", "answered_by", "answered_on"}
        assert {k: v for k, v in was.items() if k not in kept} == {k: v for k, v in now.items() if k not in kept}
    assert [row["decision"] for row in new.rows] == ["rejected", "accepted"]
    assert new.rows[1] == old.rows[1]
    answer = Answer.objects.get(comment__number=new.rows[0]["number"])
    assert (answer.decision, answer.reasons, answer.version) == ("rejected", REASONS, 2)


def test_draft_correction_drops_rows_left_as_they_were_and_unknown_numbers() -> None:
    statement = issued().statement
    first, second = (row["number"] for row in statement.rows)
    draft = draft_correction(
        statement,
        reason=WHY,
        changes={
            first: Change(decision="accepted", reasons=statement.rows[0]["reasons"]),
            second: Change(decision="rejected", reasons=REASONS),
            "26-999-00001-1": Change(decision="rejected", reasons=REASONS),
        },
        by=make_clerk(),
        now=timezone.now(),
        version=0,
    )
    assert draft.changes == {second: {"decision": "rejected", "reasons": REASONS}}


@pytest.mark.parametrize("kept", [True, False])
def test_correct_statement_of_what_changes_nothing_in_the_text_says_the_row_and_no_more(kept: bool) -> None:
    consultation = make_closed_consultation()
    reasons = "Срокът вече е четиринадесет дни и това е достатъчно за всички." if kept else ""
    answer = make_answer(make_comment(consultation), reasons=reasons)
    assert answer.no_change_reason
    make_statement(consultation)
    statement = consultation.statement
    assert answer.no_change_reason in statement.rows[0]["reasons"]
    said = reasons or REASONS
    changes = {statement.rows[0]["number"]: Change(decision=Decision.ACCEPTED, reasons=said)}
    draft = draft_correction(statement, reason=WHY, changes=changes, by=make_clerk(), now=timezone.now(), version=0)
    new = correct_statement(statement, by=make_clerk(), now=timezone.now(), version=draft.version)

    answer.refresh_from_db()
    assert answer.explained == said == new.rows[0]["reasons"]


def test_correct_statement_alone_is_refused_and_allowed_where_the_rule_is_off() -> None:
    clerk = make_clerk()
    statement, draft = drafted(issued(), by=clerk)
    with pytest.raises(NotAllowed) as refused:
        correct_statement(statement, by=clerk, now=timezone.now(), version=draft.version)
    assert [refusal.code for refusal in refused.value.refusals] == ["alone"]
    with override_settings(TWO_PERSON_STATEMENT=False):
        assert correct_statement(statement, by=clerk, now=timezone.now(), version=draft.version).ordinal == 2


def test_correct_statement_without_a_reason_or_reasons_is_refused_with_both() -> None:
    statement = issued().statement
    changes = {statement.rows[0]["number"]: Change(decision="rejected", reasons="Не.")}
    draft = draft_correction(
        statement, reason="Грешка", changes=changes, by=make_clerk(), now=timezone.now(), version=0
    )
    with pytest.raises(NotAllowed) as refused:
        correct_statement(statement, by=make_clerk(), now=timezone.now(), version=draft.version)
    assert [refusal.code for refusal in refused.value.refusals] == ["reason", "reasons"]


def test_draft_correction_of_another_clerk_meanwhile_is_a_conflict() -> None:
    consultation = issued()
    statement, draft = drafted(consultation)
    with pytest.raises(CorrectionConflict) as conflict:
        draft_correction(statement, reason=WHY, changes={}, by=make_clerk(), now=timezone.now(), version=0)
    assert conflict.value.current == draft
    with pytest.raises(CorrectionConflict):
        correct_statement(statement, by=make_clerk(), now=timezone.now(), version=draft.version + 1)


def test_corrected_statement_is_not_corrected_again_but_the_new_one_is() -> None:
    consultation = issued()
    old = consultation.statement
    new = corrected(consultation)
    with pytest.raises(NotAllowed) as refused:
        draft_correction(old, reason=WHY, changes={}, by=make_clerk(), now=timezone.now(), version=1)
    assert [refusal.code for refusal in refused.value.refusals] == ["corrected"]
    changes = {new.rows[0]["number"]: Change(decision="accepted", reasons="")}
    draft = draft_correction(new, reason=WHY, changes=changes, by=make_clerk(), now=timezone.now(), version=0)
    assert correct_statement(new, by=make_clerk(), now=timezone.now(), version=draft.version).ordinal == 3


def test_discard_correction_leaves_the_statement() -> None:
    consultation = issued()
    statement, _draft = drafted(consultation)
    discard_correction(statement, by=make_clerk(), now=timezone.now())
    assert not StatementCorrection.objects.exists()
    assert consultation.statement == statement


def test_held_since_then_has_no_words_in_the_corrected_statement() -> None:
    consultation = issued()
    second = consultation.comments.get(serial=2)
    hold_comment(second, ground="1", note="", by=make_clerk(), now=timezone.now())
    new = corrected(consultation)
    assert [row["proposal"] for row in new.rows] == ["Предложение 0.", ""]


def test_database_lets_answers_say_only_what_the_statement_in_force_says() -> None:
    consultation = issued()
    new = corrected(consultation)
    answers = Answer.objects.filter(comment__number=new.rows[0]["number"])
    for change in (
        {"decision": Decision.NOTED},
        {"reasons": "Друго."},
        {"answerer_name": "Друг Човек"},
        {"decision": Decision.ACCEPTED, "reasons": ""},
    ):
        with pytest.raises(Error), transaction.atomic():
            answers.update(**change)
    with pytest.raises(NotAllowed):
        answer_comment(
            consultation.comments.get(serial=1),
            decision=Decision.ACCEPTED,
            reasons="",
            by=make_clerk(),
            now=timezone.now(),
            version=2,
        )
    with pytest.raises(Error), transaction.atomic():
        StatementCorrection.objects.update(reason="Друга причина, измислена по-късно.")
    with pytest.raises(Error), transaction.atomic():
        Statement.objects.filter(pk=new.pk).update(rows=[])


def test_issue_statement_by_whoever_gave_every_answer_is_refused_unless_the_rule_is_off() -> None:
    clerk = make_clerk()
    consultation = make_closed_consultation()
    make_answer(make_comment(consultation), by=clerk)
    with pytest.raises(NotAllowed) as refused:
        issue_statement(consultation, by=clerk, now=timezone.now())
    assert [refusal.code for refusal in refused.value.refusals] == ["alone"]
    make_answer(make_comment(consultation), by=make_clerk())
    assert issue_statement(consultation, by=clerk, now=timezone.now()).ordinal == 1


@override_settings(TWO_PERSON_STATEMENT=False)
def test_issue_statement_alone_where_the_rule_is_off() -> None:
    clerk = make_clerk()
    consultation = make_closed_consultation()
    make_answer(make_comment(consultation), by=clerk)
    assert issue_statement(consultation, by=clerk, now=timezone.now()).ordinal == 1


def test_issue_statement_without_proposals_needs_one_official() -> None:
    assert issue_statement(make_closed_consultation(), by=make_clerk(), now=timezone.now()).rows == []


def test_author_of_a_corrected_row_gets_a_letter_and_the_other_author_none() -> None:
    make_municipality()
    first, second = make_citizen(), make_citizen()
    consultation = make_closed_consultation()
    for author in (first, second):
        make_answer(make_comment(consultation, author=author))
    make_statement(consultation)
    corrected(consultation)
    event = Event.objects.get(verb="statement.corrected")
    Event.objects.exclude(pk=event.pk).update(dispatched_at=timezone.now())
    dispatch_events(timezone.now())
    deliver_due(timezone.now)

    [letter] = mail.outbox
    assert letter.to == [first.email]
    assert letter.subject.endswith("е поправена")
    assert WHY in letter.body
    assert REASONS in letter.body


def test_old_statement_stays_readable_and_names_the_new_everywhere(client: Client) -> None:
    make_municipality()
    consultation = issued()
    old = consultation.statement
    old_paper = make_document(old)
    new = corrected(consultation)
    new_paper = make_document(new, content=b"%PDF-1.7 new")

    def page(name: str, *args: object) -> str:
        answer = client.get(reverse(f"consultations:{name}", args=[consultation.url_ref, *args]))
        assert answer.status_code == 200
        return " ".join(answer.content.decode().replace("\xa0", " ").split())

    assert f"Тази справка вече не важи. Поправена е със справка № {new.number}." in page("outcome_of", 1)
    shown = page("outcome")
    assert f'заменя справка № {old.number}. Причина: <span lang="bg">{WHY}</span>' in shown
    assert f"заменя справка № {old.number}" in page("outcome_of", 2)
    first = client.get(reverse("consultations:statement_json_of", args=[consultation.url_ref, 1])).json()
    assert (first["number"], first["corrected_by"]) == (old.number, new.number)
    newest = client.get(reverse("consultations:statement_json", args=[consultation.url_ref])).json()
    assert (newest["number"], newest["corrects"], newest["correction_reason"]) == (new.number, old.number, WHY)
    assert "Има по-нова редакция от" in client.get(old_paper.get_absolute_url()).content.decode()
    assert "Има по-нова редакция от" not in client.get(new_paper.get_absolute_url()).content.decode()
    pdf = client.get(reverse("consultations:statement_pdf", args=[consultation.url_ref]))
    assert pdf.content == b"%PDF-1.7 new"
    assert client.get(reverse("consultations:outcome_of", args=[consultation.url_ref, 3])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_who_issue_one_correction_at_once_make_one_statement() -> None:
    consultation = issued()
    statement, draft = drafted(consultation)
    codes: list[str] = []
    officials = [make_clerk(), make_clerk()]

    def work(by: User, now: datetime) -> None:
        try:
            correct_statement(statement, by=by, now=now, version=draft.version)
        except NotAllowed as refused:
            codes.extend(refusal.code for refusal in refused.refusals)
        finally:
            connection.close()

    now = timezone.now() + timedelta(seconds=1)
    threads = [threading.Thread(target=work, args=[by, now]) for by in officials]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert codes == ["corrected"]
    assert Statement.objects.count() == 2
