"""Whatever the mail server or a kill does: no letter is lost and nobody is told twice."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, connections
from django.utils import timezone
from pytest_django import Settings

from prestige.accounts.actions import request_email_code
from prestige.journal.models import Event
from prestige.notifications import registry
from prestige.notifications.actions import deliver_due, dispatch_events
from prestige.notifications.models import Notification, NotificationState
from prestige.notifications.registry import Notice, Recipient
from tests.factories import make_municipality
from tests.mail_server import MailServer, running_mail_server

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """Let the portal speak to a server of the test."""
    make_municipality()
    with running_mail_server() as (server, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield server


def write_letters(count: int = 1) -> None:
    """Ask for codes, each for an address of its own, and write down who is to be told."""
    for number in range(count):
        request_email_code(f"citizen{number}@example.bg", language="bg", now=timezone.now())
    dispatch_events(timezone.now())


def later(minutes: float) -> Callable[[], datetime]:
    """Return a clock that is ahead."""
    return lambda: timezone.now() + timedelta(minutes=minutes)


def states() -> list[str]:
    return list(Notification.objects.order_by("pk").values_list("state", flat=True))


def test_letter_is_sent_once(mail_server: MailServer) -> None:
    write_letters()

    assert deliver_due(timezone.now) == 1
    assert deliver_due(later(60)) == 0
    assert states() == [NotificationState.SENT]
    assert len(mail_server.accepted) == 1


@pytest.mark.parametrize("step", ["at_recipient", "at_data"])
def test_letter_refused_for_now_goes_out_later_and_does_not_hold_up_the_others(
    mail_server: MailServer, step: str
) -> None:
    write_letters(2)
    setattr(mail_server, step, "451 Greylisted")

    assert deliver_due(timezone.now) == 0
    assert states() == [NotificationState.QUEUED] * 2
    assert mail_server.asked["RCPT"] == 2

    setattr(mail_server, step, "250 OK")
    assert deliver_due(timezone.now) == 0  # a minute has not passed
    assert deliver_due(later(1.1)) == 2
    assert set(mail_server.letters_by_id.values()) == {1}


@pytest.mark.parametrize("step", ["at_recipient", "at_data"])
def test_letter_refused_for_good_is_failed_and_never_tried_again(mail_server: MailServer, step: str) -> None:
    write_letters()
    setattr(mail_server, step, "550 No such user")

    deliver_due(timezone.now)
    deliver_due(later(1000))

    notification = Notification.objects.get()
    assert notification.state == NotificationState.FAILED
    assert "550" in notification.failure
    assert mail_server.asked["RCPT"] == 1


@pytest.mark.parametrize("step", ["at_sender", "at_recipient", "at_data"])
def test_server_that_is_not_well_is_left_alone_until_the_next_sweep(mail_server: MailServer, step: str) -> None:
    write_letters(5)
    setattr(mail_server, step, "421 Too busy")

    deliver_due(timezone.now)

    assert mail_server.asked["MAIL"] == 1
    assert states() == [NotificationState.QUEUED] * 5

    setattr(mail_server, step, "250 OK")
    assert deliver_due(later(1.1)) == 5


def test_sender_refused_for_good_is_our_mistake_and_loses_no_letter(mail_server: MailServer) -> None:
    write_letters()
    mail_server.at_sender = "553 Sender not allowed"

    deliver_due(timezone.now)

    assert states() == [NotificationState.QUEUED]


def test_connection_lost_after_the_text_is_tried_again_under_the_same_message_id(mail_server: MailServer) -> None:
    write_letters()
    mail_server.hangs_up_after_data = True

    deliver_due(timezone.now)
    assert states() == [NotificationState.QUEUED]

    mail_server.hangs_up_after_data = False
    assert deliver_due(later(1.1)) == 1
    notification = Notification.objects.get()
    assert list(mail_server.letters_by_id) == [f"<notification-{notification.pk}@testserver>"]


def test_server_that_is_down_loses_no_letter(mail_server: MailServer, settings: Settings) -> None:
    write_letters()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1

    deliver_due(timezone.now)
    assert states() == [NotificationState.QUEUED]

    settings.EMAIL_PORT = port
    assert deliver_due(later(1.1)) == 1


def test_letter_is_given_up_after_nine_tries(mail_server: MailServer) -> None:
    write_letters()
    mail_server.at_recipient = "451 Later"
    tries = 0

    while states() == [NotificationState.QUEUED]:
        Notification.objects.update(next_try_at=timezone.now())
        deliver_due(timezone.now)
        tries += 1

    assert (states(), tries) == ([NotificationState.FAILED], 9)


def test_parallel_sweeps_tell_everybody_once(mail_server: MailServer) -> None:
    for number in range(20):
        request_email_code(f"citizen{number}@example.bg", language="bg", now=timezone.now())

    def sweep() -> None:
        try:
            dispatch_events(timezone.now())
            deliver_due(timezone.now)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert Notification.objects.count() == 20
    assert states() == [NotificationState.SENT] * 20
    assert set(mail_server.letters_by_id.values()) == {1}


def test_sender_killed_in_the_middle_loses_nothing(mail_server: MailServer, settings: Settings) -> None:
    write_letters(3)
    mail_server.goes_on.clear()
    sender = start_sender(settings)
    assert mail_server.stalled.wait(30)
    os.kill(sender.pid, signal.SIGKILL)
    sender.wait()
    mail_server.goes_on.set()
    accepted_from_the_dead = len(mail_server.accepted)

    assert states() == [NotificationState.SENDING, NotificationState.QUEUED, NotificationState.QUEUED]
    assert deliver_due(timezone.now) == 2  # the claim of the dead one is respected for two minutes
    assert deliver_due(later(2.1)) == 1
    assert states() == [NotificationState.SENT] * 3
    assert len(mail_server.letters_by_id) == 3
    assert accepted_from_the_dead <= 1


def start_sender(settings: Settings) -> subprocess.Popen[bytes]:
    """Start a process of its own that sends what is due in the database of the test."""
    database = os.environ["DATABASE_URL"].replace("/prestige?", f"/{connection.settings_dict['NAME']}?")
    environment = os.environ | {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "prestige.settings",
        "EMAIL_URL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
        "DEMO": "0",
    }
    code = (
        "import django; django.setup(); from django.utils import timezone;"
        "from prestige.notifications.actions import deliver_due; deliver_due(timezone.now)"
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)


def test_sender_that_woke_up_too_late_changes_nothing(mail_server: MailServer) -> None:
    write_letters()
    mail_server.goes_on.clear()
    slow = threading.Thread(target=lambda: (deliver_due(timezone.now), connections.close_all()))
    slow.start()
    assert mail_server.stalled.wait(30)
    Notification.objects.update(state=NotificationState.SENT, claimed_at=None)  # another one took over meanwhile
    mail_server.at_data = "451 Later"
    mail_server.goes_on.set()
    slow.join(30)

    assert states() == [NotificationState.SENT]


def test_broken_letter_and_broken_audience_do_not_hold_up_the_others(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_notices", dict(registry._notices))
    registry.register(
        Notice("test.no_audience", "none", audience=_nobody_knows, context=_without_template),
        Notice("test.no_letter", "none", audience=_one_reader, context=_without_template),
    )
    for verb in ("test.no_audience", "test.no_letter"):
        Event.objects.create(verb=verb, subject_type="journal.event", subject_id=1, at=timezone.now())
    write_letters()

    assert deliver_due(timezone.now) == 1
    assert states() == [NotificationState.QUEUED, NotificationState.SENT]
    assert list(Event.objects.undispatched().values_list("verb", flat=True)) == ["test.no_audience"]


def _nobody_knows(event: Event) -> list[Recipient]:
    raise LookupError(event.pk)


def _one_reader(event: Event) -> list[Recipient]:
    return [Recipient("reader@example.bg")]


def _without_template(event: Event, recipient: Recipient, now: datetime) -> dict[str, str]:
    return {"subject": "Писмо без шаблон"}
