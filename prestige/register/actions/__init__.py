"""Writes of the registry office."""

from prestige.register.actions.check_documents import check_documents
from prestige.register.actions.issue_document import issue_document, reserve_code
from prestige.register.actions.next_number import next_number

__all__ = ["check_documents", "issue_document", "next_number", "reserve_code"]
