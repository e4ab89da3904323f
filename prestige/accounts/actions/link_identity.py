"""An identity of an outside provider and the account it opens."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from prestige.accounts.identity.proof import Identity
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal

ASSURED = ("assured_at", "assured_by", "assured_level", "assured_name")


def owner_of(identity: Identity) -> User | None:
    """Return whose account the identity opens, None when it opens none yet."""
    link = SocialAccount.objects.filter(provider=identity.provider, uid__in=identity.subjects)
    found = link.select_related("user").order_by("pk").first()
    return found.user if found else None


@transaction.atomic
def link_identity(user: User, identity: Identity, *, now: datetime) -> User:
    """Let the identity open the person's account and note the level it proves; return the person.

    Only its keyed hash is kept. Linking again notes the sign-in and moves the hash to the present key. Raises
    ``NotAllowed`` when the identity opens somebody else's account or the address was never proven.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.email_verified_at is None:
        message = _("Първо потвърдете имейла си с кода, който изпращаме.")
        raise NotAllowed((Refusal("unproven", message, ""),))
    link = SocialAccount.objects.filter(provider=identity.provider, uid__in=identity.subjects).order_by("pk").first()
    if link is not None and link.user_id != locked.pk:
        raise NotAllowed((_taken(),))
    if link is None:
        _add(locked, identity)
        record("user.identity_linked", locked, by=locked, now=now, provider=identity.provider)
    elif link.uid != identity.subjects[0]:
        link.uid = identity.subjects[0]
        link.save(update_fields=["uid"])
    return _assured(locked, identity, now)


@transaction.atomic
def open_by_identity(identity: Identity, *, language: str, now: datetime) -> User | None:
    """Make the light account of somebody whose provider vouches for the address too; return it.

    None when the address is not vouched for or somebody has it already: then our own code proves it first.
    """
    if not identity.email or not identity.email_verified or User.objects.filter(email__iexact=identity.email).exists():
        return None
    try:
        with transaction.atomic():
            user = User(email=identity.email, language=language, email_verified_at=now)
            user.set_unusable_password()
            user.full_clean()
            user.save()
    except IntegrityError:
        return None
    record("user.email_verified", user, by=user, now=now, provider=identity.provider)
    return link_identity(user, identity, now=now)


@transaction.atomic
def unlink_identity(user: User, link_id: int, *, now: datetime) -> bool:
    """Take the link away and what rested on it; return whether there was one of this person.

    The way by e-mail code always stays, so nobody locks themselves out.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    link = SocialAccount.objects.filter(pk=link_id, user=locked).first()
    if link is None:
        return False
    link.delete()
    if locked.assured_by == link.provider and not _still_opens(locked, link.provider):
        locked.assured_at, locked.assured_by, locked.assured_level, locked.assured_name = None, "", "", ""
        locked.save(update_fields=ASSURED)
    record("user.identity_unlinked", locked, by=locked, now=now, provider=link.provider)
    return True


def _still_opens(user: User, provider: str) -> bool:
    return bool(SocialAccount.objects.filter(user=user, provider=provider).exists())


def _add(user: User, identity: Identity) -> None:
    try:
        with transaction.atomic():
            SocialAccount.objects.create(user=user, provider=identity.provider, uid=identity.subjects[0], extra_data={})
    except IntegrityError as taken:  # two browsers linked the same identity at once
        raise NotAllowed((_taken(),)) from taken


def _taken() -> Refusal:
    message = _("Тази електронна самоличност вече отваря друг профил. Излезте и влезте с нея.")
    return Refusal("identity_taken", message, "")


def _assured(user: User, identity: Identity, now: datetime) -> User:
    is_known = (user.assured_by, user.assured_level, user.assured_name) == (
        identity.provider,
        identity.level,
        identity.name,
    )
    user.assured_at, user.assured_by = now, identity.provider
    user.assured_level, user.assured_name = identity.level, identity.name
    if not user.full_name:
        user.full_name = identity.name
    user.full_clean(exclude=["password"])
    user.save(update_fields=[*ASSURED, "full_name"])
    if not is_known:
        record("user.identity_confirmed", user, by=user, now=now, provider=identity.provider, level=identity.level)
    return user
