"""What a visitor typed in a browser: listed, gone on with, thrown away, and kept within its room."""


import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.actions import draft_room, keep_draft
from consultations.actions.draft_room import MOST_CHARACTERS, MOST_IN_BROWSER
from consultations.models import CommentDraft, OpinionDraft
from prestige.accounts.models import User
from tests.factories import make_citizen
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db
DRAFTS = "me_drafts"


def drafts_page(client: Client) -> str:
    answer = client.get(reverse(DRAFTS))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private" or "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_browser_lists_its_drafts_without_an_account_and_no_others(writer: Writer) -> None:
    writer.post_form(body="Мое начало", draft="1")
    writer.post_form(eid="art_2", body="Второ начало", draft="1")
    stranger = Writer(writer.consultation)
    stranger.post_form(body="Чуждо начало", draft="1")

    page = drafts_page(writer.client)

    assert "Мое начало" in page
    assert "Второ начало" in page
    assert "Чуждо начало" not in page
    assert writer.url("form") in page
    assert "Нямате незавършени коментари." in drafts_page(Client())


@pytest.mark.parametrize("cookie", ["", "x", "0" * 32, "a12309e028704c81a67f63f13d9511f5:forged:signature"])
def test_forged_cookie_lists_nothing(writer: Writer, cookie: str) -> None:
    writer.post_form(draft="1")
    client = Client()
    client.cookies["draft"] = cookie
    assert "Нямате незавършени коментари." in drafts_page(client)


def test_visitor_throws_the_own_draft_away_and_nobody_elses(writer: Writer) -> None:
    writer.post_form(draft="1")
    address = reverse("me_discard", args=[CommentDraft.objects.get().token])

    assert Client().post(address).status_code == 404
    assert writer.client.get(address).status_code == 405
    assert writer.client.post(address).url == reverse(DRAFTS)
    assert CommentDraft.objects.count() == 0
    assert writer.client.post(address).status_code == 404


def test_draft_of_a_visitor_is_on_my_page_after_signing_in_here(writer: Writer) -> None:
    writer.post_form(body="Преди входа", draft="1")
    writer.client.force_login(make_citizen())
    assert "Преди входа" in writer.client.get(reverse("me")).content.decode()


def test_right_code_gives_the_author_every_draft_that_names_the_address(writer: Writer) -> None:
    writer.post_form(eid="art_2", body="Друг член", draft="1")
    writer.post_form(eid="art_3", body="Друг човек", author_email="drug@example.bg", draft="1")
    writer.post_form(body="Изпращам")
    writer.post_code()

    user = User.objects.get(email="grazhdanin@example.bg")
    owners = dict(CommentDraft.objects.values_list("data__body", "user"))
    assert owners == {"Изпращам": user.pk, "Друг член": user.pk, "Друг човек": None}


def test_page_of_the_code_says_that_the_account_has_no_password(writer: Writer) -> None:
    writer.post_form()
    assert "получавате профил без парола" in writer.get("code").content.decode()
    assert "профил без парола" in Writer(writer.consultation).get("form").content.decode()


def test_one_draft_too_many_of_a_browser_is_not_kept_and_stays_in_the_form(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_room, "MOST_IN_BROWSER", 1)
    writer.post_form(body="Първа", draft="1")
    answer = writer.post_form(eid="art_2", body="Втора, която не се губи", draft="1")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "В този браузър има 1 незавършени чернови." in page
    assert "Втора, която не се губи" in page
    assert reverse(DRAFTS) in page
    assert CommentDraft.objects.count() == 1
    assert writer.post_form(body="Първа, още", draft="1").status_code == 302  # what is kept already grows on
    writer.client.post(reverse("me_discard", args=[CommentDraft.objects.get().token]))
    assert writer.post_form(eid="art_2", body="Втора", draft="1").status_code == 302


def test_one_draft_too_many_behind_an_address_is_not_kept_and_a_proven_person_has_room(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_room, "MOST_OF_ADDRESS", {CommentDraft: 2, OpinionDraft: 2})
    for _each in range(2):
        Writer(writer.consultation).post_form(draft="1")
    answer = writer.post_form(body="Трета", draft="1")

    assert answer.status_code == 409
    assert "От вашата мрежа има много чернови" in answer.content.decode()
    assert "Трета" in answer.content.decode()
    elsewhere = Writer(writer.consultation)
    elsewhere.client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    assert elsewhere.post_form(draft="1").status_code == 302
    writer.client.force_login(make_citizen())
    assert writer.post_form(draft="1").status_code == 302


def test_person_keeps_as_many_as_the_limit(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_room, "MOST_OF_PERSON", 1)
    writer.client.force_login(make_citizen())
    assert writer.post_form(draft="1").status_code == 302
    assert writer.post_form(eid="art_2", draft="1").status_code == 409


def test_text_far_too_long_is_not_kept_of_a_visitor_and_stays_in_the_form(writer: Writer) -> None:
    long = "а" * MOST_CHARACTERS[CommentDraft]
    answer = writer.post_form(body=long, draft="1")

    assert answer.status_code == 409
    assert "Текстът е над 40 000 знака" in answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")
    assert long in answer.content.decode()
    assert CommentDraft.objects.count() == 0
    assert writer.post_form(body="а" * 30_000, draft="1").status_code == 302
    writer.client.force_login(make_citizen())
    assert writer.post_form(body=long, draft="1").status_code == 302


def test_cookie_forgets_what_was_sent_before_what_was_not(writer: Writer) -> None:
    now = timezone.now()
    writer.post_form(body="Най-старата", draft="1")
    first = CommentDraft.objects.get()
    for number in range(45):
        writer.post_form(eid="art_2", body=f"Предложение {number}", draft="1")
        CommentDraft.objects.exclude(pk=first.pk).delete()
    assert "Най-старата" in drafts_page(writer.client)
    assert MOST_IN_BROWSER == 30
    assert keep_draft(writer.consultation, "", {}, token=None, by=None, now=now).user is None
