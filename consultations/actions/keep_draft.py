"""Keeping what a citizen typed until it is sent."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from consultations.actions.locking import lock_consultation
from consultations.models import Comment, CommentDraft, Consultation, OpinionDraft, Provision, Revision
from consultations.standing import standing_of
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
    anchor of the place there, where ``eid`` is not the same. When another was published since that was read, the
    draft stands where its place does now, and is the one that the publication carried there.
    """
    locked = lock_consultation(consultation)  # first: whoever publishes a revision takes it and then the drafts
    stands_at = eid if revision is None else _standing_eid(locked, eid, revision, written_eid or eid)
    draft = (
        CommentDraft.objects.select_for_update()
        .filter(token=token, consultation=consultation, eid=stands_at, comment__isnull=True)
        .first()
        if token
        else None
    )
    draft = draft or CommentDraft(consultation=consultation, eid=stands_at)
    draft.data = data
    if revision is not None:
        draft.revision, draft.written_eid = revision, written_eid or eid
    draft.user = by or draft.user
    draft.updated_at = now
    draft.save()
    return draft


def _standing_eid(consultation: Consultation, eid: str, revision: Revision, written_eid: str) -> str:
    """Return the name of a place now, `eid` when the revision it was read in is in force still."""
    if not eid or revision.pk == consultation.current_revision_id:
        return eid
    article = Provision.objects.around(revision.pk, written_eid)
    return standing_of(consultation).kept_as(written_eid, article) if article else eid


@transaction.atomic
def mark_sent(draft: CommentDraft, comment: Comment, *, now: datetime) -> None:
    """Tie the draft to the comment it became, so that its address leads to the receipt."""
    draft.comment, draft.updated_at, draft.data = comment, now, {}
    draft.save(update_fields=["comment", "updated_at", "data"])


@transaction.atomic
def discard_draft(draft: CommentDraft | OpinionDraft) -> None:
    """Throw an unsent draft away at its author's wish."""
    type(draft).objects.filter(pk=draft.pk, comment__isnull=True).delete()


@transaction.atomic
def forget_old_drafts(now: datetime) -> int:
    """Delete drafts nobody touched for thirty days, of comments and of opinions; return how many."""
    long_ago = now - timedelta(days=CommentDraft.KEEP_DAYS)
    kinds = (CommentDraft.objects, OpinionDraft.objects)
    return sum(rows.filter(updated_at__lt=long_ago).delete()[0] for rows in kinds)
