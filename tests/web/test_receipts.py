"""A comment's number: told from a slip of the finger, followed without signing in, silent about its author."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.actions import hold_comment
from consultations.models import Comment, Decision
from tests.factories import (
    make_answer,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_statement,
)
from tests.web.writing import receipts_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment() -> Comment:
    make_municipality()
    return make_comment(
        make_open_consultation(),
        published=False,
        author_name="Тайно Име",
        author_email="tayno@example.bg",
        body="Непубликуван текст",
        name_display="citizen",
    )


def page_of(comment: Comment) -> str:
    answer = Client().get(receipts_url(comment.number))
    assert answer.status_code == 200
    return answer.content.decode()


def test_waiting_comment_tells_its_time_and_nothing_of_its_author(comment: Comment) -> None:
    page = page_of(comment)

    assert comment.number in page
    assert "Чака преглед" in page
    assert f"{timezone.localtime(comment.received_at):%H:%M:%S}\xa0ч." in page
    assert [secret for secret in ("Тайно", "tayno", "Непубликуван текст") if secret in page] == []


def test_held_comment_tells_the_ground_and_the_days_to_object(comment: Comment) -> None:
    hold_comment(comment, ground="3", note="бележка за служителя", by=make_clerk(), now=timezone.now())

    page = page_of(comment)

    assert "Задържан" in page
    assert "на основание т.\xa03 от правилата" in page
    assert "в срок до 7\xa0дни" in page
    assert "бележка" not in page


def test_answered_comment_tells_decision_and_reasons() -> None:
    make_municipality()
    comment = make_comment(make_open_consultation())
    reasons = "Не се приема, защото срокът е определен със закон и не може да е по-дълъг."
    make_answer(comment, decision=Decision.REJECTED, reasons=reasons)

    page = page_of(comment)

    assert "Не се приема</span>" in page
    assert reasons in page
    assert "Дирекция „Правна“" in page


def test_comment_of_a_finished_consultation_is_in_the_statement() -> None:
    make_municipality()
    consultation = make_closed_consultation()
    comment = make_comment(consultation)
    make_answer(comment)
    make_statement(consultation)

    page = page_of(comment)

    assert "Включен в справката" in page
    assert page.count('class="is-done"') == 5


@pytest.mark.parametrize("written", ["{0}", " № {0} ", "20{0}", "{1}", "{2}"])
def test_number_is_read_as_people_type_it(comment: Comment, written: str) -> None:
    number = comment.number
    typed = written.format(number, number.replace("-", ""), number.replace("-", " – "))

    answer = Client().get(reverse("receipts:lookup"), {"number": typed})

    assert (answer.status_code, answer.url) == (302, receipts_url(number))


@pytest.mark.parametrize("position", [0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 13])
def test_one_wrong_digit_is_called_a_slip(comment: Comment, position: int) -> None:
    digit = str((int(comment.number[position]) + 1) % 10)
    typed = comment.number[:position] + digit + comment.number[position + 1 :]

    answer = Client().get(reverse("receipts:lookup"), {"number": typed})

    assert answer.status_code == 404
    assert "В номера има грешка. Проверете цифрите." in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("26-014-00037-1", "Няма коментар с този номер."),
        ("", "Въведете номера от разписката."),
        ("abc", "Номерът изглежда така: 26-014-00037-1."),
        ("<script>", "Номерът изглежда така: 26-014-00037-1."),
        ("\x00", "Номерът изглежда така: 26-014-00037-1."),
        ("9" * 5000, "Номерът изглежда така: 26-014-00037-1."),
    ],
)
def test_what_is_no_number_of_ours_is_said(comment: Comment, typed: str, sentence: str) -> None:
    answer = Client().get(reverse("receipts:lookup"), {"number": typed})

    assert answer.status_code == 404
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("address", ["/receipts/26-014-00037-1/", "/receipts/26-014-00037-2/", "/receipts/%00/"])
def test_address_of_no_receipt_is_not_found(comment: Comment, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_empty_page_asks_for_the_number(comment: Comment) -> None:
    answer = Client().get(reverse("receipts:lookup"))

    assert answer.status_code == 200
    assert "Грешка" not in answer.content.decode()
