"""Writes of the register of outages."""

from prestige.outages.actions.keep_beat import keep_beat
from prestige.outages.actions.note_outage import confirm_outage, dismiss_outage, end_outage, note_outage

__all__ = ["confirm_outage", "dismiss_outage", "end_outage", "keep_beat", "note_outage"]
