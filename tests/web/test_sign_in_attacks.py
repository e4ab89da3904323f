"""What strangers try at the doors of accounts: rows A01–A13 of the list of bad input, each with the way that works."""

import re
import smtplib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from prestige.accounts.actions import set_password
from prestige.accounts.codes import code_of
from prestige.accounts.limits import CODES_OF_BROWSER, PASSWORDS, PASSWORDS_OF_ACCOUNT, may_try_password
from prestige.accounts.models import EmailCode, User
from prestige.notifications.actions import deliver_due, dispatch_events
from prestige.typography import mask_email
from tests.factories import make_citizen, make_clerk, make_municipality

pytestmark = pytest.mark.django_db
PASSWORD = "три зелени лисици пият чай"
LOGIN, CODE, BY_PASSWORD = "/accounts/login/", "/accounts/code/", "/accounts/login/password/"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Traveller]:
    make_municipality()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def ask(client: Client, email: str, address: str = "192.0.2.1", **fields: str) -> Any:
    return client.post(LOGIN, {"email": email} | fields, REMOTE_ADDR=address)


def digits(email: str) -> str:
    return code_of(EmailCode.objects.filter(email=email).latest("pk").token, settings.SECRET_KEY)


def enter(client: Client, email: str) -> Any:
    ask(client, email)
    return client.post(CODE, {"code": digits(email)})


def is_in(client: Client) -> bool:
    return bool(client.get("/me/").status_code == 200)


