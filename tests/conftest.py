"""Guards around every test: own services, no network beyond this machine, no order that was not asked for."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest


class NetworkReachedError(Exception):
    """A test spoke to an address that is not this machine's."""


LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any connection that leaves the loopback interface."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not str(address[0]).startswith(LOOPBACK):
            raise NetworkReachedError(str(address))
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Start each test with an empty cache, so that no page comes from the test before."""
    from django.core.cache import cache  # noqa: PLC0415  (settings are ready only now)

    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let this machine lack the native libraries of the press."""
    from prestige import pdf  # noqa: PLC0415

    monkeypatch.setattr(pdf, "LIBRARIES", (("no-such-library", "libno-such-library.so.0"),))
    pdf.is_available.cache_clear()
    yield
    pdf.is_available.cache_clear()


@pytest.fixture(autouse=True)
def _bulgarian() -> None:
    """Start each test in Bulgarian: an English page leaves its language to the thread."""
    from django.utils import translation  # noqa: PLC0415

    translation.activate("bg")


@pytest.fixture(autouse=True)
def _shuffled_when_unordered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give rows of an unordered query in random order: a page that relies on luck fails here, not in production."""
    from django.db.models.functions import Random  # noqa: PLC0415
    from django.db.models.sql.compiler import SQLCompiler  # noqa: PLC0415

    get_order_by = SQLCompiler.get_order_by

    def shuffled(self: SQLCompiler) -> list[Any]:
        query = self.query
        found: list[Any] = get_order_by(self)
        if (
            found
            or query.distinct
            or query.combinator
            or query.group_by
            or query.subquery
            or query.is_sliced
            or query.select_for_update
            or type(self) is not SQLCompiler
        ):
            return found
        query.add_ordering(Random())
        try:
            return list(get_order_by(self))
        finally:
            query.clear_ordering(force=True)

    monkeypatch.setattr(SQLCompiler, "get_order_by", shuffled)


@pytest.fixture(autouse=True)
def _grounds(request: pytest.FixtureRequest) -> None:
    """Seed the grounds again for a test whose database was emptied after the one before it."""
    marker = request.node.get_closest_marker("django_db")
    if (marker is not None and marker.kwargs.get("transaction")) or "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        from prestige.moderation.actions import seed_grounds  # noqa: PLC0415

        seed_grounds()
