"""How fast the clerk's queue opens with 50,000 texts waiting."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultations.models import Comment, Consultation
from prestige.accounts.models import User
from prestige.moderation.models import ModerationState
from tests.factories import act_text, make_clerk, make_open_consultation
from tests.speed.scene import comments_on

ARTICLES, WAITING, ROUNDS = 60, 50_000, 15
ADDRESS = "/admin/queue/moderation/"
VIEWS = ("", "?only=personal", "?only=first", "?only=reported", "?page=100")


@dataclass(frozen=True)
class Queue:
    """Seconds and queries of the first page, and the seconds of the slowest of its filters and its deep page.

    The quickest round counts: what else the machine does only slows. `processor` are the seconds of this process alone,
    without the database.
    """

    seconds: float
    processor: float
    queries: int
    slowest: float


def measure_queue(citizens: list[User], now: datetime) -> Queue:
    """Fill the queue and return how it opens for a clerk, measured inside this process."""
    published_at = now - timedelta(days=8)
    consultation = make_open_consultation(text=act_text(ARTICLES), by=make_clerk(), now=published_at, title="Опашка")
    rows = list(comments_on(consultation, citizens, published_at, count=WAITING, articles=ARTICLES))
    for place, row in enumerate(rows):
        row.moderation_state, row.moderated_at = ModerationState.PENDING, None
        row.is_first, row.alarms = place % 10 == 0, "phone" if place % 50 == 0 else ""
        row.received_at = published_at + timedelta(seconds=place)
    Comment.objects.bulk_create(rows, batch_size=2000)
    Consultation.objects.filter(pk=consultation.pk).update(last_comment_serial=WAITING)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # what PostgreSQL does by itself within a minute
    client = Client(headers={"host": "127.0.0.1", "x-forwarded-proto": "https"})
    client.force_login(make_clerk())
    took = {view: min(_seconds(client, view) for _round in range(ROUNDS)) for view in VIEWS}
    processor = time.process_time()
    for _round in range(ROUNDS):
        _seconds(client, "")
    processor = (time.process_time() - processor) / ROUNDS
    with CaptureQueriesContext(connection) as captured:
        _seconds(client, "")
    return Queue(took[""], processor, len(captured), max(took.values()))


def queue_line(queue: Queue) -> str:
    """Return the figures as a line for a terminal."""
    return (
        f"Преглед с {WAITING} чакащи: първа страница {queue.seconds * 1000:.0f} ms "
        f"(CPU {queue.processor * 1000:.0f} ms) и {queue.queries} заявки, "
        f"най-бавният филтър {queue.slowest * 1000:.0f} ms"
    )


def _seconds(client: Client, view: str) -> float:
    started = time.perf_counter()
    response = client.get(f"{ADDRESS}{view}")
    seconds = time.perf_counter() - started
    if response.status_code != 200:
        raise RuntimeError(f"{ADDRESS}{view}: {response.status_code}")
    return seconds
