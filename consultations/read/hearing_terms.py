"""The lengths that bind a hearing here and now: the one place where they are read."""

from django.conf import settings

from consultations.hearing_rules import HearingTerms


def hearing_terms() -> HearingTerms:
    """Return the terms in force in this municipality."""
    return HearingTerms(not_before=settings.HEARING_NOT_BEFORE)
