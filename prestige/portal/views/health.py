"""Whether the portal is in working order, for the person or program that watches over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import RedisError

from prestige.portal import heartbeat

FINE = "ok"


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, queue and worker are fine, else 503; each part says in words how it is."""
    queue, worker = _queue_and_worker()
    parts = {"database": _database(), "queue": queue, "worker": worker}
    is_fine = set(parts.values()) == {FINE}
    return JsonResponse({"status": FINE if is_fine else "failing", **parts}, status=200 if is_fine else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "no answer"
    return FINE


def _queue_and_worker() -> tuple[str, str]:
    try:
        with heartbeat.connect() as client:
            client.ping()
            seen_at = heartbeat.last(client)
    except RedisError:
        return "no answer", "unknown without the queue"
    if seen_at is None:
        return FINE, "no heartbeat yet"
    if (timezone.now() - seen_at).total_seconds() > heartbeat.FRESH_SECONDS:
        return FINE, f"last heartbeat {seen_at:%Y-%m-%dT%H:%M:%SZ}"
    return FINE, FINE
