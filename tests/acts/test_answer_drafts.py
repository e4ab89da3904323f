"""Drafts of answers on their way to the signature: given to somebody, agreed to, returned, signed."""

from datetime import UTC, datetime

import pytest
from django.db import Error, transaction
from pytest_django import Settings

from consultations.actions import (
    Decided,
    DraftConflict,
    answer_comment,
    answer_comments,
    ask_agreement,
    assign_answer,
    give_verdict,
    remark_on_draft,
    return_draft,
    save_answer_draft,
    sign_answers,
    submit_draft,
)
from consultations.models import (
    AnswerDraft,
    Comment,
    Decision,
    DraftRemark,
    DraftState,
    Verdict,
)
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.acts.test_threads import campaign
from tests.factories import (
    ACT_TEXT,
    make_citizen,
    make_clerk,
    make_comment,
    make_open_consultation,
    make_unit,
)

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
REASONS = "Не се приема, защото срокът е определен в закона и не се променя с наредба."
WHY = "Текстът вече предвижда това в чл. 2."
CAMPAIGN = "Предлагам срокът по наредбата да се удължи, защото много хора работят извън града."
CHANGED = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека")
DRAFT = {"decision": "rejected", "reasons": REASONS, "no_change_reason": "", "change": ""}


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


pytestmark = pytest.mark.django_db


def test_draft_saved_meanwhile_shows_the_other_text() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    draft = save_answer_draft(comment, DRAFT, by=make_clerk(), now=MORNING, version=0)
    assert save_answer_draft(comment, DRAFT, by=make_clerk(), now=MORNING, version=0).version == draft.version
    with pytest.raises(DraftConflict) as conflict:
        save_answer_draft(comment, DRAFT | {"reasons": "Друго."}, by=make_clerk(), now=MORNING, version=0)
    assert conflict.value.current.reasons == REASONS
    later = save_answer_draft(comment, DRAFT | {"reasons": "Друго."}, by=make_clerk(), now=MORNING, version=1)
    assert later.version == 2


def test_assignment_names_who_may_answer_until_when() -> None:
    comment, colleague = make_comment(make_open_consultation(now=MORNING)), make_clerk()
    said = {"unit": make_unit(), "due_on": MORNING.date(), "note": "Моля, до петък."}
    draft = assign_answer(comment, assignee=colleague, **said, by=make_clerk(), now=MORNING, version=0)
    assert (draft.assignee, draft.has_text, draft.version) == (colleague, False, 1)
    stranger = make_citizen()
    with pytest.raises(NotAllowed) as refused:
        assign_answer(comment, assignee=stranger, **said, by=make_clerk(), now=MORNING, version=1)
    assert codes(refused) == ["role"]


def coordinated(*people: User) -> tuple[Comment, AnswerDraft, User]:
    comment, writer = make_comment(make_open_consultation(now=MORNING)), make_clerk()
    draft = save_answer_draft(comment, DRAFT, by=writer, now=MORNING, version=0)
    ask_agreement(comment, people=people, by=writer, now=MORNING, version=draft.version)
    return comment, AnswerDraft.objects.get(), writer


def test_last_agreement_makes_the_draft_ready_and_an_objection_returns_it() -> None:
    lawyer, chief = make_clerk(), make_clerk()
    _comment, draft, _writer = coordinated(lawyer, chief)
    first, second = draft.coordinations.all()
    assert give_verdict(first, verdict=Verdict.AGREED, by=lawyer, now=MORNING).state == DraftState.IN_COORDINATION
    with pytest.raises(NotAllowed) as refused:
        give_verdict(second, verdict=Verdict.AGREED, by=lawyer, now=MORNING)
    assert codes(refused) == ["asked"]
    with pytest.raises(NotAllowed) as refused:
        give_verdict(second, verdict=Verdict.OBJECTED, note="Не.", by=chief, now=MORNING)
    assert codes(refused) == ["note"]
    returned = give_verdict(second, verdict=Verdict.OBJECTED, note="Посочете закона.", by=chief, now=MORNING)
    assert returned.state == DraftState.RETURNED
    assert DraftRemark.objects.get().text == "Посочете закона."
    with pytest.raises(Error), transaction.atomic():
        DraftRemark.objects.update(text="Друго.")


