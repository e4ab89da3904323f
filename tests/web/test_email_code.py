"""The six-digit code: wrong, expired, used, exhausted; nothing tells whether an address is known."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from prestige.accounts.actions import request_email_code
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, User
from prestige.refusals import NotAllowed
from tests.factories import make_citizen, make_clerk, make_municipality
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db


def right_code() -> str:
    return code_of(EmailCode.objects.latest("requested_at", "pk").token, settings.SECRET_KEY)


def wrong_code() -> str:
    return f"{(int(right_code()) + 1) % 1_000_000:06d}"


def sign_in(client: Client, email: str, **fields: str) -> str:
    """Go through the two pages and return where they lead."""
    client.post(reverse("accounts:login"), {"email": email} | fields)
    return client.post(reverse("accounts:code"), {"code": right_code()}).url


def test_wrong_code_is_said_and_the_right_one_still_opens(writer: Writer) -> None:
    writer.post_form()

    answer = writer.post_code(wrong_code())

    page = answer.content.decode()
    assert page.count("Кодът не е верен. Проверете шестте цифри от писмото.") == 2
    assert "<title>Грешка: " in page
    assert writer.post_code(f" {right_code()[:3]} {right_code()[3:]} ").url == writer.url("check")


def test_expired_code_is_said_and_a_new_one_is_offered(writer: Writer) -> None:
    writer.post_form()

    with time_machine.travel(timezone.now() + timedelta(minutes=15)):
        page = writer.post_code().content.decode()
        assert "Кодът изтече. Поискайте нов; текстът ви е запазен." in page
        assert writer.client.post(writer.url("code"), {"again": "1"}).url == writer.url("code")
        assert writer.post_code().url == writer.url("check")


def test_sixth_try_is_refused_even_with_the_right_code(writer: Writer) -> None:
    writer.post_form()
    for _ in range(5):
        writer.post_code(wrong_code())

    page = writer.post_code(right_code()).content.decode()

    assert "Пет грешни опита. Поискайте нов код; текстът ви е запазен." in page


def test_used_code_does_not_open_a_second_browser(writer: Writer) -> None:
    writer.post_form()
    session = writer.client.session["email_code"]
    code = right_code()
    writer.post_code(code)

    other = Writer(writer.consultation)
    other.post_form()
    stolen = other.client.session
    stolen["email_code"] = session
    stolen.save()
    other.client.post(other.url("code"), {"code": code})

    assert "_auth_user_id" not in other.client.session


@pytest.mark.parametrize("typed", ["", "\x00", "abc", "١٢٣٤٥٦", "9" * 10_000, "<script>"])
def test_anything_else_is_a_wrong_code(writer: Writer, typed: str) -> None:
    writer.post_form()

    answer = writer.client.post(writer.url("code"), {"code": typed})

    assert answer.status_code == 200
    assert "<title>Грешка: " in answer.content.decode()


def test_sixth_code_in_an_hour_is_not_sent(writer: Writer) -> None:
    writer.post_form()
    answers = [writer.client.post(writer.url("code"), {"again": "1"}) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [302] * 4 + [429]
    assert "Изпратихме няколко кода на този имейл." in answers[-1].content.decode()
    assert EmailCode.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_codes_asked_for_at_the_same_moment_are_counted_exactly() -> None:
    def ask(_number: int) -> bool:
        try:
            request_email_code("Victim@example.bg", language="bg", now=timezone.now())
        except NotAllowed:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as burst:
        assert sum(burst.map(ask, range(24))) == 5


def test_login_says_the_same_for_a_known_and_an_unknown_address() -> None:
    make_municipality()
    make_citizen("known@example.bg")
    pages = []
    for email in ("known@example.bg", "other@example.bg"):
        client = Client()
        answer = client.post(reverse("accounts:login"), {"email": email})
        pages.append((answer.status_code, answer.url, client.get(answer.url).content.decode().replace(email[0], "")))

    assert pages[0] == (302, "/accounts/code/", pages[0][2])
    assert [page.count("•••@example.bg") for _, _, page in pages] == [1, 1]
    assert len(pages[0][2].split()) == len(pages[1][2].split())


def test_two_writings_of_an_address_are_one_person() -> None:
    make_municipality()

    sign_in(Client(), "Ivan@Example.BG")
    sign_in(Client(), "ivan@example.bg")

    assert User.objects.count() == 1


def test_signing_in_leads_to_my_page_and_changes_the_key() -> None:
    make_municipality()
    client = Client()
    client.post(reverse("accounts:login"), {"email": "a@example.bg"})
    before = client.session.session_key

    answer = client.post(reverse("accounts:code"), {"code": right_code()})

    assert answer.url == reverse("me")
    assert client.session.session_key != before
    assert client.get(reverse("me")).status_code == 200


@pytest.mark.parametrize(
    "wanted",
    [
        "//e.bg",
        "/\\e.bg",
        "https:e.bg",
        "https://testserver@e.bg",
        "https://.\\e.bg",
        "javascript:alert(1)",
        "\te.bg/",
        "http:///e.bg",
        "https://e.bg/me/",
        "data:text/html,x",
    ],
)
def test_next_never_leads_away(wanted: str) -> None:
    make_municipality()

    assert sign_in(Client(), "a@example.bg", next=wanted) == reverse("me")


def test_next_of_our_own_is_kept() -> None:
    make_municipality()

    assert sign_in(Client(), "a@example.bg", next="/receipts/?x=1") == "/receipts/?x=1"


def test_official_who_signs_in_by_code_does_not_enter_the_admin() -> None:
    make_municipality()
    make_clerk("clerk@example.bg")
    client = Client()

    sign_in(client, "clerk@example.bg")

    assert client.get(reverse("admin:index")).status_code == 302


def test_stopped_account_learns_it_only_after_the_right_code() -> None:
    make_municipality()
    make_citizen("a@example.bg", is_active=False)
    client = Client()
    client.post(reverse("accounts:login"), {"email": "a@example.bg"})

    page = client.post(reverse("accounts:code"), {"code": right_code()}).content.decode()

    assert "Този профил е спрян." in page
    assert "_auth_user_id" not in client.session
