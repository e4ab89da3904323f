"""Keeping what a citizen typed until it is sent."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from consultations.models import Comment, CommentDraft, Consultation, Revision
from prestige.accounts.models import User


@transaction.atomic
def keep_draft(
    consultation: Consultation,
    eid: str,
    data: dict[str, Any],
    *,
    token: uuid.UUID | None,
    by: User | None,
    now: datetime,
    revision: Revision | None = None,
    written_eid: str = "",
) -> CommentDraft:
    """Save the typed fields under the token and return the draft; a new token when there is none or it was sent.

    ``revision`` is the one whose text the author had before them, None leaves what is known; ``written_eid`` is the
    anchor of the place there, where ``eid`` is not the same.
    """
    draft = (
        CommentDraft.objects.select_for_update()
        .filter(token=token, consultation=consultation, eid=eid, comment__isnull=True)
        .first()
        if token
        else None
    )
    draft = draft or CommentDraft(consultation=consultation, eid=eid)
    draft.data = data
    if revision is not None:
        draft.revision, draft.written_eid = revision, written_eid or eid
    draft.user = by or draft.user
    draft.updated_at = now
    draft.save()
    return draft


@transaction.atomic
def mark_sent(draft: CommentDraft, comment: Comment, *, now: datetime) -> None:
    """Tie the draft to the comment it became, so that its address leads to the receipt."""
    draft.comment, draft.updated_at, draft.data = comment, now, {}
    draft.save(update_fields=["comment", "updated_at", "data"])


@transaction.atomic
def discard_draft(draft: CommentDraft) -> None:
    """Throw an unsent draft away at its author's wish."""
    CommentDraft.objects.filter(pk=draft.pk, comment__isnull=True).delete()


@transaction.atomic
def forget_old_drafts(now: datetime) -> int:
    """Delete drafts nobody touched for thirty days; return how many."""
    return CommentDraft.objects.filter(updated_at__lt=now - timedelta(days=CommentDraft.KEEP_DAYS)).delete()[0]
