"""Inviting an official: the role is given only when the person proves the invited address, in time."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.accounts.actions.change_roles import change_roles
from prestige.accounts.models import StaffInvitation, User
from prestige.accounts.roles import GIVES_ROLES, ROLE_NAMES, roles_of
from prestige.journal.actions import record
from prestige.municipality.models import Unit
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text
from prestige.typography import full_stop, long_date

VALID_FOR: Final = timedelta(days=14)


@transaction.atomic
def invite_staff(
    email: str,
    roles: Collection[str],
    *,
    full_name: str = "",
    position: str = "",
    unit: Unit | None = None,
    by: User | None,
    now: datetime,
) -> tuple[StaffInvitation, bool]:
    """Invite the owner of the address to these roles and return the invitation and whether it is new.

    The same again while it stands is the same invitation and no second letter; other roles replace it. Raises
    ``NotAllowed``. ``by`` is None for set-up. Nothing is given before the acceptance.
    """
    email, wanted = email.strip().lower(), sorted(set(roles))
    permit(invitation_refusals(email, wanted, by))
    waiting = StaffInvitation.objects.select_for_update().filter(
        email__iexact=email, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    for known in waiting:
        if known.roles == wanted and known.expires_at > now:
            return known, False
        _withdraw(known, by, now)
    invitation = StaffInvitation(
        email=email,
        roles=wanted,
        full_name=clean_text(full_name, multiline=False).strip(),
        position=clean_text(position, multiline=False).strip(),
        unit=unit,
        invited_by=by,
        invited_at=now,
        expires_at=now + VALID_FOR,
    )
    invitation.full_clean()
    invitation.save()
    record("staff.invited", invitation, by=by, now=now, roles=wanted)
    return invitation, True


def invitation_refusals(email: str, roles: Collection[str], by: User | None) -> list[Refusal]:
    """Return why nobody is invited so: no role or an unknown one, the own address, roles held, a closed profile."""
    found = []
    if not roles:
        found.append(Refusal("roles", _("Изберете поне една роля.")))
    if unknown := set(roles) - ROLE_NAMES.keys():
        found.append(Refusal("unknown", _("Няма роля „%(roles)s“.") % {"roles": "“, „".join(sorted(unknown))}))
    if by is not None and by.email.lower() == email:
        found.append(Refusal("own_roles", _("Собствената роля се променя от друг администратор.")))
    user = User.objects.filter(email__iexact=email).first()
    if user is not None and not user.is_active:
        found.append(Refusal("inactive", _("Този профил е спрян. Първо го направете активен.")))
    if user is not None and roles and set(roles) <= set(roles_of(user)):
        found.append(Refusal("has_it", _("Този човек вече има тези роли. Няма какво да се прави.")))
    return found


@transaction.atomic
def withdraw_invitation(invitation: StaffInvitation, *, by: User, now: datetime) -> StaffInvitation:
    """Take an invitation back and return it; twice is once. Raises ``NotAllowed`` for an accepted one."""
    locked = StaffInvitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if locked.accepted_at is not None:
        raise NotAllowed((Refusal("accepted", _("Поканата вече е приета. Променете ролите на човека.")),))
    if locked.withdrawn_at is None:
        _withdraw(locked, by, now)
    return locked


def acceptance_refusals(invitation: StaffInvitation, now: datetime) -> list[Refusal]:
    """Return why the invitation opens nothing any more. Whatever else the person proves changes nothing of it."""
    if invitation.accepted_at is not None:
        return [Refusal("accepted", _("Тази покана вече е приета. Влезте с имейла си."))]
    inviter = invitation.invited_by
    if invitation.withdrawn_at is not None or (inviter is not None and not inviter.has_perm(GIVES_ROLES)):
        return [Refusal("withdrawn", _("Тази покана е оттеглена. Попитайте администратора на портала."))]
    if now >= invitation.expires_at:
        day = long_date(timezone.localdate(invitation.expires_at), get_language() or "bg")
        sentence = _("Поканата изтече на %(day)s. Помолете администратора на портала за нова.")
        return [Refusal("expired", full_stop(sentence % {"day": day}))]
    return []


@transaction.atomic
def accept_invitation(invitation: StaffInvitation, user: User, *, now: datetime) -> User:
    """Give the invited roles to the person who has just proved the invited address, and return the person.

    It is the inviter's change of roles: never of the own ones, and with TWO_PERSON_ROLES it waits for a second
    administrator. Raises ``NotAllowed`` for that, for an invitation that is over or whose inviter may invite no more,
    another address, or a closed profile. Empty fields of the profile are filled; what the person holds already stays.
    """
    rows = StaffInvitation.objects.select_for_update(of=("self",)).select_related("invited_by")
    locked = rows.get(pk=invitation.pk)
    refusals = acceptance_refusals(locked, now)
    if user.email.lower() != locked.email or user.email_verified_at is None:
        refusals.append(Refusal("address", _("Поканата е за друг имейл. Докажете имейла, на който я получихте.")))
    permit(refusals)
    locked.accepted_at, locked.accepted_by = now, user
    locked.save(update_fields=["accepted_at", "accepted_by"])
    person = User.objects.select_for_update().get(pk=user.pk)
    person.full_name = person.full_name or locked.full_name
    person.position = person.position or locked.position
    person.unit_id = person.unit_id or locked.unit_id
    person.save(update_fields=["full_name", "position", "unit"])
    reason = _("Приета покана")
    change_roles(person, {*roles_of(person), *locked.roles}, reason=reason, by=locked.invited_by, now=now)
    record("staff.joined", locked, by=person, now=now, roles=locked.roles)
    person.refresh_from_db()
    return person


def _withdraw(invitation: StaffInvitation, by: User | None, now: datetime) -> None:
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    record("staff.invitation_withdrawn", invitation, by=by, now=now)
