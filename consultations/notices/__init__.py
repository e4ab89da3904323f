"""Which events of a consultation are told, to whom, and what the letter shows: one module for each kind of event."""

from consultations.notices import (
    answers,
    comments,
    consultations,
    council,
    ending,
    hearings,
    moderation,
    plan,
    statements,
    terms,
)

_TOLD = (answers, comments, consultations, council, ending, hearings, moderation, plan, statements, terms)
NOTICES = tuple(notice for told in _TOLD for notice in told.NOTICES)
