"""Changing what an official may do: an act with a reason, by another administrator, by two where the rule wants it."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from prestige.accounts.models import RoleChange, User
from prestige.accounts.roles import ROLE_NAMES, roles_of
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text

ADMINISTRATOR = "administrator"
MIN_REASON = 10


def role_refusals(user: User, roles: Collection[str], reason: str, by: User | None) -> list[Refusal]:
    """Return why the person's roles cannot become these: never the own ones, never without a reason or administrator.

    ``by`` is None for set-up.
    """
    found = []
    if by is not None and user.pk == by.pk:
        found.append(Refusal("own_roles", _("Собствената роля се променя от друг администратор.")))
    if unknown := set(roles) - ROLE_NAMES.keys():
        found.append(Refusal("unknown", _("Няма роля „%(roles)s“.") % {"roles": "“, „".join(sorted(unknown))}))
    if by is not None and len(reason.strip()) < MIN_REASON:
        sentence = _("Напишете причината в поне %(n)d знака: остава в дневника на ролите.")
        found.append(Refusal("reason", sentence % {"n": MIN_REASON}))
    if not user.is_active and roles:
        found.append(Refusal("inactive", _("Профилът е спрян. Първо го направете активен.")))
    if ADMINISTRATOR not in roles:
        found += last_administrator_refusals(user)
    return found


def last_administrator_refusals(user: User) -> list[Refusal]:
    """Return why this person must stay an administrator: nobody else could give a role any more."""
    administrators = User.objects.filter(Q(groups__name=ADMINISTRATOR) | Q(is_superuser=True), is_active=True)
    keys = set(administrators.order_by().values_list("pk", flat=True))
    if keys != {user.pk}:
        return []
    return [Refusal("last", _("Това е последният администратор. Първо дайте ролята на друг човек."))]


@transaction.atomic
def change_roles(user: User, roles: Collection[str], *, reason: str, by: User | None, now: datetime) -> RoleChange:
    """Give the person exactly these roles and return the change; with TWO_PERSON_ROLES it waits for a second person.

    Effective on the next request of the person. Groups that are not roles stay. Raises ``NotAllowed``.
    """
    _lock_administrators()
    locked = User.objects.select_for_update().get(pk=user.pk)
    reason = clean_text(reason, multiline=False).strip()
    permit([*role_refusals(locked, roles, reason, by), *_waiting_refusals(locked)])
    wanted = sorted(set(roles))
    change = RoleChange(
        user=locked, before=roles_of(locked), after=wanted, reason=reason[:300], asked_by=by, asked_at=now
    )
    if change.before == change.after:
        change.outcome = RoleChange.Outcome.DONE
        return change
    if by is not None and settings.TWO_PERSON_ROLES:
        change.save()
        record("user.roles_proposed", locked, by=by, now=now, change=change.pk, roles=wanted)
        return change
    change.outcome, change.closed_by, change.closed_at = RoleChange.Outcome.DONE, by, now
    change.save()
    _set(locked, change, by, now)
    return change


@transaction.atomic
def confirm_role_change(change: RoleChange, *, by: User, now: datetime) -> RoleChange:
    """Do what another administrator proposed and return the change; all is asked again. Raises ``NotAllowed``."""
    _lock_administrators()
    locked = RoleChange.objects.select_for_update(of=("self",)).select_related("user").get(pk=change.pk)
    user = User.objects.select_for_update().get(pk=locked.user_id)
    found = _closed_refusals(locked)
    if locked.asked_by_id == by.pk:
        found.append(Refusal("same_person", _("Потвърждава друг администратор, не този, който е предложил промяната.")))
    permit([*found, *role_refusals(user, locked.after, locked.reason, by)])
    _close(locked, RoleChange.Outcome.DONE, by, now)
    _set(user, locked, by, now)
    return locked


@transaction.atomic
def decline_role_change(change: RoleChange, *, by: User, now: datetime) -> RoleChange:
    """Close a proposed change without doing it; whoever proposed may take it back too. Raises ``NotAllowed``."""
    locked = RoleChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    permit(_closed_refusals(locked))
    _close(locked, RoleChange.Outcome.DECLINED, by, now)
    record("user.roles_declined", locked.user, by=by, now=now, change=locked.pk)
    return locked


def _lock_administrators() -> None:
    """Let two changes wait for each other: together they could leave no administrator."""
    Group.objects.select_for_update().filter(name=ADMINISTRATOR).first()


def _set(user: User, change: RoleChange, by: User | None, now: datetime) -> None:
    others = user.groups.exclude(name__in=list(ROLE_NAMES))
    user.groups.set([*others, *Group.objects.filter(name__in=change.after)])
    user.is_staff = bool(change.after) or user.is_superuser
    user.save(update_fields=["is_staff"])
    told = {"change": change.pk, "before": change.before, "roles": change.after}
    record("user.roles_changed", user, by=by, now=now, **told)


def _close(change: RoleChange, outcome: RoleChange.Outcome, by: User, now: datetime) -> None:
    change.outcome, change.closed_by, change.closed_at = outcome, by, now
    change.save(update_fields=["outcome", "closed_by", "closed_at"])


def _closed_refusals(change: RoleChange) -> list[Refusal]:
    if change.outcome:
        return [Refusal("closed", _("По тази промяна вече е решено."))]
    return []


def _waiting_refusals(user: User) -> list[Refusal]:
    if RoleChange.objects.filter(user=user, outcome="").exists():
        return [Refusal("waits", _("Друга промяна на тези роли чака потвърждение. Първо решете нея."))]
    return []
