"""/healthz tells whether database, queue and worker are in order, and never hangs with them."""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django.fixtures import Settings

from prestige.portal import heartbeat
from prestige.portal.tasks import heartbeat as heartbeat_task

FINE = {"status": "ok", "database": "ok", "queue": "ok", "worker": "ok"}


@pytest.fixture(autouse=True)
def _own_queue(settings: Settings, worker_id: str) -> Iterator[None]:
    """Give each process of the test run a Redis database of its own: they share the server."""
    number = 8 + int(worker_id.removeprefix("gw") if worker_id.startswith("gw") else 0) % 8
    settings.REDIS_URL = f"{settings.REDIS_URL}?db={number}"
    yield
    with heartbeat.connect() as client:
        client.delete(heartbeat.KEY)


@pytest.mark.django_db
def test_healthz_after_the_timed_task_is_fine(client: Client) -> None:
    heartbeat_task()
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, FINE)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_healthz_before_the_first_heartbeat_names_the_worker(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (
        503,
        FINE | {"status": "failing", "worker": "no heartbeat yet"},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("age_seconds", "status"), [(0, 200), (119, 200), (121, 503)])
def test_healthz_with_an_old_heartbeat_fails_after_two_minutes(client: Client, age_seconds: int, status: int) -> None:
    heartbeat.renew(timezone.now() - timedelta(seconds=age_seconds))
    response = client.get("/healthz")
    assert response.status_code == status
    assert response.json()["worker"].startswith("ok" if status == 200 else "last heartbeat ")


@pytest.mark.django_db
def test_healthz_without_a_queue_names_it(client: Client, settings: Settings, tmp_path: Path) -> None:
    with override_settings(REDIS_URL=f"unix://{tmp_path}/nobody.sock"):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (
        503,
        FINE | {"status": "failing", "queue": "no answer", "worker": "unknown without the queue"},
    )


@pytest.mark.django_db
def test_healthz_with_a_hung_queue_answers_within_two_seconds(client: Client, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        with override_settings(REDIS_URL=f"redis://127.0.0.1:{silent.getsockname()[1]}/0"):
            response = client.get("/healthz")
        assert time.monotonic() - started < 2
    assert (response.status_code, response.json()["queue"]) == (503, "no answer")


@pytest.mark.django_db(transaction=True)
def test_healthz_without_a_database_names_it(client: Client, tmp_path: Path) -> None:
    heartbeat_task()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, "OPTIONS", {"host": str(tmp_path)})
        connection.close()
        response = client.get("/healthz")
        connection.close()
    assert (response.status_code, response.json()) == (503, FINE | {"status": "failing", "database": "no answer"})


def test_healthz_by_post_is_refused(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
