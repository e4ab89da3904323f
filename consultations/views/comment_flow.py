"""The way of a comment from the form to the receipt, between the views and the acts."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from consultations.actions import keep_draft, send_draft
from consultations.forms import CommentForm
from consultations.models import Comment, CommentDraft
from consultations.read.comment_place import Place
from consultations.views.draft_cookie import drafts_of
from prestige.accounts.models import User
from prestige.accounts.sign_in import person


def unsent_draft(request: HttpRequest, place: Place) -> CommentDraft | None:
    """Return what was last typed here about this place and not sent."""
    return drafts_of(request).unsent().filter(consultation=place.consultation, eid=place.eid).first()


def draft_to_send(request: HttpRequest, place: Place) -> CommentDraft | None:
    """Return the draft whose check page was posted, sent or not; without one what was typed last.

    When nothing waits here any more, whoever comes back to the page of the last look gets what was sent last.

    One query decides both, so that presses at the same moment see the row either before or after the sending.
    """
    token = request.POST.get("draft", "")
    drafts = drafts_of(request).filter(consultation=place.consultation, eid=place.eid).select_related("comment")
    posted = next((draft for draft in drafts if str(draft.token) == token), None) if token else None
    return posted or unsent_draft(request, place) or drafts.first()


def empty_form(request: HttpRequest, place: Place, draft: CommentDraft | None, now: datetime) -> CommentForm:
    """Return the form to be filled: with the draft when there is one, else with what we know of the person."""
    user = person(request)
    known: dict[str, Any] = {"proposed_wording": place.text, "author_name": _known_name(user)}
    kept = {name: value for name, value in draft.data.items() if value} if draft else {}
    return CommentForm(initial=known | kept, text=place.text, user=user, now=now)


def posted_form(request: HttpRequest, place: Place, now: datetime) -> CommentForm:
    """Return the form as it was posted."""
    return CommentForm(request.POST, text=place.text, user=person(request), now=now)


def kept_form(request: HttpRequest, place: Place, draft: CommentDraft, now: datetime) -> CommentForm:
    """Return the form as the draft holds it."""
    return CommentForm(draft.data, text=place.text, user=person(request), now=now)


def keep(request: HttpRequest, place: Place, form: CommentForm, now: datetime) -> CommentDraft:
    """Keep what was typed, valid or not, and return the draft."""
    before = unsent_draft(request, place)
    typed = form.typed()
    if before is not None and "author_email" not in typed:
        typed["author_email"] = before.data.get("author_email", "")
    return keep_draft(
        place.consultation, place.eid, typed, token=before.token if before else None, by=person(request), now=now
    )


def adopt(place: Place, draft: CommentDraft, user: User, now: datetime) -> CommentDraft:
    """Give the draft of a browser to the person who has just proved who they are."""
    return keep_draft(place.consultation, place.eid, draft.data, token=draft.token, by=user, now=now)


def send(place: Place, draft: CommentDraft, form: CommentForm, user: User, now: datetime) -> Comment:
    """Send the draft and return the received comment. Raises ``NotAllowed`` and ``SentTooOften``."""
    proposal = form.proposal(place.eid, needs_look=bool(draft.data.get("looks_automatic")))
    return send_draft(draft, proposal, by=user, now=now)


def fingerprint(draft: CommentDraft) -> str:
    """Return what tells whether the draft is still the one that was checked."""
    return hashlib.sha256(json.dumps(draft.data, sort_keys=True).encode()).hexdigest()[:16]


def days_left(place: Place, now: datetime) -> int:
    """Return the whole days until the last one."""
    return max(place.consultation.days_left_on(timezone.localdate(now)), 0)


def _known_name(user: User | None) -> str:
    if user is None or user.full_name:
        return user.full_name if user else ""
    last = user.comments.order_by("-received_at", "-pk").values_list("author_name", flat=True).first()
    return last or ""
