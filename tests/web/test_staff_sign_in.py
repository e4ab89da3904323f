"""The door of the officials: the password opens it, guessing does not, an e-mail code alone does not."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from prestige.accounts.sign_in import BY_CODE
from tests.factories import make_clerk, make_municipality
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
DOOR = "/admin/login/?next=/admin/"


@pytest.fixture(autouse=True)
def _within_one_minute(db: None) -> Iterator[None]:
    """Stop the clock: the counters are those of a minute and an hour of it."""
    make_municipality()
    with time_machine.travel(datetime(2026, 11, 24, 8, 0, tzinfo=UTC), tick=False):
        yield


def knock(client: Client, password: str, *, email: str = "clerk@example.bg", address: str = "192.0.2.1") -> int:
    """Try the password and return the status of the answer."""
    return client.post(DOOR, {"username": email, "password": password}, REMOTE_ADDR=address).status_code


def test_sixth_password_of_a_visitor_is_not_looked_at(client: Client) -> None:
    make_clerk("clerk@example.bg")

    assert [knock(client, "wrong") for _ in range(5)] == [200] * 5

    assert knock(client, PASSWORD) == 429
    assert knock(client, PASSWORD, email=" CLERK@example.bg") == 429
    assert client.get("/admin/").status_code == 302


def test_guesses_from_many_addresses_are_counted_together(client: Client) -> None:
    make_clerk("clerk@example.bg")

    answers = [knock(client, "wrong", address=f"192.0.2.{n}") for n in range(1, 32)]

    assert answers == [200] * 30 + [429]


def test_guesses_of_a_stranger_do_not_shut_the_owner_out(client: Client) -> None:
    make_clerk("clerk@example.bg")
    for _ in range(10):
        knock(client, "wrong")

    assert knock(Client(), PASSWORD, address="198.51.100.7") == 302


def test_an_unknown_address_is_turned_away_like_a_known_one(client: Client) -> None:
    make_clerk("clerk@example.bg")
    known = [knock(client, "wrong") for _ in range(6)]
    unknown = [knock(Client(), "wrong", email="nobody@example.bg", address="192.0.2.2") for _ in range(6)]

    assert known == unknown


def test_official_who_came_in_by_a_code_comes_in_by_the_password_after_it(client: Client) -> None:
    official = make_clerk("clerk@example.bg")
    client.force_login(official)
    session = client.session
    session[BY_CODE] = True
    session.save()
    assert client.get("/admin/").status_code == 302

    assert knock(client, PASSWORD) == 302

    assert client.get("/admin/").status_code == 200
