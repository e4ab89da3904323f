"""The codes of the demonstration's officials, shown there and nowhere else."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from prestige.accounts.models import User
from prestige.accounts.second_factor import spend_code
from prestige.demo.codes import demo_secret, give_factors
from tests.factories import make_clerk, make_municipality
from tests.factories.factors import code_at

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 8, 0, 7, tzinfo=UTC)
EMAIL = "sekretar@demo.example"


@pytest.fixture(autouse=True)
def official(db: None, settings: Settings) -> Iterator[User]:
    make_municipality()
    settings.ROOT_URLCONF = "tests.web.demo_urls"
    with time_machine.travel(NOW, tick=False):
        person = make_clerk(EMAIL)
        give_factors()
        yield person


def test_no_portal_but_a_demonstration_shows_codes(client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = "prestige.urls"

    assert client.get("/demo/codes/").status_code == 404


def test_shown_code_opens_and_the_page_stays_until_its_reader_asks(client: Client, official: User) -> None:
    code = code_at(NOW, demo_secret(EMAIL))

    shown = client.get("/demo/codes/").content.decode()

    assert code in shown
    assert 'http-equiv="refresh"' not in shown  # WCAG 2.2.1: nothing moves under the reader
    assert '<a href="/demo/codes/">Обновете страницата</a>' in shown
    assert spend_code(official, code, now=NOW)


def test_used_code_is_not_offered_again(client: Client, official: User) -> None:
    code = code_at(NOW, demo_secret(EMAIL))
    spend_code(official, code, now=NOW)

    shown = client.get("/demo/codes/").content.decode()

    assert code not in shown
    assert "използван" in shown


def test_factor_is_given_once(official: User) -> None:
    before = list(official.authenticator_set.order_by("pk").values_list("pk", flat=True))

    give_factors()

    assert list(official.authenticator_set.order_by("pk").values_list("pk", flat=True)) == before
