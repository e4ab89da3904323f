"""The way to an identity provider and back: out with a state of this browser, in with a proven identity."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, TypeVar

from allauth.core.exceptions import ReauthenticationRequired
from allauth.socialaccount.internal.statekit import stash_state, unstash_state
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.accounts.actions import link_identity, open_by_identity, owner_of
from prestige.accounts.identity import openid, saml
from prestige.accounts.identity.configured import OpenIdProvider, Provider, SamlProvider
from prestige.accounts.identity.proof import Identity, IdentityRefused, unproven
from prestige.accounts.models import User
from prestige.accounts.proof import has_fresh_proof
from prestige.accounts.sign_in import note_identity, person, sign_in_by_identity
from prestige.refusals import NotAllowed

PENDING = "identity_pending"
PENDING_MINUTES = 30
CONNECT, LOGIN = "connect", "login"
State = Mapping[str, Any]
P = TypeVar("P", bound=Provider)


def provider_of(slug: str, kind: type[P]) -> P | None:
    """Return the configured provider of this name and kind, None without one."""
    return next((each for each in settings.IDENTITY_PROVIDERS if each.slug == slug and isinstance(each, kind)), None)


def provider_names() -> dict[str, str]:
    """Return the names of the configured providers by their slugs."""
    return {each.slug: each.name for each in settings.IDENTITY_PROVIDERS}


def begin(request: HttpRequest, provider: Provider, *, connects: bool, after: str) -> str:
    """Return where the browser goes to sign in; its session keeps what the answer must match. Raises ``ProviderDown``.

    Connecting asks for a fresh proof first (``ReauthenticationRequired``).
    """
    user = person(request)
    if connects:
        ask_again(request)
    state: dict[str, Any] = {
        "process": CONNECT if connects else LOGIN,
        "user": user.pk if user else None,
        "next": after,
        "language": get_language() or "bg",
    }
    if isinstance(provider, OpenIdProvider):
        state_id = secrets.token_urlsafe(32)
        state |= openid.secrets_of_a_sign_in()
        address = openid.login_url(provider, state=state_id, kept=state, callback=callback_url(provider))
    elif isinstance(provider, SamlProvider):
        address, state_id = saml.login_url(provider, *saml_urls(provider))
    else:
        raise TypeError(provider)
    stash_state(request, provider_id=provider.slug, state=state, state_id=state_id)
    return address


def ask_again(request: HttpRequest) -> None:
    """Ask once more who sits here before a key of the account changes, as its password and address do.

    Raises ``ReauthenticationRequired``; whoever has neither password nor factor gets a code by e-mail.
    """
    if person(request) is not None and not has_fresh_proof(request):
        raise ReauthenticationRequired


def state_of(request: HttpRequest, provider: Provider, state_id: str) -> State:
    """Take the state of the answered request out of the session, once; go on in its language.

    Raises ``IdentityRefused`` when this browser asked for no such thing in the last ten minutes.
    """
    state: State | None = unstash_state(request, provider_id=provider.slug, state_id=state_id) if state_id else None
    if state is None:
        sentence = _("Този вход не е започнат в този браузър или е отдавна. Започнете отново.")
        raise IdentityRefused(sentence, "no such state")
    translation.activate(state["language"])
    return state


def arrive(request: HttpRequest, identity: Identity, state: State, *, now: datetime) -> str:
    """Sign in or connect whoever has proven the identity and return where to go on.

    Nobody is joined to an account by an address alone: an unknown identity proves the address with our code first,
    unless its provider vouches for an address that nobody has. Raises ``IdentityRefused``, and
    ``ImmediateHttpResponse`` towards the second factor.
    """
    user, after = person(request), str(state.get("next") or "")
    if state["process"] == CONNECT:
        if user is None or user.pk != state["user"]:
            raise IdentityRefused(_("Междувременно излязохте. Влезте и свържете отново."), "another session")
        return connect(request, identity, user, after, now=now)
    try:
        owner = owner_of(identity)
        if owner is None and user is None:
            owner = open_by_identity(identity, language=get_language() or "bg", now=now)
        if owner is None:
            keep_pending(request, identity, after, now=now)
            return reverse("socialaccount_signup")
        if not owner.is_active:
            raise IdentityRefused(_("Този профил е спрян. Обърнете се към общината."), "inactive account")
        link_identity(user or owner, identity, now=now)
    except NotAllowed as refused:
        raise _in_words(refused) from refused
    if user is None:
        sign_in_by_identity(request, owner, identity.provider, after=after)
    else:
        note_identity(request, user, identity.provider)
    return after or reverse("me")


def connect(request: HttpRequest, identity: Identity, user: User, after: str, *, now: datetime) -> str:
    """Link the identity to the person who is signed in and return where to go on. Raises ``IdentityRefused``."""
    try:
        link_identity(user, identity, now=now)
    except NotAllowed as refused:
        raise _in_words(refused) from refused
    request.session.pop(PENDING, None)
    note_identity(request, user, identity.provider)
    return after or reverse("socialaccount_connections")


def keep_pending(request: HttpRequest, identity: Identity, after: str, *, now: datetime, address: str = "") -> None:
    """Let the browser remember an identity that no account has yet, until the address is proven."""
    request.session[PENDING] = {"identity": asdict(identity), "next": after, "at": now.timestamp(), "address": address}


def pending(request: HttpRequest, *, now: datetime) -> tuple[Identity, str, str] | None:
    """Return the identity that waits for an account, where to go on, and the address that got a code."""
    kept = request.session.get(PENDING)
    if not kept or now - datetime.fromtimestamp(kept["at"], tz=now.tzinfo) > timedelta(minutes=PENDING_MINUTES):
        request.session.pop(PENDING, None)
        return None
    fields = kept["identity"]
    return Identity(**{**fields, "subjects": tuple(fields["subjects"])}), kept["next"], kept["address"]


def callback_url(provider: Provider) -> str:
    """Return our address for the provider's answer, the same in every language."""
    return f"{settings.BASE_URL}{reverse('openid_connect_callback', args=[provider.slug])}"


def saml_urls(provider: Provider) -> tuple[str, str]:
    """Return our address for the provider's answer and that of our metadata, the same in every language."""
    acs, metadata = (reverse(name, args=[provider.slug]) for name in ("saml_acs", "saml_metadata"))
    return f"{settings.BASE_URL}{acs}", f"{settings.BASE_URL}{metadata}"


def checked_issuer(provider: OpenIdProvider, said: str | None) -> None:
    """Refuse an answer that names another issuer. Source: RFC 9207. Raises ``IdentityRefused``."""
    if said is not None and said != provider.issuer:
        raise unproven("the answer names another issuer")


def _in_words(refused: NotAllowed) -> IdentityRefused:
    return IdentityRefused(" ".join(str(each.message) for each in refused.refusals), "refused by the act")
