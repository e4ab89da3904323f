"""How the reading view grows with the voices about it: 300 articles with 100 comments and with 10,000."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import connection
from django.test import Client

from consultations.models import Comment, Consultation
from prestige.accounts.models import User
from tests.factories import act_text, make_clerk, make_open_consultation
from tests.speed.scene import comments_on

ARTICLES, FEW, MANY, ROUNDS = 300, 100, 10_000, 15


@dataclass(frozen=True)
class Growth:
    """Seconds of one answer with few and with many comments, and how many times longer the second takes.

    `cold` is rendered anew, `warm` comes from memory. The quickest round counts: what else the machine does only slows.
    """

    cold_few: float
    cold_many: float
    cold_ratio: float
    warm_ratio: float


def measure_growth(citizens: list[User], now: datetime) -> Growth:
    """Make both consultations and return how the reading view grows, measured inside this process."""
    few, many = (_commented(count, citizens, now) for count in (FEW, MANY))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what PostgreSQL does by itself within a minute
    client = Client(headers={"host": "127.0.0.1", "x-forwarded-proto": "https"})
    for url in (few, many):
        _seconds(client, url)
    cold, warm = [], []
    for _round in range(ROUNDS):
        cold.append([_cold(client, url) for url in (few, many)])
        warm.append([min(_seconds(client, url) for _visit in range(20)) for url in (few, many)])
    (cold_few, cold_many), (warm_few, warm_many) = (map(min, zip(*pairs, strict=True)) for pairs in (cold, warm))
    return Growth(cold_few, cold_many, cold_many / cold_few, warm_many / warm_few)


def growth_line(growth: Growth) -> str:
    """Return the figures as a line for a terminal."""
    return (
        f"Текст от {ARTICLES} члена с {MANY} коментара: {growth.cold_many * 1000:.0f} ms, {growth.cold_ratio:.2f} пъти "
        f"времето с {FEW} ({growth.cold_few * 1000:.0f} ms); от паметта {growth.warm_ratio:.2f} пъти"
    )


def _commented(count: int, citizens: list[User], now: datetime) -> str:
    """Return the address of the text of a consultation with so many comments."""
    published_at = now - timedelta(days=8)
    title = f"Наредба с {count} коментара"
    consultation = make_open_consultation(text=act_text(ARTICLES), by=make_clerk(), now=published_at, title=title)
    Comment.objects.bulk_create(
        comments_on(consultation, citizens, published_at, count=count, articles=ARTICLES), batch_size=1000
    )
    Consultation.objects.filter(pk=consultation.pk).update(last_comment_serial=count, voices_stamp=count)
    return f"{consultation.get_absolute_url()}text/"


def _cold(client: Client, url: str) -> float:
    cache.clear()
    return _seconds(client, url)


def _seconds(client: Client, url: str) -> float:
    started = time.perf_counter()
    response = client.get(url)
    seconds = time.perf_counter() - started
    if response.status_code != 200:
        raise RuntimeError(f"{url}: {response.status_code}")
    return seconds
