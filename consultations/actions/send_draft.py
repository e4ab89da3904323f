"""Sending what was kept: the draft becomes a received comment, once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.keep_draft import mark_sent
from consultations.actions.locking import lock_consultation
from consultations.actions.receive_comment import Proposal
from consultations.actions.submit_comment import submit_comment
from consultations.models import Comment, CommentDraft
from prestige.accounts.limits import COMMENTS, take_turn
from prestige.accounts.models import User
from prestige.refusals import NotAllowed, Refusal


class SentTooOften(Exception):
    """The person sends more comments than anybody writes; the draft stays."""


@transaction.atomic
def send_draft(draft: CommentDraft, proposal: Proposal, *, by: User, now: datetime) -> Comment:
    """Receive the proposal made of the draft and return the comment; a second press returns the same one.

    Consultation and draft are locked: presses at one moment wait for the first, and count as one against the limit.
    Raises ``NotAllowed`` with every reason, ``SentTooOften`` past the limit.
    """
    lock_consultation(draft.consultation)  # first: whoever publishes a revision takes it and then the drafts
    # No join here: a press that waited would see the new comment_id beside the comment's absence in its old snapshot.
    locked = CommentDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.comment is not None:
        return locked.comment
    if locked.data != draft.data:
        raise NotAllowed((Refusal("changed", _("Текстът беше променен в друг прозорец. Прегледайте го отново."), ""),))
    if not take_turn(COMMENTS, str(by.pk), now=now):
        raise SentTooOften
    comment = submit_comment(locked.consultation, proposal, by=by, key=locked.submission_key, now=now)
    mark_sent(locked, comment, now=now)
    return comment
