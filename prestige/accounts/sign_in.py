"""Who sits at the browser, and how the session was opened."""

from django.contrib.auth import login
from django.http import HttpRequest

from prestige.accounts.models import User

BY_CODE = "signed_in_by_code"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def person(request: HttpRequest) -> User | None:
    """Return who is signed in, None for a visitor."""
    return request.user if isinstance(request.user, User) else None


def sign_in_by_code(request: HttpRequest, user: User) -> None:
    """Open a citizen's session after a right e-mail code; the session gets a new key."""
    login(request, user, backend=BACKEND)
    request.session[BY_CODE] = True


def keep_as_full_sign_in(request: HttpRequest) -> None:
    """Remember that the password was given: the same person may have come in by a code before."""
    request.session.pop(BY_CODE, None)


def is_full_sign_in(request: HttpRequest) -> bool:
    """Return whether the session was opened with a password, not only with an e-mail code."""
    return not request.session.get(BY_CODE, False)
