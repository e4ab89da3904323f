"""The sign of life of the worker: a time in Redis that only a running beat, queue and worker together can renew."""

from datetime import datetime

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

KEY = f"{settings.REDIS_PREFIX}prestige:heartbeat"
FRESH_SECONDS = 120  # four beats: a worker busy with one long document is not dead


def connect() -> Redis:
    """Return a client of the queue that gives up after a second: a hung Redis must not hang a page."""
    return Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=1,
        socket_connect_timeout=1,
        retry=Retry(NoBackoff(), 0),
        decode_responses=True,
    )


def renew(now: datetime) -> None:
    """Write the sign of life."""
    with connect() as client:
        client.set(KEY, now.isoformat())


def last(client: Redis) -> datetime | None:
    """Return when a worker last lived, None when there was none since Redis started."""
    found = client.get(KEY)
    return datetime.fromisoformat(str(found)) if found else None
