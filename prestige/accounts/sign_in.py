"""Who sits at the browser, and by what proofs the session was opened."""

from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest

from prestige.accounts.models import User

BY_CODE = "signed_in_by_code"
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
    record_authentication(request, user, method="code", email=user.email)
    onward = perform_login(request, Login(user=user, email=user.email, redirect_url=after or None))
    if person(request) != user:
        raise ImmediateHttpResponse(onward)
    request.session[BY_CODE] = True


def sign_in_by_identity(request: HttpRequest, user: User, provider: str, *, after: str = "") -> None:
    """Open a session for whom an identity provider vouches; it gets a new key and opens no admin by itself.

    Raises ``ImmediateHttpResponse`` when this account demands a second factor first, as after a code.
    """
    note_identity(request, user, provider)
    onward = perform_login(request, Login(user=user, email=user.email, redirect_url=after or None))
    if person(request) != user:
        raise ImmediateHttpResponse(onward)
    request.session[BY_CODE] = True


def note_identity(request: HttpRequest, user: User, provider: str) -> None:
    """Remember that the person proved their identity in this session."""
    record_authentication(request, user, method=IDENTITY, provider=provider)


def has_identity(request: HttpRequest) -> bool:
    """Return whether an identity provider vouched for the person in this session."""
    return IDENTITY in _methods(request)


def keep_as_full_sign_in(request: HttpRequest) -> None:
    """Remember that the password was given: the same person may have come in by a code before."""
    request.session.pop(BY_CODE, None)


def is_full_sign_in(request: HttpRequest) -> bool:
    """Return whether the session was opened with more than an e-mail code."""
    return has_second_factor(request) or not request.session.get(BY_CODE, False)


def has_second_factor(request: HttpRequest) -> bool:
    """Return whether a one-time code, a recovery code or a passkey was given in this session."""
    return SECOND_FACTOR in _methods(request)


def _methods(request: HttpRequest) -> set[object]:
    user = person(request)
    return {record.get("method") for record in get_authentication_records(request, user)} if user else set()
