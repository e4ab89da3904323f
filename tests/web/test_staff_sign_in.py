"""The door of the officials: it leads each on to what is missing and opens only behind a second factor."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories import make_citizen, make_clerk, make_municipality
from tests.factories.factors import add_application
from tests.factories.sessions import give_proof

pytestmark = [pytest.mark.django_db, pytest.mark.bare_sign_in]
DOOR = "/admin/login/?next=/admin/queue/moderation/"


@pytest.fixture(autouse=True)
def _town(db: None) -> None:
    make_municipality()


def test_visitor_at_the_door_is_led_to_signing_in_and_back(client: Client) -> None:
    answer = client.get(DOOR)

    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=%2Fadmin%2Fqueue%2Fmoderation%2F"


def test_official_without_any_factor_is_led_to_setting_one_up(client: Client) -> None:
    official = make_clerk()
    client.force_login(official)
    give_proof(client, official, "password")

    assert client.get("/admin/").status_code == 302
    shown = client.get(DOOR, follow=True)

    assert shown.redirect_chain[-1][0].startswith("/accounts/2fa/setup/")
    assert "Настройте втори фактор" in shown.content.decode()


def test_official_with_a_factor_is_asked_for_it_in_a_session_without(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    client.force_login(official)
    give_proof(client, official, "password")

    shown = client.get(DOOR, follow=True)

    assert shown.redirect_chain[-1][0].startswith("/accounts/2fa/reauthenticate/?next=")
    assert 'name="proof_code"' in shown.content.decode()
    assert 'name="proof_password"' not in shown.content.decode()


@pytest.mark.parametrize("methods", [(), ("code",), ("password",), ("code", "password")])
def test_session_without_a_second_factor_stays_outside(client: Client, methods: tuple[str, ...]) -> None:
    official = make_clerk()
    client.force_login(official)
    give_proof(client, official, *methods)

    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_session_with_a_second_factor_is_let_in(client: Client) -> None:
    official = make_clerk()
    client.force_login(official)
    give_proof(client, official, "password", "mfa")

    assert client.get("/admin/").status_code == 200
    assert client.get(DOOR)["Location"] == "/admin/queue/moderation/"


def test_proofs_of_somebody_else_in_the_same_browser_do_not_count(client: Client) -> None:
    first, second = make_clerk(), make_clerk()
    client.force_login(second)
    give_proof(client, first, "password", "mfa")

    assert client.get("/admin/").status_code == 302


def test_citizen_at_the_door_reads_why_it_stays_shut(client: Client) -> None:
    client.force_login(make_citizen("grazhdanka@example.bg"))

    shown = client.get(DOOR)

    assert shown.status_code == 403
    assert "Тази страница е за служители" in shown.content.decode()
    assert "grazhdanka@example.bg" in shown.content.decode()


@pytest.mark.parametrize(
    "wanted", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_foreign_address_behind_the_door_is_not_followed(client: Client, wanted: str) -> None:
    official = make_clerk()
    client.force_login(official)
    give_proof(client, official, "mfa")

    assert client.get("/admin/login/", {"next": wanted})["Location"] == "/admin/"


@pytest.mark.parametrize(("methods", "status"), [(("code",), 302), (("code", "password"), 200), (("mfa",), 200)])
def test_door_without_the_rule_of_two_factors_wants_more_than_a_letter(
    client: Client, settings: Settings, methods: tuple[str, ...], status: int
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    official = make_clerk()
    client.force_login(official)
    give_proof(client, official, *methods)

    assert client.get("/admin/").status_code == status
