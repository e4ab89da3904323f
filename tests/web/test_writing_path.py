"""The whole way of a citizen who writes: form, code, check, receipt, status by number. No script is needed."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, CommentDraft
from prestige.accounts.models import EmailCode, User
from tests.factories import make_citizen, make_comment, make_open_consultation
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db


def test_comment_by_a_visitor_becomes_a_numbered_receipt(writer: Writer) -> None:
    form = writer.get("form")
    assert "(1) Тази наредба урежда обществения ред." in form.content.decode()

    assert writer.post_form().url == writer.url("code")
    assert "g•••@example.bg" in writer.get("code").content.decode()
    assert writer.post_code().url == writer.url("check")
    assert "Предлагам срокът да е по-дълъг." in writer.get("check").content.decode()
    receipt = writer.follow(writer.send())

    comment = Comment.objects.get()
    assert comment.number in receipt
    assert f"{comment.received_at:%M:%S}\xa0ч." in receipt
    assert 'role="img"' in receipt
    assert (comment.eid, comment.body, comment.author_email, comment.capacity, comment.channel) == (
        "art_1",
        "Предлагам срокът да е по-дълъг.",
        "grazhdanin@example.bg",
        "own",
        "portal",
    )
    assert comment.moderation_state == "pending"
    assert comment.author == User.objects.get(email="grazhdanin@example.bg")


def test_comment_on_a_paragraph_quotes_and_cites_it(writer: Writer) -> None:
    writer.eid = "art_1__para_2"

    whole = writer.get("form", "art_1").content.decode()
    page = writer.get("form").content.decode()
    writer.go_all_the_way()

    assert f'href="{writer.url("form")}"' in whole
    assert "Само по една алинея" not in page
    assert "Коментар по чл.\xa01, ал.\xa02" in page
    assert "Наредбата се прилага във всички населени места." in page
    assert "урежда обществения ред.</p>" not in page
    comment = Comment.objects.get()
    assert (comment.eid, comment.provision and comment.provision.eid) == ("art_1__para_2", "art_1")


def test_session_that_ended_while_writing_asks_for_the_address_and_says_why(writer: Writer) -> None:
    fields = writer.fields(body="Писах дълго.")
    del fields["author_email"]

    page = writer.client.post(writer.url("form"), fields).content.decode()

    assert page.count("Влизането ви изтече, докато пишехте.") == 2
    assert "Писах дълго.</textarea>" in page
    assert CommentDraft.objects.get().data["body"] == "Писах дълго."


def test_comment_on_the_whole_draft_has_no_provision(writer: Writer) -> None:
    writer.eid = ""

    writer.go_all_the_way()

    assert Comment.objects.get().is_general


def test_code_is_asked_once_in_a_session(writer: Writer) -> None:
    writer.go_all_the_way()

    writer.get("form", eid="art_2")
    answer = writer.post_form(eid="art_2", body="Да се добавят и велосипедите.")

    assert answer.url == writer.url("check", eid="art_2")
    assert EmailCode.objects.count() == 1


def test_session_gets_a_new_key_with_the_code(writer: Writer) -> None:
    writer.get("form")
    writer.post_form()
    before = writer.client.session.session_key

    writer.post_code()

    assert writer.client.session.session_key != before


def test_unchanged_wording_is_no_proposal(writer: Writer) -> None:
    text = writer.consultation.current_revision.provisions.get(eid="art_1").text

    writer.go_all_the_way(proposed_wording=text.replace("\n", "\r\n"))

    assert Comment.objects.get().proposed_wording == ""


def test_new_wording_is_checked_as_a_redline(writer: Writer) -> None:
    writer.eid = "art_1__para_2"
    writer.post_form(proposed_wording="(2) Наредбата се прилага във всички <i>села</i>.")
    writer.post_code()

    page = writer.get("check").content.decode()

    assert '<del><span class="vh">[заличено: </span>населени места<span class="vh">]</span></del>' in page
    assert '<ins><span class="vh">[добавено: </span>&lt;i&gt;села&lt;/i&gt;<span class="vh">]</span></ins>' in page


def test_known_author_is_published_at_once(writer: Writer) -> None:
    citizen = make_citizen("grazhdanin@example.bg")
    make_comment(writer.consultation, author=citizen, eid="art_2")

    writer.go_all_the_way()

    assert Comment.objects.get(eid="art_1").is_published


@pytest.mark.parametrize(
    "machine",
    [{"website": "http://spam.example"}, {"started": ""}, {"author_name": "Грaжданин Първи"}],
    ids=["trap", "no-time", "two-scripts"],
)
def test_form_that_looks_automatic_is_looked_at_not_dropped(writer: Writer, machine: dict[str, str]) -> None:
    citizen = make_citizen("grazhdanin@example.bg")
    make_comment(writer.consultation, author=citizen, eid="art_2")

    writer.go_all_the_way(**machine)

    assert Comment.objects.get(eid="art_1").moderation_state == "pending"


def test_receipt_is_shown_to_its_author_only(writer: Writer) -> None:
    address = writer.go_all_the_way().url

    stranger = Client().get(address)

    assert stranger.status_code == 302
    assert "Предлагам срокът" not in Client().get(address, follow=True).content.decode()


def test_draft_button_keeps_an_unfinished_text(writer: Writer) -> None:
    answer = writer.post_form(body="Недовършено", author_email="", author_name="", draft="1")

    page = writer.follow(answer)

    assert "Черновата е запазена в " in page
    assert "Недовършено</textarea>" in page
    cookie = writer.client.cookies[settings.DRAFT_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 30 * 24 * 60 * 60)
    assert str(CommentDraft.objects.get().token) not in page


@pytest.mark.parametrize("step", ["form", "code", "check", "sent"])
def test_pages_of_writing_are_never_stored_and_answer_a_head(writer: Writer, step: str) -> None:
    assert writer.get(step)["Cache-Control"] == "no-store, private"
    assert writer.client.head(writer.url(step)).status_code in {200, 302}


def test_draft_of_one_browser_is_not_shown_in_another(writer: Writer) -> None:
    writer.post_form(body="Моят текст", draft="1")

    assert "Моят текст" not in Client().get(writer.url("form")).content.decode()


def test_draft_of_somebody_signed_in_is_not_shown_to_the_next_person(writer: Writer) -> None:
    writer.client.force_login(make_citizen())
    writer.post_form(body="Моят текст", draft="1")

    writer.client.force_login(make_citizen())

    assert "Моят текст" not in writer.get("form").content.decode()


def test_leaving_forgets_the_drafts_of_the_browser(writer: Writer) -> None:
    writer.client.force_login(make_citizen())
    writer.post_form(body="Моят текст", draft="1")

    answer = writer.client.post(reverse("accounts:logout"))

    assert answer["Clear-Site-Data"] == '"cache"'
    assert "Моят текст" not in writer.get("form").content.decode()
    assert writer.client.get(reverse("accounts:logout")).status_code == 405


def test_session_lost_in_the_middle_loses_no_text(writer: Writer) -> None:
    writer.get("form")
    writer.post_form()
    del writer.client.cookies[settings.SESSION_COOKIE_NAME]

    page = writer.get("code").content.decode()
    assert "Ще изпратим 6-цифрен код" in page
    writer.client.post(writer.url("code"), {"again": "1"})
    writer.post_code()
    writer.send()

    assert Comment.objects.get().body == "Предлагам срокът да е по-дълъг."


def test_session_lost_at_the_check_leads_to_the_code_and_back(writer: Writer) -> None:
    writer.get("form")
    writer.post_form()
    writer.post_code()
    form = writer.check_fields()
    del writer.client.cookies[settings.SESSION_COOKIE_NAME]

    answer = writer.client.post(writer.url("check"), form)

    assert answer.url == writer.url("code")
    assert Comment.objects.count() == 0
    writer.client.post(writer.url("code"), {"again": "1"})
    assert writer.post_code().url == writer.url("check")
    writer.send()
    assert Comment.objects.count() == 1


def test_form_marks_as_optional_only_what_no_answer_makes_necessary(client: Client) -> None:
    page = client.get(reverse("consultations:comment_form", args=[make_open_consultation().url_ref, "art_1"]))
    text = " ".join(page.content.decode().split())
    assert "Населено място <span" in text
    assert "Организация, лице или група </label>" in text
