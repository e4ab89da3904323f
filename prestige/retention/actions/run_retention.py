"""The nightly round: whatever is due goes, kind by kind, and each leaves a line."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prestige.journal.actions import record
from prestige.retention.models import RetentionRun
from prestige.retention.reading import InForce, terms_in_force

logger = logging.getLogger(__name__)
LONGEST_FAILURE = 300


@dataclass(frozen=True)
class Done:
    """What one round did to a kind."""

    term: InForce
    count: int
    failure: str = ""


def run_retention(now: datetime, *, clock: Callable[[], datetime] = timezone.now) -> list[Done]:
    """Let go everything that is due at ``now`` and return it, kind by kind; a second call finds nothing.

    Terms are counted from dates, so a night that was skipped is caught up by the next. A kind that fails leaves its
    sentence in the log and does not stop those behind it. ``clock`` tells only when each ended.
    """
    return [_run(term, now, clock) for term in terms_in_force()]


def _run(term: InForce, now: datetime, clock: Callable[[], datetime]) -> Done:
    run = RetentionRun.objects.create(code=term.kind.code, days=term.days, started_at=now)
    try:
        count, failure = term.kind.apply(now, term.days), ""
    except Exception as error:  # one room's trouble must not keep the addresses of another
        logger.exception("What is kept as %s cannot be let go", term.kind.code)
        count, failure = 0, f"{type(error).__name__}: {error}"[:LONGEST_FAILURE]
    with transaction.atomic():
        run.count, run.failure, run.ended_at = count, failure, clock()
        run.save(update_fields=["count", "failure", "ended_at"])
        if count:
            record("retention.applied", run, by=None, now=now, kind=term.kind.code, days=term.days, count=count)
    return Done(term, count, failure)
