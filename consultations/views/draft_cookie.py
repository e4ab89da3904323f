"""The signed cookie by which a browser finds again what was typed in it, for thirty days and without signing in."""

import uuid
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from consultations.models.draft import CommentDraft, CommentDraftQuerySet

SALT = "consultations.draft"
KEEP_SECONDS = CommentDraft.KEEP_DAYS * 24 * 60 * 60
AT_MOST = 30


def draft_tokens(request: HttpRequest) -> list[uuid.UUID]:
    """Return the tokens of the cookie, newest first; none for a missing, old or forged one."""
    text = request.get_signed_cookie(settings.DRAFT_COOKIE_NAME, default="", salt=SALT, max_age=KEEP_SECONDS) or ""
    tokens = []
    for part in text.split("."):
        with suppress(ValueError):
            tokens.append(uuid.UUID(part))
    return tokens


def remember_draft(response: HttpResponse, request: HttpRequest, token: uuid.UUID) -> None:
    """Put the token first in the cookie of this browser."""
    tokens = [token, *(known for known in draft_tokens(request) if known != token)][:AT_MOST]
    response.set_signed_cookie(
        settings.DRAFT_COOKIE_NAME,
        ".".join(known.hex for known in tokens),
        salt=SALT,
        max_age=KEEP_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def drafts_of(request: HttpRequest) -> CommentDraftQuerySet:
    """Return the drafts of whoever sits at this browser, newest first."""
    return CommentDraft.objects.held_by(request.user.pk, draft_tokens(request))
