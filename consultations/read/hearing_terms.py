"""The lengths that bind a hearing here and now: the one place where they are read."""

from django.conf import settings
from django.utils import timezone

from consultations.hearing_rules import HearingTerms
from prestige.deadlines.in_force import rules_on


def hearing_terms() -> HearingTerms:
    """Return the terms in force in this municipality today: D20 to D22 of the catalogue (one query)."""
    rules = rules_on(timezone.localdate())
    return HearingTerms(
        invite_days=rules["D20"].value,
        short_invite_days=min(rules["D20b"].value, rules["D20"].value),
        minutes_workdays=rules["D21"].value,
        opinions_days=rules["D22"].value,
        not_before=settings.HEARING_NOT_BEFORE,
    )
