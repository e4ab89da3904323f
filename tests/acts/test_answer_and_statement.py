"""Answers, the statement of proposals and the adoption: nothing is overlooked, nothing comes too early."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import Error, transaction
from pytest_django import Settings

from consultations.actions import (
    AnswerConflict,
    answer_comment,
    hold_comment,
    issue_statement,
    publish_comment,
    record_adoption,
)
from consultations.deadlines import draft_act_term
from consultations.lifecycle import Phase, adoption_move_refusals
from consultations.models import Answer, Consultation, CouncilStep, Decision
from consultations.models.answer import TAKEN
from prestige.refusals import NotAllowed
from prestige.workdays import Calendar
from tests.factories import (
    CARRIED,
    make_answer,
    make_citizen,
    make_clerk,
    make_comment,
    make_open_consultation,
    take_step,
)
from tests.factories.comments import NO_CHANGE

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
REASONS = "Не се приема, защото срокът е определен в закона и не се променя с наредба."


def test_an_answer_other_than_accepted_needs_reasons() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    for decision in set(Decision) - {Decision.ACCEPTED}:
        why = NO_CHANGE if decision in TAKEN else ""
        said = {"decision": decision, "reasons": "Няма.", "no_change_reason": why}
        with pytest.raises(NotAllowed) as refused:
            answer_comment(comment, **said, by=make_clerk(), now=MORNING)
        assert [refusal.code for refusal in refused.value.refusals] == ["reasons"]
    accepted = {"decision": Decision.ACCEPTED, "reasons": "", "no_change_reason": NO_CHANGE}
    assert answer_comment(comment, **accepted, by=make_clerk(), now=MORNING).version == 1


def test_two_clerks_on_one_answer_the_second_sees_the_first() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    make_answer(comment)
    with pytest.raises(AnswerConflict) as conflict:
        answer_comment(comment, decision=Decision.REJECTED, reasons=REASONS, by=make_clerk(), now=MORNING, version=0)
    assert conflict.value.current.decision == Decision.ACCEPTED
    assert Answer.objects.get().decision == Decision.ACCEPTED


def test_nobody_moderates_or_answers_their_own() -> None:
    author = make_citizen()
    comment = make_comment(make_open_consultation(now=MORNING), author=author, published=False)
    with pytest.raises(NotAllowed):
        publish_comment(comment, by=author, now=MORNING)
    with pytest.raises(NotAllowed):
        hold_comment(comment, ground="1", note="", by=author, now=MORNING)
    with pytest.raises(NotAllowed):
        answer_comment(comment, decision=Decision.ACCEPTED, reasons="", by=author, now=MORNING)


def test_statement_is_refused_with_the_numbers_that_have_no_decision() -> None:
    consultation = make_open_consultation(now=MORNING)
    comment = make_comment(consultation)
    assert consultation.closes_at is not None
    with pytest.raises(NotAllowed) as refused:
        issue_statement(consultation, by=make_clerk(), now=consultation.closes_at - timedelta(seconds=1))
    assert [refusal.code for refusal in refused.value.refusals] == ["open", "undecided"]
    with pytest.raises(NotAllowed) as refused:
        issue_statement(consultation, by=make_clerk(), now=consultation.closes_at)
    assert comment.number in str(refused.value.refusals[0].message)


def test_statement_waits_until_somebody_looked_at_every_proposal() -> None:
    """Its text is public for good once it stands there: an answer alone is no review."""
    consultation = make_open_consultation(now=MORNING)
    unseen = make_comment(consultation, body="ЕГН на съседа: …", published=False)
    answer_comment(unseen, decision=Decision.REJECTED, reasons=REASONS, by=make_clerk(), now=MORNING)
    assert consultation.closes_at is not None
    with pytest.raises(NotAllowed) as refused:
        issue_statement(consultation, by=make_clerk(), now=consultation.closes_at)
    [refusal] = refused.value.refusals
    assert (refusal.code, unseen.number in str(refusal.message)) == ("unseen", True)
    hold_comment(unseen, ground="1", note="", by=make_clerk(), now=MORNING)
    [row] = issue_statement(consultation, by=make_clerk(), now=consultation.closes_at).rows
    assert row["proposal"] == ""


def test_statement_holds_every_received_proposal_also_the_held_one_without_its_text() -> None:
    consultation = make_open_consultation(now=MORNING)
    shown, hidden = make_comment(consultation), make_comment(consultation, eid="art_2", body="Скрит текст.")
    hold_comment(hidden, ground="1", note="", by=make_clerk(), now=MORNING)
    for comment in (shown, hidden):
        answer_comment(comment, decision=Decision.REJECTED, reasons=REASONS, by=make_clerk(), now=MORNING)
    assert consultation.closes_at is not None
    statement = issue_statement(consultation, by=make_clerk(), now=consultation.closes_at)
    assert [row["number"] for row in statement.rows] == [shown.number, hidden.number]
    assert [row["proposal"] for row in statement.rows] == [shown.body, ""]
    assert {row["capacity"] for row in statement.rows} == {"own"}
    assert all(row["received_at"] for row in statement.rows)
    with pytest.raises(Error), transaction.atomic():
        type(statement).objects.update(rows=[])
    with pytest.raises(NotAllowed):
        answer_comment(
            shown, decision=Decision.ACCEPTED, reasons="", by=make_clerk(), now=consultation.closes_at, version=1
        )


def test_names_typed_in_a_held_proposal_do_not_reach_the_statement() -> None:
    consultation = make_open_consultation(now=MORNING)
    fields = {"author_name": "Купете от spam.example", "capacity": "organisation", "represented": "Обидно име"}
    hidden = make_comment(consultation, **fields)
    hold_comment(hidden, ground="3", note="", by=make_clerk(), now=MORNING)
    answer_comment(hidden, decision=Decision.REJECTED, reasons=REASONS, by=make_clerk(), now=MORNING)
    assert consultation.closes_at is not None
    [row] = issue_statement(consultation, by=make_clerk(), now=consultation.closes_at).rows
    assert (row["sender"], row["capacity"], row["represented"]) == ("Гражданин", "organisation", "")


def test_statement_without_proposals_is_the_notice_that_none_came() -> None:
    consultation = make_open_consultation(now=MORNING)
    assert consultation.closes_at is not None
    statement = issue_statement(consultation, by=make_clerk(), now=consultation.closes_at)
    assert statement.rows == []
    consultation.refresh_from_db()
    assert consultation.phase_at(consultation.closes_at) == Phase.STATEMENT_PUBLISHED


def test_adoption_waits_for_the_statement_and_for_the_earliest_day() -> None:
    consultation = make_open_consultation(now=MORNING)
    later = datetime(2027, 1, 20, 8, 0, tzinfo=UTC)
    with pytest.raises(NotAllowed) as refused:
        record_adoption(consultation, adopted_on=date(2026, 12, 29), act="Решение № 1", by=make_clerk(), now=later)
    codes = {refusal.code for refusal in refused.value.refusals}
    assert codes == {"adoption_before_end_of_term", "statement", "vote"}
    assert consultation.closes_at is not None
    issue_statement(consultation, by=make_clerk(), now=consultation.closes_at)
    for kind in (CouncilStep.Kind.TABLED, CouncilStep.Kind.SESSION):
        take_step(consultation, kind, date(2026, 12, 30), now=later)
    with pytest.raises(NotAllowed):
        _adopt(consultation, date(2026, 12, 29), later)
    assert _adopt(consultation, date(2026, 12, 30), later).phase_at(later) == Phase.ADOPTED


def test_adoption_before_the_statement_is_refused_whenever_it_is_recorded() -> None:
    consultation = make_open_consultation(now=MORNING)
    issued = datetime(2027, 1, 20, 8, 0, tzinfo=UTC)
    issue_statement(consultation, by=make_clerk(), now=issued)
    for kind in (CouncilStep.Kind.TABLED, CouncilStep.Kind.SESSION):
        take_step(consultation, kind, date(2027, 1, 20), now=issued)
    with pytest.raises(NotAllowed) as refused:
        _adopt(consultation, date(2027, 1, 19), issued)
    assert [refusal.code for refusal in refused.value.refusals] == ["before_statement", "too_early"]
    _adopt(consultation, date(2027, 1, 20), issued)


def _adopt(consultation: Consultation, on: date, now: datetime) -> Consultation:
    return record_adoption(consultation, adopted_on=on, act="Решение № 1", vote=CARRIED, by=make_clerk(), now=now)


@pytest.mark.parametrize(("adopted_on", "is_refused"), [(date(2011, 3, 25), True), (date(2011, 3, 26), False)])
def test_the_haskovo_case_of_2011(adopted_on: date, is_refused: bool) -> None:
    """Published 11.03.2011 for 14 days: the term ends at 24:00 of 25.03 (АС Хасково, Решение № 367/09.06.2011)."""
    term = draft_act_term(date(2011, 3, 11), 14, Calendar())
    refusals = adoption_move_refusals(
        phase=Phase.IN_SESSION,
        adopted_on=adopted_on,
        term=term,
        statement_issued_on=date(2011, 3, 26),
        today=date(2011, 4, 30),
    )
    assert ("adoption_before_end_of_term" in {refusal.code for refusal in refusals}) is is_refused
    assert bool(refusals) is is_refused


def test_statement_waits_for_a_look_at_what_was_shown_unseen(settings: Settings) -> None:
    settings.MODERATION_MODE = "post"
    consultation = make_open_consultation(now=MORNING)
    shown = make_comment(consultation)
    make_answer(shown)
    assert (shown.is_published, shown.to_review) == (True, True)
    assert consultation.closes_at is not None
    with pytest.raises(NotAllowed) as refused:
        issue_statement(consultation, by=make_clerk(), now=consultation.closes_at)
    assert [refusal.code for refusal in refused.value.refusals] == ["unseen"]
