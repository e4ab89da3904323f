"""The health of the timed tasks: noted by the worker itself, told with the next run."""

from datetime import UTC, datetime, timedelta

import pytest
from celery.schedules import crontab
from django.conf import settings

from prestige.celery import app
from prestige.journal.actions import note_end, note_start
from prestige.journal.models import ScheduledRun
from prestige.portal.machinery import TITLES, machines, next_run
from prestige.portal.tasks import heartbeat

NOON = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)  # 12:00 in Sofia
NIGHTLY = crontab(hour="3", minute="20")
SEAL = "prestige.journal.seal"


def test_every_timed_task_has_a_name_for_people() -> None:
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} == set(TITLES)


@pytest.mark.parametrize(
    ("schedule", "last_at", "expected"),
    [
        (60.0, NOON, NOON + timedelta(minutes=1)),
        (crontab(hour="3", minute="20"), NOON, datetime(2026, 12, 2, 1, 20, tzinfo=UTC)),
        (
            crontab(hour="3", minute="20"),
            datetime(2026, 12, 1, 1, 0, tzinfo=UTC),
            datetime(2026, 12, 1, 1, 20, tzinfo=UTC),
        ),
    ],
)
def test_next_run_follows_the_schedule_in_local_time(
    schedule: crontab | float, last_at: datetime, expected: datetime
) -> None:
    assert next_run(schedule, last_at) == expected


@pytest.mark.django_db
def test_task_that_never_ran_failed_or_is_late_stands_first_and_is_not_well() -> None:
    note_start(SEAL, now=NOON)
    note_end(SEAL, now=NOON, failure="OperationalError: gone")
    note_start("prestige.portal.heartbeat", now=NOON - timedelta(hours=1))
    note_end("prestige.portal.heartbeat", now=NOON - timedelta(hours=1))
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        if entry["task"] not in {SEAL, "prestige.portal.heartbeat", "consultations.render_documents"}:
            note_start(entry["task"], now=NOON)
            note_end(entry["task"], now=NOON)
    found = machines(NOON)
    unwell = {machine.title: (machine.failure, machine.is_late, machine.last_at) for machine in found[:3]}
    assert unwell == {
        str(TITLES[SEAL]): ("OperationalError: gone", False, NOON),
        str(TITLES["prestige.portal.heartbeat"]): ("", True, NOON - timedelta(hours=1)),
        str(TITLES["consultations.render_documents"]): ("", False, None),
    }
    assert all(machine.is_well for machine in found[3:])


@pytest.mark.django_db
def test_timed_task_leaves_a_line_and_a_failed_one_its_error() -> None:
    heartbeat.apply()
    run = ScheduledRun.objects.get(task="prestige.portal.heartbeat")
    assert run.failure == ""
    assert run.succeeded_at == run.ended_at is not None
    task = app.tasks["prestige.portal.heartbeat"]
    task.on_failure(ValueError("no"), "id", (), {}, None)
    run.refresh_from_db()
    assert run.failure == "ValueError: no"
    assert run.succeeded_at is not None
