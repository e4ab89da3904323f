"""The way of a comment from the form to the receipt, between the views and the acts."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest
from django.utils import timezone

from consultations.actions import keep_draft, send_draft
from consultations.forms import CommentForm
from consultations.models import Comment, CommentDraft, Consultation
from consultations.read.comment_place import Place
from consultations.read.comment_since import Moved
from consultations.views.draft_cookie import drafts_of
from prestige.accounts.models import User
from prestige.accounts.sign_in import person
from prestige.text_hygiene import clean_text


def unsent_draft(request: HttpRequest, consultation: Consultation, eid: str) -> CommentDraft | None:
    """Return what was last typed here about this place and not sent."""
    drafts = drafts_of(request).unsent().filter(consultation=consultation, eid=eid)
    return drafts.select_related("revision").first()


def draft_to_send(request: HttpRequest, consultation: Consultation, eid: str) -> CommentDraft | None:
    """Return the draft whose check page was posted, sent or not; without one what was typed last.

    The posted one is found wherever its place stands now. When nothing waits here any more, whoever comes back to the
    page of the last look gets what was sent last. One query decides, so that presses at the same moment see the row
    either before or after the sending.
    """
    token = request.POST.get("draft", "")
    drafts = list(drafts_of(request).filter(consultation=consultation).select_related("comment", "revision"))
    here = [draft for draft in drafts if draft.eid == eid]
    posted = next((draft for draft in drafts if str(draft.token) == token), None) if token else None
    return posted or next((draft for draft in here if draft.comment is None), None) or next(iter(here), None)


def empty_form(
    request: HttpRequest, place: Place, draft: CommentDraft | None, since: Moved | None, now: datetime
) -> CommentForm:
    """Return the form to be filled: with the draft when there is one, else with what we know of the person.

    The form for the whole draft takes over what was written about a place that was dropped (`?from=` its draft).
    """
    user = person(request)
    known: dict[str, Any] = {"proposed_wording": place.text, "author_name": _known_name(user)}
    data = _followed(draft.data, since) if draft else _taken_over(request, place)
    kept = {name: value for name, value in data.items() if value}
    return CommentForm(initial=known | kept, text=place.text, user=user, now=now)


def _taken_over(request: HttpRequest, place: Place) -> dict[str, Any]:
    token = request.GET.get("from", "")
    if not token or place.provision is not None:
        return {}
    drafts = drafts_of(request).unsent().filter(consultation=place.consultation)
    data: dict[str, Any] = next((draft.data for draft in drafts if str(draft.token) == token), {})
    return {name: value for name, value in data.items() if name != "proposed_wording"}


def posted_form(request: HttpRequest, place: Place, since: Moved | None, now: datetime) -> CommentForm:
    """Return the form as it was posted."""
    data = _followed(request.POST.dict(), since)
    return CommentForm(data, text=place.text, user=person(request), now=now)


def kept_form(
    request: HttpRequest, place: Place, draft: CommentDraft, since: Moved | None, now: datetime
) -> CommentForm:
    """Return the form as the draft holds it."""
    return CommentForm(_followed(draft.data, since), text=place.text, user=person(request), now=now)


def _followed(data: Mapping[str, Any], since: Moved | None) -> dict[str, Any]:
    """Return the typed fields; a wording left as it was follows the text, it is no proposal to bring the old one back.

    A proposal for a dropped place has no wording to replace any more, but nothing typed is lost.
    """
    found = dict(data)
    if since is not None and since.now is not None:
        typed = str(found.get("proposed_wording", "")).replace("\r\n", "\n").strip()
        if typed == clean_text(since.then.text).strip():
            found["proposed_wording"] = since.now.text
    return found


def keep(request: HttpRequest, place: Place, form: CommentForm, now: datetime) -> CommentDraft:
    """Keep what was typed, valid or not, and return the draft."""
    before = unsent_draft(request, place.consultation, place.kept_as)
    typed = form.typed()
    if before is not None and "author_email" not in typed:
        typed["author_email"] = before.data.get("author_email", "")
    return keep_draft(
        place.consultation,
        place.kept_as,
        typed,
        token=before.token if before else None,
        revision=place.revision,
        written_eid=place.eid,
        by=person(request),
        now=now,
    )


def adopt(draft: CommentDraft, consultation: Consultation, user: User, now: datetime) -> None:
    """Give the draft of a browser to the person who has just proved who they are.

    When others hold the consultation longer than the lock timeout it stays the browser's, which finds it all the same.
    """
    with suppress(OperationalError):
        keep_draft(
            consultation,
            draft.eid,
            draft.data,
            token=draft.token,
            revision=draft.revision,
            written_eid=draft.written_eid,
            by=user,
            now=now,
        )


def send(place: Place, draft: CommentDraft, form: CommentForm, user: User, now: datetime) -> Comment:
    """Send the draft and return the received comment. Raises ``NotAllowed`` and ``SentTooOften``."""
    needs_look = bool(draft.data.get("looks_automatic"))
    proposal = form.proposal(place.eid, revision=place.revision.ordinal, needs_look=needs_look)
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
