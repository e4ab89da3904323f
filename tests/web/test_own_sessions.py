"""The sessions of a person, another address, and what stays behind on a shared computer."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import mail
from django.test import Client

from prestige.accounts.codes import code_of
from prestige.accounts.models import AddressChange, EmailCode, User
from prestige.notifications.actions import deliver_due, dispatch_events
from tests.factories import make_citizen, make_municipality
from tests.web.test_passwords import enter_by_code

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _clock(db: None) -> Iterator[None]:
    make_municipality()
    with time_machine.travel(NOW, tick=False):
        yield


def ask_for(client: Client, address: str) -> Any:
    return client.post("/accounts/email/", {"email": address})


def type_code(client: Client, address: str) -> Any:
    code = EmailCode.objects.filter(email=address).latest("pk")
    return client.post("/accounts/email/code/", {"code": code_of(code.token, settings.SECRET_KEY)})


def test_every_session_is_listed_and_ended_apart(client: Client) -> None:
    """A20."""
    make_citizen("ana@primer.bg")
    other = Client(HTTP_USER_AGENT=FIREFOX)
    enter_by_code(other, "ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    page = client.get("/accounts/sessions/").content.decode()
    assert "Firefox, Windows" in page
    assert page.count("Край на тази сесия") == 1
    session = UserSession.objects.exclude(session_key=client.session.session_key).get()

    assert client.post(f"/accounts/sessions/{session.pk}/end/").status_code == 302

    assert other.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200


def test_session_of_another_is_not_there(client: Client) -> None:
    make_citizen("ana@primer.bg")
    make_citizen("boris@primer.bg")
    other = Client()
    enter_by_code(other, "boris@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    session = UserSession.objects.get(user__email="boris@primer.bg")
    assert client.post(f"/accounts/sessions/{session.pk}/end/").status_code == 404
    assert other.get("/me/").status_code == 200


def test_end_of_all_others_reaches_the_unlisted_too(client: Client) -> None:
    make_citizen("ana@primer.bg")
    other = Client()
    enter_by_code(other, "ana@primer.bg")
    UserSession.objects.all().delete()
    enter_by_code(client, "ana@primer.bg")
    client.post("/accounts/sessions/")
    assert other.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200


def test_stopped_account_is_out_at_once(client: Client) -> None:
    """A08."""
    user = make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/me/").status_code == 302


def test_cookie_of_before_the_exit_opens_nothing(client: Client) -> None:
    """A08, A16, A20."""
    make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value
    page = client.get("/me/")
    assert page["Cache-Control"].startswith("no-store") or "no-store" in page["Cache-Control"]
    assert client.get("/accounts/logout/").status_code == 405
    assert "cache" in client.post("/accounts/logout/")["Clear-Site-Data"]
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = stolen
    assert thief.get("/me/").status_code == 302


def test_address_is_the_one_that_got_the_code(client: Client) -> None:
    """A10: two wishes at once; the code of the one address never proves the other."""
    make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    thief = Client()
    enter_by_code(thief, "ana@primer.bg")
    ask_for(client, "own@primer.bg")
    ask_for(thief, "victim@primer.bg")
    own = EmailCode.objects.get(email="own@primer.bg")

    wrong = thief.post("/accounts/email/code/", {"code": code_of(own.token, settings.SECRET_KEY)})
    assert wrong.status_code == 200
    assert User.objects.get(pk=client.session["_auth_user_id"]).email == "ana@primer.bg"
    assert type_code(client, "own@primer.bg").status_code == 302

    assert not User.objects.filter(email="victim@primer.bg").exists()
    assert User.objects.filter(email="own@primer.bg").count() == 1
    assert thief.get("/me/").status_code == 302  # the change ended the other session
    assert not AddressChange.objects.filter(done_at__isnull=True).exists()


def test_both_addresses_are_told_and_neither_names_the_other(client: Client) -> None:
    make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    ask_for(client, "own@primer.bg")
    type_code(client, "own@primer.bg")
    dispatch_events(NOW)
    deliver_due(lambda: NOW)
    letters = {letter.to[0]: letter for letter in mail.outbox if letter.subject == "Промяна в профила Ви"}
    assert letters.keys() == {"ana@primer.bg", "own@primer.bg"}
    assert "own@" not in str(letters["ana@primer.bg"].message())
    assert "Ако не сте Вие" in str(letters["ana@primer.bg"].body)


def test_address_of_another_account_is_told_only_to_who_reads_it(client: Client) -> None:
    """A01: the page after the wish is the same for a known and an unknown address."""
    make_citizen("ana@primer.bg")
    make_citizen("boris@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    known, unknown = ask_for(client, "boris@primer.bg"), ask_for(client, "nobody@primer.bg")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    ask_for(client, "boris@primer.bg")
    answer = type_code(client, "boris@primer.bg")
    assert "друг профил" in answer.content.decode()
    assert User.objects.filter(email="boris@primer.bg").count() == 1


def test_wrong_code_of_an_address_is_counted(client: Client) -> None:
    make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    ask_for(client, "own@primer.bg")
    for _ in range(5):
        client.post("/accounts/email/code/", {"code": "abc"})
    assert "Пет грешни опита" in type_code(client, "own@primer.bg").content.decode()
    assert User.objects.filter(email="ana@primer.bg").exists()


@pytest.mark.parametrize("address", ["a@localhost", "a@[127.0.0.1]", f"{'a' * 310}@primer.bg", "no address", ""])
def test_address_that_no_mail_reaches_is_refused(client: Client, address: str) -> None:
    """I14."""
    make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    assert ask_for(client, address).status_code == 200
    assert not AddressChange.objects.exists()


ELSEWHERE = (
    "//evil.bg", "/\\evil.bg", "\\\\evil.bg", "https:evil.bg", "https://evil.bg", "http:///evil.bg", "/%09/evil.bg",
    "https://testserver@evil.bg", "//testserver@evil.bg", "javascript:alert(1)", "data:text/html,x", "/.\\evil.bg",
    "ht\ttps://evil.bg", " https://evil.bg", "\x00//evil.bg", "///evil.bg", "////evil.bg", "http:evil.bg", "evil.bg",
    "//evil.bg/%2f..", "https:///evil.bg", "https:\\\\evil.bg", "//%65vil.bg", "/\t/evil.bg", "/\n/evil.bg", "mailto:a",
    "ftp://evil.bg", "//evil.bg?x=/me/", "//evil.bg#/me/", "?next=//evil.bg", "vbscript:x", "file:///etc/passwd",
    "//[::1]", "https://testserver.evil.bg", "https://testserver:80@evil.bg", "//еvil.bg", "%2f%2fevil.bg",
    "/\r/evil.bg",
    "https://evil.bg\\@testserver", "//evil.bg\\@testserver/",
)  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_wanted_address_elsewhere_is_not_followed(client: Client, wanted: str) -> None:
    """A15."""
    user = make_citizen("ana@primer.bg")
    user.set_password("три зелени лисици пият чай")
    user.save()
    words = {"email": "ana@primer.bg", "password": "три зелени лисици пият чай", "next": wanted}
    answer = client.post("/accounts/login/password/", words)
    assert answer.status_code == 302
    as_a_browser_reads = "".join(answer["Location"].replace("\\", "/").split())
    assert urlsplit(urljoin("http://testserver/accounts/", as_a_browser_reads)).netloc == "testserver"


def test_wanted_address_of_ours_is_followed(client: Client) -> None:
    user = make_citizen("ana@primer.bg")
    user.set_password("три зелени лисици пият чай")
    user.save()
    words = {"email": "ana@primer.bg", "password": "три зелени лисици пият чай", "next": "/consultations/?page=2"}
    assert client.post("/accounts/login/password/", words)["Location"] == "/consultations/?page=2"
