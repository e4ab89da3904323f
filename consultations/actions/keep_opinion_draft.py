"""Keeping what somebody typed in the name of an organisation until it is sent."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from consultations.models import Comment, Consultation, OpinionDraft
from prestige.accounts.models import User


@transaction.atomic
def keep_opinion_draft(
    consultation: Consultation,
    data: dict[str, Any],
    *,
    token: uuid.UUID | None,
    sender: str,
    by: User | None,
    now: datetime,
) -> OpinionDraft:
    """Save the typed fields under the token and return the draft; a new one when there is none or it was sent.

    ``sender`` is the hash under which its files were first handed in; it stays, whoever signs in later.
    """
    unsent = OpinionDraft.objects.select_for_update().filter(consultation=consultation, comment__isnull=True)
    draft = unsent.filter(token=token).first() if token else None
    draft = draft or OpinionDraft(consultation=consultation, sender=sender)
    draft.data, draft.updated_at, draft.user = data, now, by or draft.user
    draft.revision_id = consultation.current_revision_id
    draft.save()
    return draft


@transaction.atomic
def mark_opinion_sent(draft: OpinionDraft, comment: Comment, *, now: datetime) -> None:
    """Tie the draft to what it became, so that its address leads to the receipt."""
    draft.comment, draft.updated_at, draft.data = comment, now, {}
    draft.save(update_fields=["comment", "updated_at", "data"])
