"""Writes of the journal."""

from prestige.journal.actions.note_run import note_end, note_start
from prestige.journal.actions.record import record, record_each
from prestige.journal.actions.seal_events import seal_events

__all__ = ["note_end", "note_start", "record", "record_each", "seal_events"]
