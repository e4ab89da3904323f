"""An act while the queue is dead or hangs: it is done at once, its letter leaves later and leaves once."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from consultations.models import Comment
from prestige.journal.models import Event
from prestige.notifications.actions import deliver_due, dispatch_events

ROOT = Path(__file__).resolve().parents[2]
# Receives a proposal in a process of its own, as a web process does, and prints its number and the seconds it took.
RECEIVE = """
import time
import django
django.setup()
from tests.factories import make_comment, make_open_consultation
started = time.monotonic()
consultation = make_open_consultation()
comment = make_comment(consultation, published=False, author_email="grazhdanin@example.bg")
print(comment.number, time.monotonic() - started)
"""


@pytest.fixture
def hung_queue() -> Iterator[str]:
    """A server that takes connections and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0"


@pytest.fixture
def dead_queue() -> str:
    return "redis://127.0.0.1:1/0"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("queue", ["dead_queue", "hung_queue"])
def test_act_without_a_queue_is_done_and_its_letter_leaves_once(queue: str, request: pytest.FixtureRequest) -> None:
    number = _receive_with(request.getfixturevalue(queue))
    assert Comment.objects.get().number == number
    assert Event.objects.undispatched().filter(verb="comment.received").count() == 1
    for _ in range(2):
        while dispatch_events(timezone.now()):
            pass
        deliver_due(timezone.now)
    assert [letter.to for letter in mail.outbox] == [["grazhdanin@example.bg"]]
    assert number in str(mail.outbox[0].subject)


def _receive_with(queue: str) -> str:
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": database.geturl(),
        "REDIS_URL": queue,
    }
    started = time.monotonic()
    process = subprocess.run(
        [sys.executable, "-c", RECEIVE], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert process.returncode == 0, process.stderr
    number, seconds = process.stdout.split()
    assert float(seconds) < 5, f"the act waited for the queue ({time.monotonic() - started:.0f} s in all)"
    return number
