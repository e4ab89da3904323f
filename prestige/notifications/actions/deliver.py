"""Sending the letters that are due: claimed, sent, stamped; retried when the mail server is not well."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q

from prestige.notifications.letters import compose
from prestige.notifications.models import Notification, NotificationState

logger = logging.getLogger(__name__)

BATCH = 100
STALE_CLAIM = timedelta(minutes=2)
RETRY_AFTER = (1, 5, 15, 60, 240, 720, 720, 720)


def deliver_due(now: datetime) -> int:
    """Send up to a hundred letters over one connection; return how many left.

    A letter whose sender died in the middle (claimed two minutes ago) is tried again; its Message-ID stays the same,
    so the one unavoidable repeat – death between the server's 250 and our stamp – is recognisable.
    """
    claimed = _claim(now)
    if not claimed:
        return 0
    sent = 0
    connection: BaseEmailBackend = get_connection()
    try:
        for notification in claimed:
            sent += _send(notification, connection, now)
    finally:
        connection.close()
    return sent


@transaction.atomic
def _claim(now: datetime) -> list[Notification]:
    due = Q(state=NotificationState.QUEUED, next_try_at__lte=now) | Q(
        state=NotificationState.SENDING, claimed_at__lte=now - STALE_CLAIM
    )
    rows = list(
        Notification.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(due)
        .order_by("pk")
        .select_related("event")[:BATCH]
    )
    for row in rows:
        row.state, row.claimed_at, row.attempts = NotificationState.SENDING, now, row.attempts + 1
    Notification.objects.bulk_update(rows, ["state", "claimed_at", "attempts"])
    return rows


def _send(notification: Notification, connection: BaseEmailBackend, now: datetime) -> int:
    try:
        message = compose(notification, connection)
        if message is None:
            _finish(notification, NotificationState.SUPPRESSED)
            return 0
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        _retry_or_fail(notification, error, now, is_final=_is_permanent(error))
    except OSError as error:  # smtplib's other errors, time-outs and refused connections are all OSErrors
        _retry_or_fail(notification, error, now, is_final=False)
    except Exception as error:  # a broken letter must not stop the queue behind it
        logger.exception("Letter %s cannot be written", notification.pk)
        _retry_or_fail(notification, error, now, is_final=True)
    else:
        notification.sent_at = now
        _finish(notification, NotificationState.SENT)
        return 1
    return 0


def _is_permanent(error: smtplib.SMTPException) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500


def _retry_or_fail(notification: Notification, error: Exception, now: datetime, *, is_final: bool) -> None:
    notification.failure = f"{type(error).__name__}: {error}"[:300]
    if is_final or notification.attempts > len(RETRY_AFTER):
        _finish(notification, NotificationState.FAILED)
        return
    notification.next_try_at = now + timedelta(minutes=RETRY_AFTER[notification.attempts - 1])
    _finish(notification, NotificationState.QUEUED)


def _finish(notification: Notification, state: NotificationState) -> None:
    notification.state, notification.claimed_at = state, None
    notification.save(update_fields=["state", "claimed_at", "sent_at", "next_try_at", "failure"])
