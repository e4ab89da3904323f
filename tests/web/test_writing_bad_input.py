"""Wrong, hostile and unlucky input at the comment form: a clear sentence, nothing typed lost, never a 500."""

import itertools
from collections.abc import Iterator
from html import escape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.models import Comment, CommentDraft, Provision
from prestige.accounts.models import EmailCode
from tests.factories import make_citizen, make_comment
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("stance", "", "Изберете какво предлагате"),
        ("stance", "<b>", "Изберете какво предлагате"),
        ("body", "", "Обяснете какво да се промени и защо"),
        ("body", "\u3164\u2800\u200b \n", "Обяснете какво да се промени и защо"),
        ("body", "\x00\x00", "Обяснете какво да се промени и защо"),
        ("body", "а" * 5001, "Текстът е с 1 знак по-дълъг от допустимите 5\xa0000. Съкратете го."),
        ("body", "a.bg http://a.bg www.b.bg https://c.bg", "посочете най-много 2 връзки"),
        ("author_name", "", "Въведете име и фамилия"),
        ("author_name", "😀 123", "Въведете име и фамилия"),
        ("author_name", "а" * 121, "Текстът е с 1 знак по-дълъг от допустимите 120. Съкратете го."),
        ("author_email", "", "Въведете имейл във вида ime@primer.bg"),
        ("author_email", "ime@primer", "Въведете имейл във вида ime@primer.bg"),
        ("author_email", "a@localhost", "Въведете имейл във вида ime@primer.bg"),
        ("author_email", "a@[127.0.0.1]", "На този имейл не можем да пишем"),
        ("author_email", "a@db.internal", "На този имейл не можем да пишем"),
        ("author_email", "a" * 320 + "@example.bg", "Въведете имейл във вида ime@primer.bg"),
        ("author_email", "a@" + "a." * 5000, "Въведете имейл във вида ime@primer.bg"),
        ("name_display", "nobody", "Изберете как да се вижда името ви"),
        ("capacity", "", "Изберете от чие име пишете"),
        ("capacity", "organisation", "Напишете коя организация, лице или група"),
        ("settlement", "-1", "Изберете населено място от списъка"),
        ("settlement", "9" * 40, "Изберете населено място от списъка"),
        ("settlement", "1;2", "Изберете населено място от списъка"),
        ("settlement", "\x00x", "Изберете населено място от списъка"),
    ],
)
def test_wrong_field_is_named_twice_and_everything_stays(writer: Writer, field: str, typed: str, sentence: str) -> None:
    answer = writer.post_form(**{"proposed_wording": "Мое предложение", field: typed})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Грешка: " in page
    assert "Има грешка във формуляра" in page
    assert page.count(sentence) == 2
    assert "Мое предложение</textarea>" in page
    assert CommentDraft.objects.get().data["proposed_wording"] == "Мое предложение"
    assert EmailCode.objects.count() == 0


def test_limit_counts_code_points_after_cleaning(writer: Writer) -> None:
    writer.go_all_the_way(body="й\r\n" * 1250 + "😀" * 2500 + "\u200b\x0b"[:1])

    assert len(Comment.objects.get().body) == 5000


def test_control_and_direction_characters_are_dropped(writer: Writer) -> None:
    writer.go_all_the_way(body="Текст\x00 с\x1b зна\u202eци\ufffe\u2028и ред", author_name="Гражданин\x0bПърви\u202e")

    comment = Comment.objects.get()
    assert (comment.body, comment.author_name) == ("Текст с знаци\nи ред", "Гражданин Първи")


def test_html_and_markdown_are_shown_as_text(writer: Writer) -> None:
    body = '<script>alert(1)</script> **x** [a](javascript:b) {{ 7|add:"1" }}'

    writer.post_form(body=body, author_name="<b>Име</b>", name_display="full")
    writer.post_code()
    check = writer.get("check").content.decode()
    receipt = writer.follow(writer.send())

    assert Comment.objects.get().body == body
    for page in (check, receipt):
        assert escape(body) in page
        assert "<script>alert" not in page
        assert "<b>Име</b>" not in page


def test_body_of_ten_megabytes_gets_a_clear_page(writer: Writer) -> None:
    answer = writer.post_form(body="а" * 5_000_000)

    assert answer.status_code == 413
    assert "Текстът е твърде голям" in answer.content.decode()
    assert CommentDraft.objects.count() == 0


