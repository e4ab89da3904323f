"""Writes about terms: what the municipality sets, and who was reminded."""

from prestige.deadlines.actions.remind import remind_of_dues, write_reminder
from prestige.deadlines.actions.set_local_term import set_local_term, set_local_term_refusals

__all__ = ["remind_of_dues", "set_local_term", "set_local_term_refusals", "write_reminder"]
