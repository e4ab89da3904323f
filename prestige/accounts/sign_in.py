"""Who sits at the browser, and by what proofs the session was opened."""

from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest

from prestige.accounts.models import User

BY_CODE = "signed_in_by_code"
SECOND_FACTOR = "mfa"  # allauth's word for a one-time code, a recovery code and a passkey


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


def keep_as_full_sign_in(request: HttpRequest) -> None:
    """Remember that the password was given: the same person may have come in by a code before."""
    request.session.pop(BY_CODE, None)


def is_full_sign_in(request: HttpRequest) -> bool:
    """Return whether the session was opened with more than an e-mail code."""
    return has_second_factor(request) or not request.session.get(BY_CODE, False)


def has_second_factor(request: HttpRequest) -> bool:
    """Return whether a one-time code, a recovery code or a passkey was given in this session."""
    user = person(request)
    return user is not None and any(
        record.get("method") == SECOND_FACTOR for record in get_authentication_records(request, user)
    )