def test_agreement_is_given_to_the_text_that_was_sent() -> None:
    lawyer = make_clerk()
    comment, draft, writer = coordinated(lawyer)
    save_answer_draft(comment, DRAFT | {"reasons": f"{REASONS} Допълнено."}, by=writer, now=MORNING, version=1)
    with pytest.raises(NotAllowed) as refused:
        give_verdict(draft.coordinations.get(), verdict=Verdict.AGREED, by=lawyer, now=MORNING)
    assert codes(refused) == ["version"]


def test_unit_agrees_through_anybody_in_it_but_the_writer() -> None:
    unit = make_unit("Правен отдел")
    comment, writer = make_comment(make_open_consultation(now=MORNING)), make_clerk(unit=unit)
    draft = save_answer_draft(comment, DRAFT, by=writer, now=MORNING, version=0)
    ask_agreement(comment, units=[unit], by=writer, now=MORNING, version=draft.version)
    asked = draft.coordinations.get()
    with pytest.raises(NotAllowed) as refused:
        give_verdict(asked, verdict=Verdict.AGREED, by=writer, now=MORNING)
    assert codes(refused) == ["own"]
    assert give_verdict(asked, verdict=Verdict.AGREED, by=make_clerk(unit=unit), now=MORNING).state == DraftState.READY


def test_signature_of_another_person_is_asked_where_the_municipality_wants_it(settings: Settings) -> None:
    settings.ANSWER_SIGN_OFF = True
    members, writer = campaign(2), make_clerk(full_name="Пише Текста")
    with pytest.raises(NotAllowed) as refused:
        answer_comments(members, Decided(Decision.REJECTED, REASONS), by=writer, now=MORNING)
    assert codes(refused) == ["sign_off"]
    draft = save_answer_draft(members[0], DRAFT, by=writer, now=MORNING, version=0)
    chief = make_clerk()
    with pytest.raises(NotAllowed) as refused:
        sign_answers(members, by=chief, now=MORNING, version=draft.version)
    assert codes(refused) == ["state"]
    submit_draft(members[0], by=writer, now=MORNING, version=draft.version)
    with pytest.raises(NotAllowed) as refused:
        sign_answers(members, by=writer, now=MORNING, version=draft.version)
    assert codes(refused) == ["four_eyes"]
    signed = sign_answers(members, by=chief, now=MORNING, version=draft.version)
    assert {(answer.answerer_name, answer.signed_by_id) for answer in signed} == {("Пише Текста", chief.pk)}
    assert AnswerDraft.objects.get().state == DraftState.SIGNED
    assert len(sign_answers(members, by=chief, now=MORNING, version=draft.version)) == 2
    assert Event.objects.filter(verb="comment.answered").count() == 2


def test_who_may_not_sign_neither_signs_nor_returns() -> None:
    comment, writer = make_comment(make_open_consultation(now=MORNING)), make_clerk()
    draft = save_answer_draft(comment, DRAFT, by=writer, now=MORNING, version=0)
    submit_draft(comment, by=writer, now=MORNING, version=draft.version)
    reader = make_citizen(is_staff=True)
    for act in (
        lambda: sign_answers([comment], by=reader, now=MORNING, version=draft.version),
        lambda: return_draft(comment, note="Посочете закона.", by=reader, now=MORNING, version=draft.version),
    ):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert codes(refused) == ["role"]


def test_returned_draft_keeps_the_remark_with_the_name_of_that_day() -> None:
    comment, writer = make_comment(make_open_consultation(now=MORNING)), make_clerk()
    draft = save_answer_draft(comment, DRAFT, by=writer, now=MORNING, version=0)
    submit_draft(comment, by=writer, now=MORNING, version=draft.version)
    chief = make_clerk(full_name="Име Секретар", position="секретар", unit=make_unit("Кабинет"))
    returned = return_draft(comment, note="Посочете закона.", by=chief, now=MORNING, version=draft.version)
    remark_on_draft(comment, text="Посочен е в т. 2.", by=writer, now=MORNING)
    assert returned.state == DraftState.RETURNED
    assert (
        DraftRemark.objects.order_by("pk").values_list("author_line", flat=True)[0] == "Име Секретар, секретар, Кабинет"
    )


def test_answer_given_directly_ends_the_draft() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    save_answer_draft(comment, DRAFT, by=make_clerk(), now=MORNING, version=0)
    answer_comment(comment, decision=Decision.REJECTED, reasons=REASONS, by=make_clerk(), now=MORNING)
    assert AnswerDraft.objects.get().state == DraftState.SIGNED
