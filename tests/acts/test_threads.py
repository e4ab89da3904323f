"""Proposals that say the same: gathered, moved by hand, answered together."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import Error, connection, transaction

from consultations.actions import (
    AnswerConflict,
    Change,
    Decided,
    add_to_thread,
    answer_comment,
    answer_comments,
    fold_proposals,
    issue_statement,
    save_answer_draft,
    take_out_of_thread,
    withdraw_consultation,
)
from consultations.models import (
    Answer,
    AnswerDraft,
    ChangeCause,
    Comment,
    Consultation,
    Decision,
    Procedure,
    ThreadPlace,
)
from consultations.read.threads import thread_of
from consultations.tasks import fold_proposals as fold_task
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.factories import (
    ACT_TEXT,
    make_answer,
    make_clerk,
    make_comment,
    make_open_consultation,
    make_working_revision,
)

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
REASONS = "Не се приема, защото срокът е определен в закона и не се променя с наредба."
WHY = "Текстът вече предвижда това в чл. 2."
CAMPAIGN = "Предлагам срокът по наредбата да се удължи, защото много хора работят извън града."
CHANGED = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека")
DRAFT = {"decision": "rejected", "reasons": REASONS, "no_change_reason": "", "change": ""}


def campaign(count: int, consultation: Consultation | None = None, body: str = CAMPAIGN) -> list[Comment]:
    """Return so many signed copies of one text on чл. 1, folded."""
    consultation = consultation or make_open_consultation(now=MORNING)
    found = [make_comment(consultation, body=f"{body}\nГражданин Подписал № {n}") for n in range(count)]
    fold_proposals(consultation, by=None, now=MORNING)
    return found


def heads(consultation: Consultation) -> dict[int, int]:
    """Return by serial number the serial number of the head."""
    rows = ThreadPlace.objects.filter(comment__consultation=consultation)
    return dict(rows.values_list("comment__serial", "head__serial"))


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


pytestmark = pytest.mark.django_db


def test_folding_keeps_places_stances_and_consultations_apart() -> None:
    first, *_rest = campaign(2)
    consultation = first.consultation
    make_comment(consultation, body=CAMPAIGN, eid="art_2")
    make_comment(consultation, body=CAMPAIGN, stance="support")
    make_comment(consultation, body=CAMPAIGN, eid="art_1__para_1")
    other = make_comment(make_open_consultation(now=MORNING), body=CAMPAIGN)
    fold_task()
    assert heads(consultation) == {1: 1, 2: 1, 3: 3, 4: 4, 5: 5}
    assert heads(other.consultation) == {1: 1}


def test_folding_again_changes_nothing_and_a_later_copy_joins() -> None:
    first, *_rest = campaign(3)
    before = list(ThreadPlace.objects.order_by("pk").values())
    fold_task()
    assert fold_proposals(first.consultation, by=None, now=MORNING + timedelta(days=1)) == 2
    assert list(ThreadPlace.objects.order_by("pk").values()) == before
    make_comment(first.consultation, body=f"{CAMPAIGN} Мария Колева, Хасково")
    fold_task()
    assert heads(first.consultation) == {1: 1, 2: 1, 3: 1, 4: 1}


def test_thread_holds_proposals_of_one_consultation_in_the_database_too() -> None:
    first, _second = campaign(2)
    other = make_comment(make_open_consultation(now=MORNING))
    with pytest.raises(Error), transaction.atomic():
        ThreadPlace.objects.filter(comment=first).update(head=other)


def test_one_taken_out_stays_out_and_the_rest_go_on_with_the_draft() -> None:
    first, second, _third = campaign(3)
    save_answer_draft(first, DRAFT, by=make_clerk(), now=MORNING, version=0)
    take_out_of_thread(first, by=make_clerk(), now=MORNING)
    fold_proposals(first.consultation, by=make_clerk(), now=MORNING)
    assert heads(first.consultation) == {1: 1, 2: 2, 3: 2}
    assert AnswerDraft.objects.get().comment == second
    assert list(Event.objects.filter(verb__startswith="thread.").values_list("verb", "data__head")) == [
        ("thread.left", first.pk)
    ]
    with pytest.raises(NotAllowed) as refused:
        take_out_of_thread(first, by=make_clerk(), now=MORNING)
    assert codes(refused) == ["alone"]


def test_one_added_by_hand_stays_with_the_thread_when_its_head_leaves() -> None:
    first, second = campaign(2)
    own = make_comment(first.consultation, body="Хората извън града нямат време да прочетат наредбата.")
    elsewhere = make_comment(first.consultation, body=CAMPAIGN, eid="art_2")
    fold_task()
    add_to_thread(own, second, by=make_clerk(), now=MORNING)
    add_to_thread(own, first, by=make_clerk(), now=MORNING)
    fold_proposals(first.consultation, by=None, now=MORNING)
    assert heads(first.consultation) == {1: 1, 2: 1, 3: 1, 4: 4}
    assert Event.objects.filter(verb="thread.joined").count() == 1
    take_out_of_thread(first, by=make_clerk(), now=MORNING)
    fold_proposals(first.consultation, by=None, now=MORNING)
    assert heads(first.consultation) == {1: 1, 2: 2, 3: 2, 4: 4}
    for wrong, code in ((elsewhere, "place"), (first, "same")):
        with pytest.raises(NotAllowed) as refused:
            add_to_thread(wrong, first, by=make_clerk(), now=MORNING)
        assert codes(refused) == [code]


def test_one_answer_for_all_of_a_thread_each_with_its_number_and_event() -> None:
    members = campaign(5)
    clerk = make_clerk(full_name="Име Фамилия", position="главен експерт")
    answers = answer_comments(members, Decided(Decision.REJECTED, REASONS), by=clerk, now=MORNING)
    assert [answer.comment_id for answer in answers] == [each.pk for each in members]
    assert {(a.decision, a.reasons, a.version, a.answerer_name) for a in Answer.objects.all()} == {
        ("rejected", REASONS, 1, "Име Фамилия")
    }
    told = Event.objects.filter(verb="comment.answered").order_by("pk")
    assert list(told.values_list("subject_id", flat=True)) == [each.pk for each in members]
    assert answer_comments(members, Decided(Decision.REJECTED, REASONS), by=clerk, now=MORNING)[0].version == 1
    assert told.count() == 5
    consultation = members[0].consultation
    assert consultation.closes_at is not None
    rows = issue_statement(consultation, by=make_clerk(), now=consultation.closes_at).rows
    assert [(row["number"], row["reasons"]) for row in rows] == [(each.number, REASONS) for each in members]


def test_thread_with_the_clerks_own_proposal_is_refused_whole_by_its_number() -> None:
    clerk = make_clerk()
    first, second = campaign(2)
    own = make_comment(first.consultation, body=CAMPAIGN, author=clerk)
    with pytest.raises(NotAllowed) as refused:
        answer_comments([first, second, own], Decided(Decision.REJECTED, REASONS), by=clerk, now=MORNING)
    assert codes(refused) == ["own"]
    assert own.number in str(refused.value.refusals[0].message)
    assert not Answer.objects.exists()


def test_one_member_answered_meanwhile_shows_its_answer_and_writes_none() -> None:
    first, second, third = campaign(3)
    make_answer(second)
    with pytest.raises(AnswerConflict) as conflict:
        answer_comments([first, second, third], Decided(Decision.REJECTED, REASONS), by=make_clerk(), now=MORNING)
    assert conflict.value.current.comment == second
    assert Answer.objects.count() == 1
    answer_comments(
        [first, second, third], Decided(Decision.REJECTED, REASONS), by=make_clerk(), now=MORNING, version=1
    )
    assert sorted(Answer.objects.values_list("comment__serial", "version")) == [(1, 1), (2, 2), (3, 1)]


def test_later_copy_of_an_answered_thread_waits_with_the_answer_at_hand() -> None:
    members = campaign(2)
    answer_comments(members, Decided(Decision.REJECTED, REASONS), by=make_clerk(), now=MORNING)
    late = make_comment(members[0].consultation, body=CAMPAIGN)
    fold_task()
    thread = thread_of(Comment.objects.for_page().get(pk=late.pk))
    assert thread.answer is not None
    assert (thread.answer.reasons, thread.targets) == (REASONS, [late])


def test_acceptance_without_a_change_or_a_reason_is_refused() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    for decision, why in ((Decision.ACCEPTED, ""), (Decision.PARTLY_ACCEPTED, "Няма.")):
        with pytest.raises(NotAllowed) as refused:
            answer_comment(
                comment, decision=decision, reasons=REASONS, no_change_reason=why, by=make_clerk(), now=MORNING
            )
        assert codes(refused) == ["no_change"]
    said = {"decision": Decision.REJECTED, "reasons": REASONS, "no_change_reason": WHY}
    with pytest.raises(NotAllowed) as refused:
        answer_comment(comment, **said, by=make_clerk(), now=MORNING)
    assert codes(refused) == ["change"]
    accepted = answer_comment(
        comment, decision=Decision.ACCEPTED, reasons="", no_change_reason=WHY, by=make_clerk(), now=MORNING
    )
    assert accepted.explained == f"Защо няма промяна в текста: {WHY}"


def test_change_is_linked_to_every_member_in_the_act_of_the_answer() -> None:
    members = campaign(3)
    revision = make_working_revision(members[0].consultation, CHANGED, now=MORNING)
    decided = Decided(Decision.ACCEPTED, change=Change(revision, "1/art_2"))
    with pytest.raises(NotAllowed) as refused:
        answer_comments(
            members, Decided(Decision.ACCEPTED, change=Change(revision, "1/art_99")), by=make_clerk(), now=MORNING
        )
    assert (codes(refused), Answer.objects.count(), ChangeCause.objects.count()) == (["place"], 0, 0)
    answer_comments(members, decided, by=make_clerk(), now=MORNING)
    assert set(ChangeCause.objects.values_list("comment", flat=True)) == {each.pk for each in members}
    assert Event.objects.filter(verb="cause.named").count() == 3
    answer_comments(members, Decided(Decision.REJECTED, REASONS), by=make_clerk(), now=MORNING, version=3)
    assert (ChangeCause.objects.count(), Event.objects.filter(verb="cause.forgotten").count()) == (0, 3)


def test_change_of_a_revision_thrown_away_meanwhile_refuses_the_answer() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    revision = make_working_revision(comment.consultation, CHANGED, now=MORNING)
    change = Change(type(revision).objects.get(pk=revision.pk), "1/art_2")
    revision.delete()
    with pytest.raises(NotAllowed) as refused:
        answer_comments([comment], Decided(Decision.ACCEPTED, change=change), by=make_clerk(), now=MORNING)
    assert codes(refused) == ["gone"]


def test_nobody_is_answered_after_a_withdrawal_but_in_a_general_act() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    withdraw_consultation(
        comment.consultation, reason="Законът е изменен и няма основание.", by=make_clerk(), now=MORNING
    )
    with pytest.raises(NotAllowed) as refused:
        make_answer(comment)
    assert codes(refused) == ["withdrawn"]
    assert "24 ноември 2026 г." in str(refused.value.refusals[0].message)
    Consultation.objects.update(procedure=Procedure.GENERAL_ACT)
    assert make_answer(comment).version == 1


@pytest.mark.django_db(transaction=True)
def test_clerks_who_answer_one_thread_in_opposite_order_never_block_each_other() -> None:
    members = campaign(4)
    clerks = [make_clerk(), make_clerk()]
    outcomes: list[str] = []

    def work(clerk: User, order: list[Comment], reasons: str) -> None:
        try:
            answer_comments(order, Decided(Decision.REJECTED, reasons), by=clerk, now=MORNING)
            outcomes.append("saved")
        except AnswerConflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    orders = [(clerks[0], members, f"А: {REASONS}"), (clerks[1], members[::-1], f"Б: {REASONS}")]
    threads = [threading.Thread(target=work, args=each) for each in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["conflict", "saved"]
    assert Answer.objects.values("reasons").distinct().count() == 1
    assert Answer.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_folding_beside_a_clerk_who_takes_one_out_keeps_the_clerks_word() -> None:
    first, second, _third = campaign(3)
    troubles: list[Exception] = []

    def tried(act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    acts = [
        lambda: fold_proposals(first.consultation, by=None, now=MORNING),
        lambda: take_out_of_thread(second, by=None, now=MORNING),  # type: ignore[arg-type]
    ]
    threads = [threading.Thread(target=tried, args=[act]) for act in (acts[0], acts[1], acts[0])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert troubles == []
    assert heads(first.consultation) == {1: 1, 2: 2, 3: 1}