def test_too_many_fields_get_a_clear_page(writer: Writer) -> None:
    answer = writer.client.post(writer.url("form"), {f"f{n}": "1" for n in range(600)})

    assert answer.status_code == 400
    assert "Не разбрахме заявката" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/consultations/2026-999/text/art_1/comment/",
        "/consultations/2026-000/text/art_1/comment/",
        "/consultations/2026--1/comment/general/",
        "/consultations/99999999999999999999-001/comment/general/",
        "/consultations/%00/comment/general/",
        "/consultations/%ED%A0%80/comment/general/",
        "/consultations/2026-999/follow/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_consultation_is_not_found(writer: Writer, address: str, method: str) -> None:
    assert getattr(writer.client, method)(address).status_code == 404


@pytest.mark.parametrize("eid", ["art_99", "art_1__para_9", "chp_1", "x", "art_1__" + "a_" * 70, "--"])
@pytest.mark.parametrize("step", ["form", "code", "check", "sent"])
def test_unknown_provision_is_not_found(writer: Writer, eid: str, step: str) -> None:
    assert writer.get(step, eid=eid).status_code == 404
    assert writer.client.post(writer.url(step, eid), writer.fields()).status_code in {404, 405}


def test_null_character_in_the_query_is_harmless(writer: Writer) -> None:
    writer.go_all_the_way()

    assert writer.client.get(writer.url("sent") + "?number=%00").status_code == 302
    assert writer.client.get(writer.url("check") + "?%00=%00").status_code == 302
    assert writer.client.get(reverse("receipts:lookup") + "?number=%00").status_code == 404


def test_links_of_a_known_author_are_welcome(writer: Writer) -> None:
    citizen = make_citizen()
    make_comment(writer.consultation, author=citizen, eid="art_2")
    writer.client.force_login(citizen)

    answer = writer.post_form(body="http://a.bg http://b.bg http://c.bg")

    assert answer.url == writer.url("check")


def test_form_without_its_token_gives_the_text_back(writer: Writer) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(writer.url("form"), writer.fields(body="Дълго писан текст"))

    assert answer.status_code == 403
    assert "Дълго писан текст</textarea>" in answer.content.decode()


def test_extra_fields_change_nothing(writer: Writer) -> None:
    writer.go_all_the_way(
        number="26-001-99999-1",
        moderation_state="published",
        author="1",
        received_at="2020-01-01",
        channel="paper",
        serial="77",
        author_email="grazhdanin@example.bg",
    )

    comment = Comment.objects.get()
    assert (comment.serial, comment.channel, comment.moderation_state) == (1, "portal", "pending")


@pytest.fixture
def in_one_minute() -> Iterator[None]:
    """Stop the clock, so that no minute ends while somebody is too quick."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.mark.usefixtures("in_one_minute")
def test_too_quick_a_writer_waits_and_keeps_the_text(writer: Writer) -> None:
    answers = [writer.post_form(body=f"Текст {n}", draft="1") for n in range(61)]

    refused = answers[-1]
    page = refused.content.decode()
    assert [answer.status_code for answer in answers] == [302] * 60 + [429]
    assert refused["Retry-After"] == "300"
    assert "Изпратихте много заявки. Опитайте след 5 минути." in page
    assert "Текст 60</textarea>" in page


@pytest.mark.usefixtures("in_one_minute")
def test_seventh_comment_in_a_minute_waits_and_keeps_the_text(writer: Writer) -> None:
    citizen = make_citizen()
    writer.client.force_login(citizen)
    answers = []
    for number, eid in zip(range(7), itertools.cycle(["art_1", "art_2", "art_3"]), strict=False):
        writer.eid = eid
        writer.post_form(body=f"Текст номер {number}")
        answers.append(writer.send())

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert "Текст номер 6" in answers[-1].content.decode()
    assert Comment.objects.count() == 6


@pytest.mark.parametrize(("typed", "is_open"), [("", False), ("(1) Срокът е 30 дни.", True)])
def test_wording_is_unfolded_only_when_it_was_changed(writer: Writer, typed: str, is_open: bool) -> None:
    present = Provision.objects.get(revision=writer.consultation.current_revision, eid="art_1").text
    as_the_browser_sends_it = present.replace("\n", "\r\n")

    page = writer.post_form(body="", proposed_wording=typed or as_the_browser_sends_it).content.decode()

    assert ('<details class="drop mt6" open>' in page) is is_open
