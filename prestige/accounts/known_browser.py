"""A browser that once opened an account: a stranger's guesses do not shut its owner out there.

Source: OWASP Authentication Cheat Sheet, device cookies. The cookie opens nothing; it only counts attempts apart.
"""

import hmac
import uuid
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "prestige.accounts.known-browser"
MAX_AGE = 180 * 24 * 60 * 60  # seconds
LONGEST = 2048
OPENED = "prestige.opened_account"  # in request.META: the address whose account this request opened


def known_browser(request: HttpRequest, email: str) -> str:
    """Return the mark of this browser when it once opened the account of the address, else an empty text."""
    value = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    if not value or len(value) > LONGEST:
        return ""
    try:
        mark, account = signing.loads(value, salt=SALT, max_age=MAX_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(mark) if hmac.compare_digest(str(account), _account(email)) else ""


def note_opened(request: HttpRequest, email: str) -> None:
    """Let the answer of this request mark the browser: every step of the sign-in was passed."""
    request.META[OPENED] = email


def remember_browser(response: HttpResponse, email: str) -> None:
    """Let the browser show at the next attempt that it once opened this account."""
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps([uuid.uuid4().hex, _account(email)], salt=SALT),
        max_age=MAX_AGE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _account(email: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"known:{email.strip().casefold()}".encode(), sha256).hexdigest()
