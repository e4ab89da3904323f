"""A password is optional; guessing one, losing one or a neighbour's guesses change nothing for its owner."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, User
from prestige.accounts.password_rules import is_local_word
from prestige.journal.models import Event
from tests.factories import make_citizen, make_municipality

pytestmark = pytest.mark.django_db
PASSWORD = "три зелени лисици пият чай"
SIGN_IN = "/accounts/login/password/"
CHANGE = "/accounts/password/change/"
WRONG = "Имейлът или паролата не са верни."
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Traveller]:
    make_municipality()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def enter_by_code(client: Client, email: str, after: str = "") -> Any:
    """Sign in by the six digits of the letter and return the last answer."""
    client.post(f"/accounts/login/?next={after}", {"email": email, "next": after})
    code = EmailCode.objects.filter(email=email).latest("pk")
    return client.post("/accounts/code/", {"code": code_of(code.token, settings.SECRET_KEY)})


def with_password(email: str = "ana@primer.bg", **fields: object) -> User:
    user = make_citizen(email, **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def try_password(client: Client, password: str, email: str = "ana@primer.bg", address: str = "192.0.2.1") -> Any:
    return client.post(SIGN_IN, {"email": email, "password": password}, REMOTE_ADDR=address)


def test_right_password_opens_and_gives_the_session_a_new_key(client: Client) -> None:
    with_password()
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = 1
    session.save()
    before = client.session.session_key

    answer = try_password(client, PASSWORD)

    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    assert client.session.session_key != before


def test_wrong_password_is_told_like_every_other_trouble(client: Client) -> None:
    """A03: wrong, unknown, without a password, stopped: the same page."""
    with_password()
    make_citizen("light@primer.bg")
    with_password("stopped@primer.bg", is_active=False)
    pages = []
    for email, password in (
        ("ana@primer.bg", "not this one at all"),
        ("nobody@primer.bg", PASSWORD),
        ("light@primer.bg", PASSWORD),
        ("stopped@primer.bg", PASSWORD),
    ):
        answer = try_password(Client(), password, email)
        assert answer.status_code == 200
        text = answer.content.decode()
        assert WRONG in text
        pages.append(text.replace(email, "").partition("csrfmiddlewaretoken")[0])
    assert len(set(pages)) == 1


def test_sixth_guess_of_a_visitor_is_turned_away(client: Client) -> None:
    """A04."""
    with_password()
    assert [try_password(client, "wrong").status_code for _ in range(6)] == [200] * 5 + [429]
    assert try_password(client, PASSWORD).status_code == 429


def test_guesses_of_hundreds_do_not_shut_out_the_browser_that_was_in_before(client: Client) -> None:
    """A04: the account is throttled for strangers, not for its owner's browser; a code always works."""
    with_password()
    assert try_password(client, PASSWORD).status_code == 302
    client.post("/accounts/logout/")
    answers = [try_password(Client(), "wrong", address=f"192.0.2.{n}").status_code for n in range(1, 60)]
    assert answers.count(429) >= 25
    assert try_password(Client(), PASSWORD, address="198.51.100.1").status_code == 429

    assert try_password(client, PASSWORD, address="203.0.113.9").status_code == 302
    assert enter_by_code(Client(), "ana@primer.bg").status_code == 302


def test_known_browser_may_not_guess_without_end(client: Client) -> None:
    with_password()
    try_password(client, PASSWORD)
    client.post("/accounts/logout/")
    assert 429 in [try_password(client, "wrong").status_code for _ in range(7)]


def test_mark_of_a_browser_counts_for_its_own_account_alone(client: Client) -> None:
    with_password()
    with_password("boris@primer.bg")
    try_password(client, PASSWORD)
    client.post("/accounts/logout/")
    answers = [try_password(client, "wrong", "boris@primer.bg").status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
    client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = "forged"
    assert try_password(client, "wrong", "boris@primer.bg").status_code == 429


@pytest.mark.parametrize("password", ["a" * 1025, "x" * 1_000_000, "parola\x00parola12"])
def test_password_that_is_none_is_refused_before_it_is_looked_at(
    client: Client, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    """A17."""
    with_password()
    monkeypatch.setattr("prestige.accounts.views.password.authenticate", None)
    assert try_password(client, password).status_code == 200


@pytest.mark.parametrize(
    "password",
    ["кратка", "password1234", "пример2026", "Пример-Пример-2026", "Община Пример 1", "1234567890123", "a" * 1025],
)
def test_weak_password_is_refused_with_a_sentence(client: Client, password: str) -> None:
    """A17."""
    make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    answer = client.post(CHANGE, {"password": password})
    assert answer.status_code == 200
    assert "err" in answer.content.decode()
    assert not User.objects.get(email="ana@primer.bg").has_usable_password()


@pytest.mark.parametrize("password", [PASSWORD, "дълга " * 20, "🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊", "  с интервал накрая "])
def test_good_password_is_taken_as_typed(client: Client, password: str) -> None:
    """A17: 64 signs and more, no trimming, any writing."""
    make_citizen("ana@primer.bg")
    enter_by_code(client, "ana@primer.bg")
    assert client.post(CHANGE, {"password": password}).status_code == 302
    assert client.get("/me/").status_code == 200
    assert try_password(Client(), password).status_code == 302
    assert try_password(Client(), password + " ").status_code == 200


def test_new_password_ends_the_other_sessions_and_is_told(client: Client) -> None:
    """A08."""
    with_password()
    other = Client()
    try_password(other, PASSWORD)
    assert other.get("/me/").status_code == 200
    enter_by_code(client, "ana@primer.bg")

    client.post(CHANGE, {"password": "четири сини чадъра в дъжда"})

    assert other.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200
    assert Event.objects.filter(verb="account.password_changed").count() == 1


def test_forgotten_password_is_replaced_after_a_code(client: Client) -> None:
    """A09: there is no link that could be used twice; the code of a letter opens, then a new password is set."""
    with_password()
    assert "Продължете с код" in client.get("/accounts/password/reset/").content.decode()
    answer = enter_by_code(client, "ana@primer.bg", CHANGE)
    assert answer["Location"] == CHANGE
    client.post(CHANGE, {"password": "четири сини чадъра в дъжда"})
    assert try_password(Client(), PASSWORD).status_code == 200
    assert try_password(Client(), "четири сини чадъра в дъжда").status_code == 302


def test_old_proof_asks_again_before_a_new_password(client: Client, clock: time_machine.Traveller) -> None:
    with_password()
    enter_by_code(client, "ana@primer.bg")
    clock.shift(timedelta(minutes=16))
    answer = client.post(CHANGE, {"password": "четири сини чадъра в дъжда"})
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert User.objects.get(email="ana@primer.bg").check_password(PASSWORD)


def test_password_is_taken_away_when_asked(client: Client) -> None:
    with_password()
    enter_by_code(client, "ana@primer.bg")
    assert client.get("/accounts/password/remove/").status_code == 405
    client.post("/accounts/password/remove/")
    assert try_password(Client(), PASSWORD).status_code == 200
    assert client.get("/me/").status_code == 200


def test_local_word_with_another_word_is_none() -> None:
    assert is_local_word("ХАСКОВО-2026!", ["Хасково"])
    assert not is_local_word("хасково има три моста", ["Хасково"])
    assert not is_local_word("1234567890", ["Хасково"])
