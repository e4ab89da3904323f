"""Returning a comment to the queue: the undo of a decision that nobody built upon yet."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.actions.moderating import decide, end
from consultations.models import Comment
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.models import MeasureEnd, ModerationState
from prestige.refusals import NotAllowed, Refusal


@transaction.atomic
def return_comment(comment: Comment, *, expected: str, by: User, now: datetime) -> Comment:
    """Let the comment wait for a look again and return it; refused when somebody decided since ``expected``.

    Its letter is not sent if it has not left; who was told already is told of the return. After an answer it stays.
    """
    locked = lock_comment(comment)
    if locked.review_stamp != expected:
        raise NotAllowed((Refusal("stale", _("Междувременно е решено отново и остава така.")),))
    if hasattr(locked, "answer"):
        raise NotAllowed((Refusal("answered", _("Вече има отговор и остава публикувано.")),))
    was = locked.moderation_state
    locked.moderation_state, locked.to_review = ModerationState.PENDING, False
    locked.hold_ground = locked.hold_note = ""
    decide(locked, by, now)
    end(locked, MeasureEnd.RETURNED, now)
    record("comment.returned", locked, by=by, now=now, consultation=locked.consultation_id, was=was)
    return locked
