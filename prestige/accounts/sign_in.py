"""Who sits at the browser, and by what proofs the session was opened."""

from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest

from prestige.accounts.models import User

CODE = "code"  # the six digits of a letter
PASSWORD = "password"  # noqa: S105  (allauth's word for a proof by password)
SECOND_FACTOR = "mfa"  # allauth's word for a one-time code, a recovery code and a passkey
IDENTITY = "socialaccount"  # allauth's word for an outside provider


def person(request: HttpRequest) -> User | None:
    """Return who is signed in, None for a visitor."""
    return request.user if isinstance(request.user, User) else None


def sign_in_by_code(request: HttpRequest, user: User, *, after: str = "") -> None:
    """Open a session after a right e-mail code; it gets a new key.

    Raises ``ImmediateHttpResponse``, which allauth's middleware answers with, when this account demands a second
    factor first; behind it waits the address ``after``.
    """
    record_authentication(request, user, method=CODE, email=user.email)
    onward = perform_login(request, Login(user=user, email=user.email, redirect_url=after or None))
    if person(request) != user:
        raise ImmediateHttpResponse(onward)


def sign_in_by_identity(request: HttpRequest, user: User, provider: str, *, after: str = "") -> None:
    """Open a session for whom an identity provider vouches; it gets a new key and opens no admin by itself.

    Raises ``ImmediateHttpResponse`` when this account demands a second factor first, as after a code.
    """
    note_identity(request, user, provider)
    onward = perform_login(request, Login(user=user, email=user.email, redirect_url=after or None))
    if person(request) != user:
        raise ImmediateHttpResponse(onward)


def note_identity(request: HttpRequest, user: User, provider: str) -> None:
    """Remember that the person proved their identity in this session."""
    record_authentication(request, user, method=IDENTITY, provider=provider)


def has_identity(request: HttpRequest) -> bool:
    """Return whether an identity provider vouched for the person in this session."""
    return any(method == IDENTITY for method, _ in proofs(request))


def proofs(request: HttpRequest) -> list[tuple[str, float]]:
    """Return by what means and when (seconds since 1970) the person of this session proved who they are."""
    records = get_authentication_records(request, person(request))
    return [(record["method"], record["at"]) for record in records]


def may_enter_workplace(request: HttpRequest) -> bool:
    """Return whether this session opens what only officials see, as far as its proofs decide."""
    return has_second_factor(request) if settings.STAFF_SECOND_FACTOR else is_full_sign_in(request)


def is_full_sign_in(request: HttpRequest) -> bool:
    """Return whether more than an e-mail code was given in this session."""
    return any(method not in {CODE, IDENTITY} for method, _ in proofs(request))


def has_second_factor(request: HttpRequest) -> bool:
    """Return whether a one-time code, a recovery code or a passkey was given in this session."""
    return any(method == SECOND_FACTOR for method, _ in proofs(request))
