"""Turning events into one row per person: the outbox's first half."""

from datetime import datetime

from django.db import transaction

from prestige.journal.models import Event
from prestige.notifications.models import Notification
from prestige.notifications.registry import notice_for

BATCH = 100


def dispatch_events(now: datetime) -> int:
    """Write the audience of every event that has none yet and stamp it; return how many events were done.

    Each event is its own transaction, skipping what another worker holds: kill it anywhere, nothing is lost and
    the unique pair (event, address) keeps anybody from being told twice.
    """
    done = 0
    while done < BATCH and _dispatch_next(now):
        done += 1
    return done


@transaction.atomic
def _dispatch_next(now: datetime) -> bool:
    event = Event.objects.undispatched().select_for_update(skip_locked=True).first()
    if event is None:
        return False
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
    return True
