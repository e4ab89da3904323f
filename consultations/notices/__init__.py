"""Which events of a consultation are told, to whom, and what the letter shows: one module for each kind of event."""

from consultations.notices import answers, comments, consultations, ending, moderation

NOTICES = tuple(notice for told in (answers, comments, consultations, ending, moderation) for notice in told.NOTICES)
