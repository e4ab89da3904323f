"""Sending the letters that are due: each claimed, sent, stamped; retried when the mail server is not well."""

import contextlib
import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q

from prestige.notifications.letters import compose
from prestige.notifications.models import Notification, NotificationState

logger = logging.getLogger(__name__)

# A sender that is silent for so long is dead: a letter is at most eight steps of EMAIL_TIMEOUT = 10 seconds.
STALE_CLAIM = timedelta(minutes=2)
# Well under the task's soft limit of 60 seconds, so that a sweep ends by itself and the next goes on.
PATIENCE = timedelta(seconds=40)
DEADLY = "Изпращането прекъсва всеки път."
RETRY_AFTER = (1, 5, 15, 60, 240, 720, 720, 720)


def deliver_due(clock: Callable[[], datetime]) -> int:
    """Send the letters that are due, one after the other over one connection; return how many left.

    A letter whose sender died (claimed two minutes ago) is tried again with the same Message-ID, so that the one
    unavoidable repeat – death between the server's 250 and our stamp – is recognisable. When the server itself is
    not well the rest waits for the next sweep.
    """
    sent = 0
    until = clock() + PATIENCE
    connection: BaseEmailBackend = get_connection()
    try:
        while clock() < until and (notification := _claim(clock())) is not None:
            if notification.state == NotificationState.FAILED:
                continue
            state = _send(notification, connection, clock)
            sent += state == NotificationState.SENT
            if state is None:
                break
    finally:
        _hang_up(connection)
    return sent


@transaction.atomic
def _claim(now: datetime) -> Notification | None:
    due = Q(state=NotificationState.QUEUED, next_try_at__lte=now) | Q(
        state=NotificationState.SENDING, claimed_at__lte=now - STALE_CLAIM
    )
    row = (
        Notification.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(due)
        .order_by("pk")
        .select_related("event", "user")
        .first()
    )
    if row is None:
        return None
    row.state, row.claimed_at, row.attempts = NotificationState.SENDING, now, row.attempts + 1
    if row.attempts > len(RETRY_AFTER) + 1:  # every sender of it died before it could say why
        row.state, row.failure = NotificationState.FAILED, row.failure or DEADLY
    row.save(update_fields=["state", "claimed_at", "attempts", "failure"])
    return row


def _send(
    notification: Notification, connection: BaseEmailBackend, clock: Callable[[], datetime]
) -> NotificationState | None:
    """Return the state the letter ended in, or None when the server refused to talk at all."""
    try:
        message = _written(notification, connection, clock())
    except Exception as error:  # a broken letter must not stop the queue behind it
        logger.exception("Letter %s cannot be written", notification.pk)
        return _put_back(notification, error, clock())
    if message is None:
        return _finish(notification, NotificationState.SUPPRESSED)
    try:
        connection.open()  # beforehand: else each letter has a connection of its own, and its end may undo a 250
        message.send()
    except OSError as error:  # all errors of smtplib, time-outs and refused connections
        _hang_up(connection)
        if _is_refused_for_good(error):
            notification.failure = _told(error)
            return _finish(notification, NotificationState.FAILED)
        state = _put_back(notification, error, clock())
        return state if _concerns_this_letter(error) else None
    notification.sent_at, notification.failure = clock(), ""
    return _finish(notification, NotificationState.SENT)


def _written(notification: Notification, connection: BaseEmailBackend, now: datetime) -> EmailMultiAlternatives | None:
    message = compose(notification, now, connection)
    if message is not None:
        message.message()  # a header or an address that mail does not allow shows here, not at the server's door
    return message


def _is_refused_for_good(error: OSError) -> bool:
    """Tell whether the server will never take this letter: the address or the text is refused with 5xx."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _concerns_this_letter(error: OSError) -> bool:
    """Tell whether the server may still take other letters: not after 421, a lost connection or a refused sender."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code != 421 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code != 421


def _put_back(notification: Notification, error: Exception, now: datetime) -> NotificationState:
    notification.failure = _told(error)
    if notification.attempts > len(RETRY_AFTER):
        return _finish(notification, NotificationState.FAILED)
    notification.next_try_at = now + timedelta(minutes=RETRY_AFTER[notification.attempts - 1])
    return _finish(notification, NotificationState.QUEUED)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _finish(notification: Notification, state: NotificationState) -> NotificationState:
    """Stamp the letter, unless somebody took it over meanwhile because this sender seemed dead."""
    Notification.objects.filter(
        pk=notification.pk, state=NotificationState.SENDING, claimed_at=notification.claimed_at
    ).update(
        state=state,
        claimed_at=None,
        sent_at=notification.sent_at,
        next_try_at=notification.next_try_at,
        failure=notification.failure,
    )
    return state


def _hang_up(connection: BaseEmailBackend) -> None:
    with contextlib.suppress(OSError):  # a server that does not say good-bye
        connection.close()
