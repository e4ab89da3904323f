"""Which events of a consultation are told, to whom, and what the letter shows: one module for each kind of event."""

from consultations.notices import comments, consultations, hearings

NOTICES = (*comments.NOTICES, *consultations.NOTICES, *hearings.NOTICES)
