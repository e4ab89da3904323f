"""Counting how often somebody knocks, exactly, whoever else knocks at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from pytest_django import Settings

from prestige.accounts.limits import Limit, client_address, take_turn
from prestige.accounts.models import HitCounter

NOW = datetime(2026, 11, 22, 10, 30, 15, tzinfo=UTC)
FEW = Limit("few", per_minute=3, per_hour=5)


@pytest.mark.django_db
def test_limit_of_the_minute_ends_with_the_minute() -> None:
    assert [take_turn(FEW, "a", now=NOW) for _ in range(4)] == [True, True, True, False]
    assert take_turn(FEW, "b", now=NOW)
    assert take_turn(FEW, "a", now=NOW + timedelta(minutes=1))


@pytest.mark.django_db
def test_limit_of_the_hour_ends_with_the_hour() -> None:
    turns = [take_turn(FEW, "a", now=NOW + timedelta(minutes=n)) for n in range(6)]

    assert turns == [True, True, True, True, True, False]
    assert take_turn(FEW, "a", now=NOW + timedelta(hours=1))


@pytest.mark.django_db
def test_windows_that_are_over_are_forgotten_and_nobody_is_named() -> None:
    take_turn(FEW, "192.0.2.1", now=NOW)
    take_turn(FEW, "192.0.2.1", now=NOW + timedelta(hours=2))

    rows = list(HitCounter.objects.order_by("ends_at"))
    assert [row.ends_at > NOW + timedelta(hours=2) for row in rows] == [True, True]
    assert [row for row in rows if "192" in row.key] == []


@pytest.mark.django_db(transaction=True)
def test_burst_lets_exactly_the_limit_through() -> None:
    def knock(_number: int) -> bool:
        try:
            return take_turn(FEW, "a", now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as burst:
        assert sum(burst.map(knock, range(40))) == 3


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7, 192.0.2.9", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "<script>", "unknown"),
    ],
)
def test_visitor_is_named_by_our_own_proxies_only(
    settings: Settings, proxies: int, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)

    assert client_address(request) == address
