"""Turning events into one row per person: the outbox's first half."""

import logging
from datetime import datetime

from django.db import transaction

from prestige.journal.models import Event
from prestige.notifications.models import Notification
from prestige.notifications.registry import notice_for

logger = logging.getLogger(__name__)


def dispatch_events(now: datetime) -> int:
    """Write the audience of every event that has none yet and stamp it; return how many events were done.

    Each event is its own transaction, skipping what another worker holds: kill it anywhere, nothing is lost and
    the unique pair (event, address) keeps anybody from being told twice. An event whose audience cannot be found
    waits for the next sweep and does not stop those behind it.
    """
    done = after = 0
    while (event_id := _next_waiting(after)) is not None:
        after = event_id
        try:
            done += _dispatch(event_id, now)
        except Exception:  # a broken audience must not stop the queue behind it
            logger.exception("Event %s cannot be told", event_id)
    return done


def _next_waiting(after: int) -> int | None:
    return Event.objects.undispatched().filter(pk__gt=after).values_list("pk", flat=True).first()


@transaction.atomic
def _dispatch(event_id: int, now: datetime) -> int:
    event = Event.objects.undispatched().select_for_update(skip_locked=True).filter(pk=event_id).first()
    if event is None:
        return 0
    notice = notice_for(event.verb)
    if notice is not None:
        Notification.objects.bulk_create(
            [
                Notification(
                    event=event, address=to.address.lower(), user_id=to.user_id, language=to.language, next_try_at=now
                )
                for to in notice.audience(event)
            ],
            ignore_conflicts=True,
            batch_size=500,
        )
    event.dispatched_at = now
    event.save(update_fields=["dispatched_at"])
    return 1
