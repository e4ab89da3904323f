"""What of a person lies in the moderation: the reports that await an answer to their address."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from prestige.accounts.models import User
from prestige.moderation.models import Appeal, Report


def reports_of(user: User) -> QuerySet[Report]:
    """Return the reports that carry the person's address; the others lead to nobody."""
    return Report.objects.filter(email__iexact=user.email)


def appeals_of(user: User) -> QuerySet[Appeal]:
    """Return the objections of the person."""
    return Appeal.objects.filter(filed_by=user)


def erase_moderation(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """Empty address and sentence of the reports; the clerk still sees the ground and looks at the text."""
    return {"reports": reports_of(user).update(email="", sentence="")}
