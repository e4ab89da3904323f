"""Writes of the registry office."""

from prestige.register.actions.issue_document import issue_document, reserve_code
from prestige.register.actions.next_number import next_number

__all__ = ["issue_document", "next_number", "reserve_code"]
