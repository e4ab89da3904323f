"""The lengths that bind a hearing: the catalogue with what the municipality set, and the hour of the setting."""

from datetime import date

from django.conf import settings

from consultations.hearing_rules import HearingTerms
from prestige.deadlines.in_force import rules_on


def hearing_terms(day: date) -> HearingTerms:
    """Return the terms in force on the day in this municipality (one query). Source: D20–D22, local rules."""
    rules = rules_on(day)
    return HearingTerms(
        invite_days=rules["D20"].value,
        short_invite_days=min(rules["D20b"].value, rules["D20"].value),
        minutes_workdays=rules["D21"].value,
        opinions_days=rules["D22"].value,
        not_before=settings.HEARING_NOT_BEFORE,
    )
