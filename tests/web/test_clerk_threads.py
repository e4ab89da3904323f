"""Equal proposals at the desk: one row, one answer, drafts and their way, as a browser without JavaScript walks it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from consultations.actions import (
    ask_agreement,
    assign_answer,
    fold_proposals,
    save_answer_draft,
    submit_draft,
)
from consultations.models import Answer, AnswerDraft, Comment, Consultation, DraftState, ThreadPlace
from prestige.accounts.models import User
from prestige.notifications.tasks import sweep
from tests.factories import make_answer, make_clerk, make_comment, make_municipality, make_open_consultation, make_unit
from tests.web.test_clerk_path import REASONS

pytestmark = pytest.mark.django_db
CAMPAIGN = "Предлагам срокът по наредбата да се удължи, защото много хора работят извън града."
DRAFT = {"decision": "rejected", "reasons": REASONS, "no_change_reason": "", "change": ""}


@pytest.fixture
def clerk() -> User:
    return make_clerk(full_name="Име Служител")


@pytest.fixture
def office(client: Client, clerk: User) -> Client:
    """A browser in which an official with every right is signed in."""
    make_municipality()
    client.force_login(clerk)
    return client


def campaign(count: int = 3, consultation: Consultation | None = None) -> list[Comment]:
    """Return so many signed copies of one text on чл. 1, folded."""
    consultation = consultation or make_open_consultation()
    found = [
        make_comment(consultation, body=f"{CAMPAIGN}\nИван Петров № {n}", author_email=f"podatel{n}@example.bg")
        for n in range(count)
    ]
    fold_proposals(consultation, by=None, now=timezone.now())
    return found


def page_of(comment: Comment, step: str = "") -> str:
    return f"/admin/comments/{comment.number}/answer/{step}"


def typed(office: Client, comment: Comment, **changed: object) -> dict[str, object]:
    """Return what the form of the answer holds when it is opened, with what is typed into it."""
    form = office.get(page_of(comment)).context["form"]
    begun = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    return begun | {"decision": "rejected", "reasons": REASONS} | changed


def test_equal_texts_stand_in_one_row_with_their_count_before_the_others(office: Client) -> None:
    consultation = make_open_consultation()
    alone = make_comment(consultation, body="Срокът да е по-дълъг.")
    elsewhere = make_comment(consultation, body="Да отпадне.", eid="art_2")
    first, *_rest = campaign(3, consultation)
    shown = office.get("/admin/queue/answers/")
    assert [(row.comment.number, row.count) for row in shown.context["rows"]] == [
        (first.number, 3),
        (alone.number, 1),
        (elsewhere.number, 1),
    ]
    page = shown.content.decode()
    assert "3 еднакви текста" in page
    assert "3 отговора за писане" in page
    assert "0 от 5" in page


def test_one_answer_reaches_every_author_by_one_letter(office: Client) -> None:
    first, *rest = campaign(5)
    saved = office.post(page_of(first), typed(office, first) | {"next": "1"})
    assert saved["Location"] == "/admin/queue/answers/"
    assert Answer.objects.count() == 5
    sweep()
    letters = [letter for letter in mail.outbox if letter.subject.startswith("Не се приема")]
    assert sorted(letter.to[0] for letter in letters) == [f"podatel{n}@example.bg" for n in range(5)]
    for each in (first, *rest):
        receipt = office.get(f"/receipts/{each.number}/").content.decode()
        assert REASONS in receipt.replace("\xa0", " ")
        assert "Име Служител" in receipt


def test_member_that_came_after_the_form_was_opened_is_not_answered_unseen(office: Client) -> None:
    first, *_rest = campaign(2)
    sent = typed(office, first)
    late = campaign(1, first.consultation)[0]
    office.post(page_of(first), sent)
    assert Answer.objects.count() == 2
    opened = office.get(page_of(late))
    assert opened.context["form"]["reasons"].value() == REASONS
    assert "дойде след отговора" in opened.content.decode()
    assert [row.count for row in office.get("/admin/queue/answers/").context["rows"]] == [1]


def test_member_taken_out_meanwhile_shows_the_group_again_with_everything_typed(office: Client) -> None:
    first, second, _third = campaign(3)
    sent = typed(office, first)
    office.post(f"/admin/comments/{second.number}/thread/departure/")
    met = office.post(page_of(first), sent)
    assert met.status_code == 409
    assert "Групата е променена междувременно" in met.content.decode()
    assert f"{REASONS}</textarea>" in met.content.decode()
    again = {name: met.context["form"][name].value() or "" for name in met.context["form"].fields}
    assert office.post(page_of(first), again).status_code == 302
    assert set(Answer.objects.values_list("comment__serial", flat=True)) == {1, 3}


def test_member_answered_meanwhile_shows_both_texts(office: Client) -> None:
    first, second = campaign(2)
    sent = typed(office, first)
    make_answer(second, by=make_clerk(full_name="Колега Втори"))
    met = office.post(page_of(first), sent)
    assert met.status_code == 409
    assert "Колега Втори" in met.content.decode()
    assert f"{REASONS}</textarea>" in met.content.decode()
    assert office.post(page_of(first), sent | {"version": met.context["form"]["version"].value()}).status_code == 302
    assert set(Answer.objects.values_list("reasons", flat=True)) == {REASONS}


def test_acceptance_asks_for_the_change_or_why_there_is_none(office: Client) -> None:
    comment = make_comment(make_open_consultation())
    refused = office.post(page_of(comment), typed(office, comment, decision="accepted", reasons=""))
    assert "Посочете какво се променя в текста или напишете" in refused.content.decode()
    why = "Проектът вече предвижда това в чл. 2."
    sent = typed(office, comment, decision="accepted", reasons="", no_change_reason=why)
    assert office.post(page_of(comment), sent).status_code == 302
    for page in (
        f"/receipts/{comment.number}/",
        f"/consultations/{comment.consultation.url_ref}/comments/{comment.number}/",
    ):
        assert why in office.get(page).content.decode().replace("\xa0", " ")


def test_differences_are_marked_and_one_is_added_by_its_number(office: Client) -> None:
    consultation = make_open_consultation()
    first = campaign(2, consultation)[0]
    other = make_comment(consultation, body="Хората извън града нямат време.")
    address = f"/admin/comments/{first.number}/thread/"
    assert "<del>" in office.get(address).content.decode() or "<ins>" in office.get(address).content.decode()
    wrong = office.post(address, {"number": "26-001-99999-9"})
    assert "Няма предложение с този номер." in wrong.content.decode()
    assert office.post(address, {"number": other.number}).status_code == 302
    assert ThreadPlace.objects.get(comment=other).head == first
    refused = office.post(address, {"number": make_comment(consultation, eid="art_2").number})
    assert refused.status_code == 409
    assert "по различни разпоредби" in refused.content.decode()


def test_button_gathers_what_is_equal_now(office: Client) -> None:
    consultation = make_open_consultation()
    for _copy in range(2):
        make_comment(consultation, body=CAMPAIGN)
    gathered = office.post(f"/admin/consultations/{consultation.number}/threads/", follow=True)
    assert "1 повтаря друго" in gathered.content.decode()
    assert [row.count for row in gathered.context["rows"]] == [2]


def test_queue_is_narrowed_by_state_unit_and_what_is_mine(office: Client, clerk: User) -> None:
    consultation = make_open_consultation()
    unit = make_unit("Правен отдел")
    free, mine, ready = (make_comment(consultation, body=f"Предложение {word}.") for word in ("едно", "две", "три"))
    fold_proposals(consultation, by=None, now=timezone.now())
    now = timezone.now()
    assign_answer(mine, unit=unit, assignee=clerk, due_on=None, note="", by=clerk, now=now, version=0)
    draft = save_answer_draft(ready, DRAFT, by=clerk, now=now, version=0)
    submit_draft(ready, by=clerk, now=now, version=draft.version)

    def found(query: str) -> list[str]:
        return [row.comment.number for row in office.get(f"/admin/queue/answers/?{query}").context["rows"]]

    assert found("") == [free.number, mine.number, ready.number]
    assert found("mine=1") == [mine.number]
    assert found(f"unit={unit.pk}") == [mine.number]
    assert found("state=ready") == [ready.number]
    assert found("state=undrafted") == [free.number, mine.number]
    assert found("state=coordination&unit=x&mine=%00") == []
    assert "Няма предложения с тези филтри" in office.get("/admin/queue/answers/?state=returned").content.decode()


def test_draft_of_a_colleague_saved_meanwhile_is_shown_beside_the_typed_one(office: Client) -> None:
    comment = make_comment(make_open_consultation())
    sent = typed(office, comment, reasons="Моят текст.") | {"draft": "1"}
    colleague = make_clerk(full_name="Колега Втори")
    save_answer_draft(comment, DRAFT, by=colleague, now=timezone.now(), version=0)
    met = office.post(page_of(comment), sent)
    assert met.status_code == 409
    assert "Колега Втори" in met.content.decode()
    assert "Моят текст.</textarea>" in met.content.decode()
    again = sent | {"draft_version": met.context["form"]["draft_version"].value()}
    assert office.post(page_of(comment), again).status_code == 302
    assert AnswerDraft.objects.get().reasons == "Моят текст."
    assert office.get(page_of(comment)).context["form"]["reasons"].value() == "Моят текст."


def test_draft_goes_round_and_is_signed_by_another(office: Client, clerk: User, settings: Settings) -> None:
    settings.ANSWER_SIGN_OFF = True
    first, _second = campaign(2)
    page = office.get(page_of(first)).content.decode()
    assert "Предай за подпис" in page
    assert "Запази и следващ" not in page
    assert office.post(page_of(first), typed(office, first)).status_code == 409
    office.post(page_of(first), typed(office, first) | {"submit": "1"})
    draft = AnswerDraft.objects.get()
    assert draft.state == DraftState.READY

    chief = Client()
    chief.force_login(make_clerk(full_name="Име Секретар"))
    returned = {"text": "Посочете члена от закона.", "draft_version": draft.version}
    assert chief.post(page_of(first, "return/"), returned).status_code == 302
    assert "Посочете члена от закона." in office.get(page_of(first)).content.decode()
    office.post(page_of(first), typed(office, first, reasons=f"{REASONS} Чл. 5 от закона.") | {"submit": "1"})
    draft.refresh_from_db()
    stale = chief.post(page_of(first, "signature/"), {"text": "", "draft_version": 1})
    assert stale.status_code == 409
    assert chief.post(page_of(first, "signature/"), {"text": "", "draft_version": draft.version}).status_code == 302
    assert {(each.answered_by, each.signed_by.full_name) for each in Answer.objects.all() if each.signed_by} == {
        (clerk, "Име Секретар")
    }
    assert Answer.objects.count() == 2


def test_agreement_is_asked_given_and_told(office: Client, clerk: User) -> None:
    comment, lawyer = make_comment(make_open_consultation()), make_clerk(full_name="Име Юрист")
    office.post(page_of(comment), typed(office, comment) | {"draft": "1"})
    nobody = office.post(page_of(comment, "agreement/"), {"draft_version": 1, "note": "Моля, днес."})
    assert "Изберете звено или служител" in nobody.content.decode()
    assert "Моля, днес.</textarea>" in nobody.content.decode()
    asked = {"draft_version": 1, "person": lawyer.pk, "note": "Моля, днес."}
    assert office.post(page_of(comment, "agreement/"), asked).status_code == 302
    sweep()
    [letter] = [letter for letter in mail.outbox if letter.subject.startswith("За съгласуване")]
    assert letter.to == [lawyer.email]
    assert REASONS in letter.body
    assert f"http://testserver{page_of(comment)}" in letter.body

    desk = Client()
    desk.force_login(lawyer)
    assert f"Съгласувайте отговора на {comment.number}" in desk.get("/admin/").content.decode()
    assert "Съгласувайте" not in office.get("/admin/").content.decode()
    opened = desk.get(page_of(comment))
    key = opened.context["own_verdict"].pk
    objected = {"asked": key, "verdict": "objected", "text": "Посочете закона."}
    assert desk.post(page_of(comment, "verdict/"), objected | {"text": ""}).status_code == 409
    assert desk.post(page_of(comment, "verdict/"), objected).status_code == 302
    assert AnswerDraft.objects.get().state == DraftState.RETURNED
    sweep()
    [letter] = [letter for letter in mail.outbox if letter.subject.startswith("Върната чернова")]
    assert (letter.to, "Посочете закона." in letter.body) == ([clerk.email], True)


def test_assigned_work_is_told_and_stands_among_the_persons_tasks(office: Client, clerk: User) -> None:
    comment, colleague = make_comment(make_open_consultation()), make_clerk()
    due_on = timezone.localdate() - timedelta(days=1)
    said = {"assignee": colleague.pk, "unit": "", "due_on": due_on.isoformat(), "note": "Спешно.", "draft_version": 0}
    assert office.post(page_of(comment, "assignment/"), said).status_code == 302
    sweep()
    [letter] = [letter for letter in mail.outbox if letter.subject.startswith("Възложен Ви е отговор")]
    assert (letter.to, "Спешно." in letter.body) == ([colleague.email], True)
    desk = Client()
    desk.force_login(colleague)
    page = desk.get("/admin/").content.decode()
    assert "Възложено на Вас: 1 отговор" in page.replace("\xa0", " ")
    assert f"/admin/queue/answers/?consultation={comment.consultation.number}&amp;mine=1" in page
    assert "Възложено на Вас" not in office.get("/admin/").content.decode()


def test_text_of_a_clerk_who_lost_the_role_is_given_back(office: Client, clerk: User) -> None:
    comment = make_comment(make_open_consultation())
    sent = typed(office, comment)
    clerk.user_permissions.set(Permission.objects.none())
    met = office.post(page_of(comment), sent)
    assert met.status_code == 403
    assert f"{REASONS}</textarea>" in met.content.decode()
    assert not Answer.objects.exists()


def test_coordination_of_an_older_text_is_marked_as_such(office: Client, clerk: User) -> None:
    comment, now = make_comment(make_open_consultation()), timezone.now()
    draft = save_answer_draft(comment, DRAFT, by=clerk, now=now, version=0)
    ask_agreement(comment, people=[make_clerk()], by=clerk, now=now, version=draft.version)
    save_answer_draft(comment, DRAFT | {"reasons": f"{REASONS} Още."}, by=clerk, now=now, version=draft.version)
    assert "по предишен текст" in office.get(page_of(comment)).content.decode()
