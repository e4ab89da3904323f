"""Taking a person out of the invitations of officials; the history of the roles stays, it names nobody."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from prestige.accounts.models import StaffInvitation, User
from prestige.accounts.own_data import ERASED_NAME


def invitations_of(user: User) -> QuerySet[StaffInvitation]:
    """Return the invitations to the person's address and those the person accepted."""
    return StaffInvitation.objects.filter(email__iexact=user.email) | StaffInvitation.objects.filter(accepted_by=user)


def erase_staffing(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """Delete the invitations that were never accepted and empty the others of address, name and position."""
    keys = list(invitations_of(user).values_list("pk", flat=True))
    found = StaffInvitation.objects.filter(pk__in=keys)
    found.filter(accepted_at__isnull=True).delete()
    found.update(email="erased@invalid.invalid", full_name=ERASED_NAME, position="")
    return {"invitations": len(keys)}
