"""Writes of the journal."""

from prestige.journal.actions.record import record
from prestige.journal.actions.seal_events import seal_events

__all__ = ["record", "seal_events"]
