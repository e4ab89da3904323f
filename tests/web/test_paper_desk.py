"""The desk: a letter is entered in one form, nothing typed is lost, the receipt says what the public page says."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.models import Attachment, Channel, Comment, Consultation, Intake
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.uploads.models import Upload
from tests import hostile_files as files
from tests.factories import (
    make_clerk,
    make_closed_consultation,
    make_municipality,
    make_open_consultation,
    make_statement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    make_municipality()
    return make_clerk()


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


def typed(consultation: Consultation, **fields: Any) -> dict[str, Any]:
    received = timezone.localtime(timezone.now())
    return {
        "consultation": consultation.number,
        "points": "1",
        "channel": "paper",
        "registry_number": "94-00-1234",
        "received_on": f"{received:%Y-%m-%d}",
        "received_time": f"{received:%H:%M:%S}",
        "author_name": "Тайно Име",
        "capacity": "own",
        "represented": "",
        "name_display": "citizen",
        "settlement": "",
        "author_email": "",
        "contact": "ул. „Тайна“ № 1",
        "key": str(uuid.uuid4()),
        "revision": "1",
        "point1-place": "art_1",
        "point1-stance": "change",
        "point1-body": "Моля тротоарът да е свободен.",
        "point1-wording": "",
    } | fields


def post(desk: Client, consultation: Consultation, **fields: Any) -> Any:
    return desk.post("/admin/paper/", typed(consultation, **fields))


def test_desk_letter_with_two_points_leads_to_its_numbers(desk: Client, clerk: User) -> None:
    consultation = make_open_consultation()
    second = {"points": "2", "point2-place": "", "point2-stance": "support", "point2-body": "Подкрепям."}
    answer = post(desk, consultation, **second)
    intake = Intake.objects.get()
    assert answer["Location"] == f"/admin/paper/{intake.pk}/"
    assert (intake.registered_by, intake.registry_number, intake.channel) == (clerk, "94-00-1234", Channel.PAPER)
    page = desk.get(answer["Location"]).content.decode()
    for comment in intake.comments.all():
        assert f"<b>{comment.number}</b>" in page
    assert f"/admin/paper/?consultation={consultation.number}" in page
    assert "Заведени са 2 предложения." in page


def test_desk_opens_at_the_only_consultation_and_asks_where_there_are_two(desk: Client) -> None:
    assert "Няма консултация" in desk.get("/admin/paper/").content.decode()
    first = make_open_consultation()
    assert f'value="{first.number}"' in desk.get("/admin/paper/").content.decode()
    second = make_closed_consultation(title="Втора наредба")
    page = desk.get("/admin/paper/").content.decode()
    assert page.count("<option ") == 2
    assert "Втора наредба" in page
    assert 'name="author_name"' in desk.get(f"/admin/paper/?consultation={second.number}").content.decode()


def test_desk_takes_nothing_for_a_stated_consultation(desk: Client) -> None:
    consultation = make_closed_consultation()
    make_statement(consultation)
    answer = post(desk, consultation, **{"point1-body": "Пазете ме."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Справката вече е издадена" in page
    assert "Пазете ме." in page
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("capacity", "", "Отбележете качеството на подателя"),
        ("capacity", "organisation", "Напишете от чие име е предложението"),
        ("channel", "portal", "Изберете как е получено"),
        ("received_on", "", "Въведете датата на получаване"),
        ("received_on", "31.02.2026", "Въведете датата на получаване"),
        ("received_time", "25:00", "Въведете часа на получаване"),
        ("author_name", "\u3164", "Въведете името на подателя"),
        ("author_email", "ime@", "Въведете имейл във вида ime@primer.bg"),
        ("settlement", "-1", "Изберете населено място от списъка"),
        ("point1-stance", "", "Изберете какво се предлага"),
        ("point1-body", "", "Напишете предложението и мотивите за него"),
        ("point1-place", "art_99", "Изберете разпоредба от списъка"),
        ("point1-body", "а" * 5001, "Текстът е с 1 знак по-дълъг"),
    ],
)
def test_desk_wrong_field_is_named_twice_and_everything_stays(
    desk: Client, field: str, value: str, sentence: str
) -> None:
    answer = post(desk, make_open_consultation(), **{"point1-wording": "Мой текст", field: value})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Грешка: " in page
    assert page.count(sentence) == 2
    assert "Мой текст</textarea>" in page
    assert Comment.objects.count() == 0


def test_desk_capacity_has_no_default(desk: Client) -> None:
    make_open_consultation()
    page = desk.get("/admin/paper/").content.decode()
    assert re.findall(r'<input type="radio" name="capacity"[^>]*checked', page) == []


@pytest.mark.parametrize(
    ("shift", "sentence"),
    [(timedelta(days=1), "в бъдещето"), (timedelta(days=-400), "преди консултацията да се открие")],
)
def test_desk_wrong_day_is_refused_with_the_reason_and_everything_stays(
    desk: Client, shift: timedelta, sentence: str
) -> None:
    day = timezone.localdate() + shift
    answer = post(desk, make_open_consultation(), received_on=f"{day:%Y-%m-%d}", **{"point1-wording": "Мой текст"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert sentence in page
    assert "Мой текст</textarea>" in page


def test_desk_late_letter_is_refused_with_what_to_do(desk: Client) -> None:
    consultation = make_closed_consultation()
    assert consultation.closes_at is not None
    late = timezone.localtime(consultation.closes_at)
    answer = post(desk, consultation, received_on=f"{late:%Y-%m-%d}", received_time="00:00")
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 409
    assert "Получено е след края на срока" in page
    assert "отговорете на подателя, че срокът е изтекъл" in page
    assert "ЗНА чл. 26, ал. 4" in page


def test_desk_letter_in_the_last_minute_is_entered_after_the_term(desk: Client) -> None:
    consultation = make_closed_consultation()
    assert consultation.last_day is not None
    answer = post(desk, consultation, received_on=f"{consultation.last_day:%Y-%m-%d}", received_time="23:59")
    assert answer.status_code == 302
    assert timezone.localdate(Comment.objects.get().received_at) == consultation.last_day


def test_desk_buttons_add_and_drop_a_point_without_checking(desk: Client) -> None:
    consultation = make_open_consultation()
    more = post(desk, consultation, add="1", capacity="", **{"point1-body": "Първото"}).content.decode()
    assert "Предложение 2</legend>" in more
    assert "Първото</textarea>" in more
    assert "Грешка" not in more
    two = {"points": "2", "point2-body": "Второто", "point2-place": "art_2", "point2-stance": "drop"}
    less = post(desk, consultation, drop="1", **two).content.decode()
    assert "Предложение 2</legend>" not in less
    assert "Второто</textarea>" in less
    assert re.search(r'<option value="art_2"[^>]* selected', less)


def test_desk_double_press_makes_one_letter(desk: Client) -> None:
    consultation, key = make_open_consultation(), str(uuid.uuid4())
    addresses = {post(desk, consultation, key=key)["Location"] for _press in range(2)}
    assert len(addresses) == 1
    assert Intake.objects.count() == 1


def test_desk_scan_survives_an_error_and_stays_sealed(desk: Client) -> None:
    consultation = make_open_consultation()
    paper = files.active_pdf()
    scan = SimpleUploadedFile("писмо.pdf", paper)
    page = post(desk, consultation, scans=scan, capacity="").content.decode()
    assert '<b lang="bg">писмо.pdf</b>' in page
    token = Upload.objects.get().token
    answer = post(desk, consultation, kept_file=str(token))
    assert answer.status_code == 302
    attached = Attachment.objects.select_related("upload").get()
    assert (attached.upload.token, attached.upload.is_sealed) == (token, True)
    assert desk.get("/admin/files/").content.decode().count("Публикувай файла") == 0
    original = desk.post(f"/admin/files/{token}/original/")
    assert original.content == paper
    assert Event.objects.filter(verb="upload.original_opened").count() == 1
    assert desk.post(f"/admin/files/{token}/release/").status_code == 409


def test_desk_hostile_scan_is_told_and_nothing_typed_is_lost(desk: Client) -> None:
    scan = SimpleUploadedFile("лого.svg", b"<svg/>")
    page = post(desk, make_open_consultation(), scans=scan).content.decode()
    assert page.count("„лого.svg“: Файлове SVG, HTML и XML не се приемат.") == 2
    assert "Моля тротоарът да е свободен.</textarea>" in page
    assert Comment.objects.count() == 0


def test_desk_new_revision_meanwhile_is_told_before_anything_is_entered(desk: Client) -> None:
    answer = post(desk, make_open_consultation(), revision="7")
    assert answer.status_code == 409
    assert "Междувременно беше публикувана редакция 1" in answer.content.decode()
    assert 'name="revision" value="1"' in answer.content.decode()


def test_desk_asks_equally_often_for_one_and_thirty_consultations(desk: Client) -> None:
    consultation, counted = make_open_consultation(), []
    for more in (0, 2, 10):
        for _each in range(more):
            make_open_consultation()
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(f"/admin/paper/?consultation={consultation.number}").status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_receipt_of_the_desk_and_of_the_public_say_no_more_than_they_should(desk: Client) -> None:
    post(desk, make_open_consultation())
    comment = Comment.objects.get()
    page = Client().get(f"/receipts/{comment.number}/").content.decode()
    assert f'href="/receipts/{comment.number}/receipt.pdf"' in page
    assert "Тайно" not in page
    assert "Тайна" not in page
