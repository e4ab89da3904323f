"""What the law leaves open: settings to be confirmed by the municipality's lawyer (domain.md, gaps).

A part of the settings; every variable stands in .env.example.
"""

from datetime import date, time

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

COMMENT_TEXT_LIMIT = 5000
ACT_TEXT_LIMIT = 2 * 1024 * 1024
# Whether a substantive change of a published draft starts the term for proposals again.
SUBSTANTIVE_CHANGE_RESTARTS_TERM = env.bool("SUBSTANTIVE_CHANGE_RESTARTS_TERM", True)
# The two-person rule: which decisions need a second official, who is never the one that began. Off where there is one
# clerk. STATEMENT: whoever wrote every answer, or drafted a correction, does not issue. TERM: a change of a published
# term is confirmed. PUBLICATION: whoever marked a draft as ready does not publish it. REDACTION: what is struck out is
# confirmed. BULK: a batch larger than TWO_PERSON_BULK_OVER texts is confirmed. ROLES: a change of roles is confirmed.
TWO_PERSON_STATEMENT = env.bool("TWO_PERSON_STATEMENT", True)
TWO_PERSON_TERM = env.bool("TWO_PERSON_TERM", True)
TWO_PERSON_PUBLICATION = env.bool("TWO_PERSON_PUBLICATION", False)
TWO_PERSON_REDACTION = env.bool("TWO_PERSON_REDACTION", False)
TWO_PERSON_BULK = env.bool("TWO_PERSON_BULK", False)
TWO_PERSON_BULK_OVER = 20
TWO_PERSON_ROLES = env.bool("TWO_PERSON_ROLES", False)
OBJECTION_DAYS = 7
# When a clerk looks at what citizens write: "first" – the first text of an address before it is shown, later ones are
# shown at once; "pre" – every text before; "post" – every text is shown at once and queued for a look. The same for
# every channel; what holds a personal number, a phone or a bank account waits for a look in every mode.
MODERATION_MODE = env.str("MODERATION_MODE", "first")
if MODERATION_MODE not in {"first", "pre", "post"}:
    raise ImproperlyConfigured("MODERATION_MODE is one of first, pre, post.")
# Within how many working days an objection against a held text is decided: a rule of the municipality, not of a law.
APPEAL_WORKDAYS = env.int("APPEAL_WORKDAYS", 5)
# Whether an answer needs another person's signature; off where one clerk answers, as in most small town halls.
ANSWER_SIGN_OFF = env.bool("ANSWER_SIGN_OFF", False)
# A shortened term still leaves at least so many days from the day of the change.
TERM_SHORTENING_NOTICE_DAYS = env.int("TERM_SHORTENING_NOTICE_DAYS", 7)
# An outage of so many minutes that touches the last hours of a term proposes to prolong it; after the close it may be
# prolonged for this reason alone, within so many working days.
OUTAGE_MINUTES = env.int("OUTAGE_MINUTES", 60)
OUTAGE_HOURS_BEFORE_END = env.int("OUTAGE_HOURS_BEFORE_END", 24)
OUTAGE_DECISION_WORKDAYS = env.int("OUTAGE_DECISION_WORKDAYS", 1)
OUTAGE_NOTED_MINUTES = env.int("OUTAGE_NOTED_MINUTES", 10)  # a shorter silence of the heartbeat is no outage
# The annual programme is published within so many days of its adoption (a local rule, editable in each programme).
PROGRAMME_PUBLISH_DAYS = env.int("PROGRAMME_PUBLISH_DAYS", 7)
# Whether a proposal typed at the desk may be looked at by the clerk who typed it, and may be shown as typed at once.
TYPIST_MAY_MODERATE = env.bool("TYPIST_MAY_MODERATE", False)
DESK_PUBLISHES_AS_TYPED = env.bool("DESK_PUBLISHES_AS_TYPED", False)
# Whole days between the announcement of an act and its entry into force, where the act itself says nothing else.
IN_FORCE_AFTER_DAYS = env.int("IN_FORCE_AFTER_DAYS", 3)
# Public hearings begin at the end of working hours or later: a local rule.
HEARING_NOT_BEFORE = time.fromisoformat(env.str("HEARING_NOT_BEFORE", "17:00"))
# How long the addresses, phones and needs of people who registered for an event are kept after it.
EVENT_CONTACT_DAYS = env.int("EVENT_CONTACT_DAYS", 30)
# When somebody last went through the checks that the accessibility declaration lists; at least yearly (ЗЕУ чл. 58в).
ACCESSIBILITY_TESTED_ON = date(2026, 11, 22)
