"""A hint to the worker that something waits; losing it costs a minute, never a mail or a document."""

import logging
import time

from celery import current_app
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 30.0
_silent_until = 0.0


def nudge(task: str = "prestige.notifications.sweep") -> None:
    """Ask the worker to do a timed task now, without its beat: the sweep of the outbox unless another is named.

    A dead broker is left alone for half a minute; beat starts every such task each minute anyway.
    """
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        current_app.send_task(task, retry=False)
    except (OperationalError, OSError) as error:
        _silent_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("The queue does not answer, %s waits for its beat: %s", task, error)
