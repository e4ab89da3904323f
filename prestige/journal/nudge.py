"""A hint to the worker that something waits in the outbox; losing it costs a minute, never a mail."""

import logging
import time

from celery import current_app
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 30.0
_silent_until = 0.0


def nudge() -> None:
    """Ask the worker to sweep now. A dead broker is left alone for half a minute; beat sweeps every minute anyway."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        current_app.send_task("prestige.notifications.sweep", retry=False)
    except (OperationalError, OSError) as error:
        _silent_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("The queue does not answer, the next sweep will send: %s", error)
