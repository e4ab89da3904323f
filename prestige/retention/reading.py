"""What is in force, what would go now, what went: the reads of the page and of the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings

from prestige.journal.schedule import next_run
from prestige.retention.kinds import Kind, kinds
from prestige.retention.models import RetentionRule, RetentionRun

TASK: Final = "prestige.retention.run"


@dataclass(frozen=True)
class InForce:
    """A kind with the term in force; ``rule`` is None where the municipality set none."""

    kind: Kind
    rule: RetentionRule | None

    @property
    def days(self) -> int:
        """The days in force, never fewer than the kind's bound allows: a bound may rise after a term was set."""
        return self.kind.days if self.rule is None else max(self.kind.least, min(self.rule.days, self.kind.most))

    @property
    def ground(self) -> str:
        return str(self.kind.ground) if self.rule is None else self.rule.ground

    @property
    def version(self) -> int:
        """The key of the row in force, 0 without one: who sets another term says which they saw."""
        return 0 if self.rule is None else self.rule.pk


@dataclass(frozen=True)
class Forecast:
    """What the round would let go of a kind at an instant, and what the last one did."""

    term: InForce
    count: int
    last: RetentionRun | None = None


def terms_in_force() -> list[InForce]:
    """Return every kind with its term, in the order of the round (one query)."""
    rules = RetentionRule.objects.in_force()
    return [InForce(kind, rules.get(code)) for code, kind in kinds().items()]


def term_of(code: str) -> InForce | None:
    """Return one kind with its term, None for an unknown one."""
    kind = kinds().get(code)
    return None if kind is None else InForce(kind, RetentionRule.objects.history(code).first())


def dry_run(now: datetime) -> list[Forecast]:
    """Return what a round at ``now`` would do, kind by kind; nothing changes (one query for each and two)."""
    runs = RetentionRun.objects.last_of_each()
    return [Forecast(term, term.kind.due(now, term.days), runs.get(term.kind.code)) for term in terms_in_force()]


def next_round(now: datetime) -> datetime:
    """Return when the nightly round begins next."""
    entries: Mapping[str, Mapping[str, Any]] = settings.CELERY_BEAT_SCHEDULE
    return next_run(next(entry["schedule"] for entry in entries.values() if entry["task"] == TASK), now)
