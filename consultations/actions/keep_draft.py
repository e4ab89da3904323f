"""Keeping what a citizen typed until it is sent."""

import uuid
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from consultations.actions.draft_room import room_refusals, size_refusals
from consultations.actions.locking import lock_consultation
from consultations.models import Comment, CommentDraft, Consultation, OpinionDraft, Provision, Revision
from consultations.standing import standing_of
from prestige.accounts.models import User
from prestige.refusals import permit
from prestige.retention.batches import delete, in_batches


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
    sender: str = "",
    in_browser: Collection[uuid.UUID] = (),
) -> CommentDraft:
    """Save the typed fields under the token and return the draft; a new token when there is none or it was sent.

    ``revision`` is the one whose text the author had before them, None leaves what is known; ``written_eid`` is the
    anchor of the place there, where ``eid`` is not the same. When another was published since that was read, the
    draft stands where its place does now, and is the one that the publication carried there. ``sender`` and the tokens
    ``in_browser`` tell how many are kept of a visitor already. Raises ``NotAllowed`` when there is no room for it.
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
    owner = by or (draft.user if draft else None)
    permit(size_refusals(CommentDraft, data, owner))
    if draft is None:
        permit(room_refusals(CommentDraft, by, sender=sender, in_browser=in_browser))
        draft = CommentDraft(consultation=consultation, eid=stands_at, sender="" if by else sender)
    draft.data = data
    if revision is not None:
        draft.revision, draft.written_eid = revision, written_eid or eid
    draft.user = owner
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
def adopt_drafts(tokens: Collection[uuid.UUID], *, by: User) -> int:
    """Give the anonymous drafts of a browser to the person who proved the address typed in them; return how many.

    Another address in one of them may be another person's at the same computer: that stays the browser's.
    """
    return sum(
        rows.filter(
            token__in=list(tokens), user__isnull=True, comment__isnull=True, data__author_email__iexact=by.email
        ).update(user=by, sender=sender)
        for rows, sender in ((CommentDraft.objects, ""), (OpinionDraft.objects, F("sender")))
    )


@transaction.atomic
def mark_sent(draft: CommentDraft, comment: Comment, *, now: datetime) -> None:
    """Tie the draft to the comment it became, so that its address leads to the receipt."""
    draft.comment, draft.updated_at, draft.data = comment, now, {}
    draft.save(update_fields=["comment", "updated_at", "data"])


@transaction.atomic
def discard_draft(draft: CommentDraft | OpinionDraft) -> None:
    """Throw an unsent draft away at its author's wish."""
    type(draft).objects.filter(pk=draft.pk, comment__isnull=True).delete()


def old_drafts(now: datetime, days: int = CommentDraft.KEEP_DAYS) -> QuerySet[CommentDraft]:
    """Return the drafts of comments nobody touched for so many days."""
    return CommentDraft.objects.filter(updated_at__lt=now - timedelta(days=days))


def old_opinion_drafts(now: datetime, days: int = CommentDraft.KEEP_DAYS) -> QuerySet[OpinionDraft]:
    """Return the drafts of opinions nobody touched for so many days."""
    return OpinionDraft.objects.filter(updated_at__lt=now - timedelta(days=days))


def forget_old_drafts(now: datetime, days: int = CommentDraft.KEEP_DAYS) -> int:
    """Delete drafts nobody touched for thirty days, of comments and of opinions; return how many."""
    return in_batches(old_drafts(now, days), delete) + in_batches(old_opinion_drafts(now, days), delete)
