"""What the accounts hold of somebody who was invited or had a role."""

from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from prestige.accounts.actions.erase_staffing import erase_staffing, invitations_of
from prestige.accounts.models import RoleChange, User
from prestige.accounts.own_data import RECORD_SOURCE, Export, Fate, Holder, Outcome


def changes_of(user: User) -> QuerySet[RoleChange]:
    """Return the changes of the person's roles and those the person made."""
    return RoleChange.objects.filter(Q(user=user) | Q(asked_by=user) | Q(closed_by=user))


def export(user: User) -> Export:
    """Return the invitations to the person and the changes of the person's own roles."""
    invited = invitations_of(user).order_by("pk")
    changed = RoleChange.objects.filter(user=user).order_by("pk")
    return Export(
        {
            "invitations": list(
                invited.values("email", "full_name", "position", "roles", "invited_at", "expires_at", "accepted_at")
            ),
            "role_changes": list(changed.values("before", "after", "reason", "asked_at", "closed_at", "outcome")),
        }
    )


def fates(user: User) -> list[Fate]:
    """Return what becomes of invitations and of the history of roles."""
    return [
        Fate(
            "invitations",
            _("Покани за служител"),
            invitations_of(user).count(),
            Outcome.ANONYMOUS,
            _("Остава само каква роля е предложена и кога; имейлът, името и длъжността се изтриват."),
        ),
        Fate(
            "role_changes",
            _("История на ролите"),
            changes_of(user).count(),
            Outcome.STAYS,
            _("Показва кой кога е имал право да решава. Името ви се изтрива заедно с профила."),
            RECORD_SOURCE,
        ),
    ]


STAFFING: Final = Holder(
    code="staffing",
    title=_("Работа в общината"),
    covers=frozenset({"accounts.StaffInvitation", "accounts.RoleChange"}),
    export=export,
    fates=fates,
    erase=erase_staffing,
)