def with_password(email: str = "ana@primer.bg", **fields: object) -> User:
    user = make_citizen(email, **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def try_password(client: Client, password: str, email: str = "ana@primer.bg", address: str = "192.0.2.1") -> Any:
    return client.post(BY_PASSWORD, {"email": email, "password": password}, REMOTE_ADDR=address)


def page_after_asking(email: str) -> tuple[int, str, str, list[str]]:
    """Return what a visitor sees after asking for a code and what the database did, without address and token."""
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        answer = ask(client, email, address=f"192.0.2.{len(email)}")
        work = [re.sub(r"'[^']*'|\d+", "…", query["sql"]) for query in queries.captured_queries]
    page = client.get(answer["Location"]).content.decode()
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(mask_email(email), "…")
    assert email not in page
    return answer.status_code, answer["Location"], page, work


def test_known_and_unknown_address_get_the_same_page_for_the_same_work() -> None:
    """A01: nothing looks the address up before the code was typed, so there is no time to measure either."""
    make_citizen("known@primer.bg")
    known, unknown = page_after_asking("known@primer.bg"), page_after_asking("kn0wn@primer.bg")
    assert known == unknown
    assert any("accounts_emailcode" in step for step in known[3])
    assert not any("accounts_user" in step for step in known[3])


@pytest.mark.parametrize(
    "trouble",
    [smtplib.SMTPServerDisconnected("down"), smtplib.SMTPRecipientsRefused({"known@primer.bg": (550, b"no")})],
)
def test_dead_mailbox_changes_nothing_of_the_page(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    """A02 (CVE-2024-45231): the letter is a row; who asks never waits for the mail server."""
    make_citizen("known@primer.bg")
    usual = page_after_asking("kn0wn@primer.bg")

    def refuse(*_args: object, **_named: object) -> None:
        raise trouble

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert page_after_asking("known@primer.bg") == usual
    dispatch_events(NOW)
    deliver_due(lambda: NOW)
    assert page_after_asking("known@primer.bg")[:2] == usual[:2]


def test_letter_of_a_code_goes_to_known_and_unknown_alike() -> None:
    make_citizen("known@primer.bg")
    for email in ("known@primer.bg", "kn0wn@primer.bg"):
        ask(Client(), email)
    dispatch_events(NOW)
    deliver_due(lambda: NOW)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["kn0wn@primer.bg", "known@primer.bg"]
    assert len({re.sub(r"[0-9]{6}", "", str(letter.subject)) for letter in mail.outbox}) == 1


@pytest.mark.parametrize("kind", ["wrong", "unknown", "unusable", "inactive", "unverified"])
def test_every_failed_password_hashes_once_and_says_the_same(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """A03: one hash each, so the time says nothing; the sentence is one too."""
    with_password()
    with_password("stopped@primer.bg", is_active=False)
    with_password("unproven@primer.bg", email_verified_at=None)
    make_citizen("codes@primer.bg")
    emails = {"wrong": "ana", "unknown": "nobody", "unusable": "codes", "inactive": "stopped", "unverified": "unproven"}
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(salt)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    password = PASSWORD if kind == "inactive" else "не е тази парола"
    client, email = Client(), f"{emails[kind]}@primer.bg"
    answer = try_password(client, password, email)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Имейлът или паролата не са верни." in page
    assert len(hashed) == 1
    assert not is_in(client)


def test_password_of_a_thousand_guesses_is_throttled_and_the_owner_enters_by_code(client: Client) -> None:
    """A04: guessing from a hundred addresses stops being answered; the mailbox opens as before."""
    with_password()
    hundred = [f"198.51.100.{number}" for number in range(100)]
    answers = [try_password(Client(), "не е тази", address=address).status_code for address in hundred]
    requests = [RequestFactory().post(BY_PASSWORD, REMOTE_ADDR=address) for address in hundred]
    later = [may_try_password(request, "ana@primer.bg", now=NOW) for request in requests * 9]
    assert answers.count(200) == PASSWORDS_OF_ACCOUNT.per_minute
    assert not any(later)
    assert try_password(Client(), PASSWORD, address="203.0.113.7").status_code == 429
    enter(client, "ana@primer.bg")
    assert is_in(client)


def test_spent_codes_of_an_address_do_not_keep_its_owner_out(client: Client) -> None:
    """A04: whoever asks for all five codes of the hour keeps out strangers, not the browser that was in before."""
    make_citizen("ana@primer.bg")
    enter(client, "ana@primer.bg")
    client.post("/accounts/logout/")
    for number in range(5):
        ask(Client(), "ana@primer.bg", address=f"198.51.100.{number}")
    assert ask(Client(), "ana@primer.bg", address="203.0.113.7").status_code == 429

    enter(client, "ana@primer.bg")

    assert is_in(client)


def test_known_browser_is_no_way_to_fill_a_mailbox(client: Client, clock: time_machine.Traveller) -> None:
    make_citizen("ana@primer.bg")
    enter(client, "ana@primer.bg")
    client.post("/accounts/logout/")
    answers = []
    for _ in range(15):
        clock.shift(timedelta(minutes=1))
        answers.append(ask(client, "ana@primer.bg").status_code)
    assert answers.count(302) == CODES_OF_BROWSER.per_hour


def test_browser_is_known_only_after_the_last_step_of_the_sign_in(client: Client) -> None:
    with_password()
    try_password(client, "не е тази")
    assert settings.KNOWN_BROWSER_COOKIE_NAME not in client.cookies
    try_password(client, PASSWORD)
    cookie = client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME]
    assert cookie["httponly"]
    assert "ana" not in cookie.value
    assert not is_in(_only(settings.KNOWN_BROWSER_COOKIE_NAME, cookie.value))


def _only(name: str, value: str) -> Client:
    client = Client()
    client.cookies[name] = value
    return client


@pytest.mark.django_db(transaction=True)
def test_burst_of_passwords_is_looked_at_exactly_as_often_as_allowed() -> None:
    """A06."""
    with_password()

    def knock(_number: int) -> int:
        try:
            return int(try_password(Client(), "не е тази").status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(knock, range(40)))
    assert answers.count(200) == PASSWORDS.per_minute
    assert answers.count(429) == 40 - PASSWORDS.per_minute


@pytest.mark.django_db(transaction=True)
def test_burst_with_one_right_code_opens_one_session() -> None:
    """A06: a code is spent once, whoever types it at the same instant."""
    make_citizen("ana@primer.bg")
    client = Client()
    ask(client, "ana@primer.bg")
    right, cookie = digits("ana@primer.bg"), client.cookies[settings.SESSION_COOKIE_NAME].value

    def knock(_number: int) -> bool:
        try:
            mine = _only(settings.SESSION_COOKIE_NAME, cookie)
            return bool(mine.post(CODE, {"code": right}).status_code == 302 and is_in(mine))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(knock, range(6))).count(True) == 1


def test_planted_session_gets_a_new_key_by_code(client: Client) -> None:
    """A07: neither an invented key nor one that the attacker got from us is the key afterwards."""
    make_citizen("ana@primer.bg")
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    ask(client, "ana@primer.bg")
    planted = client.session.session_key
    assert planted != "x" * 32
    client.post(CODE, {"code": digits("ana@primer.bg")})
    assert is_in(client)
    assert client.session.session_key != planted
    assert not is_in(_only(settings.SESSION_COOKIE_NAME, str(planted)))


@pytest.mark.parametrize("page", ["/", "/consultations/", "/accounts/inactive/"])
def test_public_page_sets_no_session(client: Client, page: str) -> None:
    """A07: with nothing in the session there is none to fix."""
    assert settings.SESSION_COOKIE_NAME not in client.get(page).cookies


def test_lost_role_closes_the_desk_at_the_next_request(client: Client) -> None:
    """A08."""
    clerk = make_clerk()
    client.force_login(clerk)
    assert client.get("/admin/").status_code == 200
    User.objects.filter(pk=clerk.pk).update(is_staff=False)
    assert client.get("/admin/").status_code != 200


def test_password_set_elsewhere_ends_the_session_of_before(client: Client) -> None:
    """A08: an old cookie replayed after the change is a visitor's."""
    user = with_password()
    enter(client, "ana@primer.bg")
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert is_in(_only(settings.SESSION_COOKIE_NAME, stolen))
    set_password(user, "четири сини чадъра в дъжда", now=NOW)
    assert not is_in(_only(settings.SESSION_COOKIE_NAME, stolen))


@pytest.mark.parametrize(
    "address", ["/accounts/password/reset/key/1-abc/", "/accounts/confirm-email/abc/", "/accounts/signup/"]
)
def test_no_link_of_a_letter_opens_an_account(client: Client, address: str) -> None:
    """A09, A13: there is no token in any address, so none is reused, leaks by a Referer or is burned by a scanner."""
    assert client.get(address).status_code == 404


def test_code_pages_name_themselves_to_nobody_else(client: Client) -> None:
    """A13."""
    make_citizen("ana@primer.bg")
    ask(client, "ana@primer.bg")
    page = client.get(CODE)
    assert page["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert 'src="http' not in page.content.decode()


def test_code_is_dead_once_used_and_the_old_one_never_opens_after_it(client: Client) -> None:
    """A09."""
    make_citizen("ana@primer.bg")
    ask(client, "ana@primer.bg")
    first = digits("ana@primer.bg")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(CODE, {"code": first})
    assert is_in(client)
    again = _only(settings.SESSION_COOKIE_NAME, session)
    again.post(CODE, {"code": first})
    assert not is_in(again)


def test_account_prepared_for_another_is_the_owners_alone(client: Client) -> None:
    """A11: the first proof of the address wipes the password that was set before it and ends every session."""
    user = with_password(email_verified_at=None)
    attacker = Client()
    try_password(attacker, PASSWORD)
    assert is_in(attacker)

    enter(client, "ana@primer.bg")

    assert is_in(client)
    assert not is_in(attacker)
    assert try_password(Client(), PASSWORD).status_code == 200
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_official_keeps_the_password_that_the_administrator_gave(client: Client) -> None:
    """A11, the other side: an official's account is made by an administrator before its first code."""
    clerk = make_clerk("clerk@primer.bg")
    enter(client, "clerk@primer.bg")
    clerk.refresh_from_db()
    assert clerk.email_verified_at is not None
    assert clerk.has_usable_password()


def test_second_proof_keeps_password_and_sessions(client: Client) -> None:
    with_password()
    other = Client()
    try_password(other, PASSWORD)
    enter(client, "ana@primer.bg")
    assert is_in(other)
    assert User.objects.get(email="ana@primer.bg").check_password(PASSWORD)
