"""Publishing a received comment or holding it back with a ground."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.models import Comment, Consultation
from consultations.refusals import typist_refusals
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.grounds import ground_of
from prestige.moderation.models import ModerationState
from prestige.refusals import NotAllowed, Refusal, permit

RULES = "Правила за коментиране и преглед"


@transaction.atomic
def publish_comment(comment: Comment, *, by: User, now: datetime) -> Comment:
    """Show the comment to everybody and return it; publishing twice changes nothing. Nobody moderates their own."""
    locked = lock_comment(comment)
    permit(_own_refusals(locked, by))
    if locked.is_published:
        return locked
    locked.moderation_state = ModerationState.PUBLISHED
    locked.hold_ground = locked.hold_note = ""
    _decide(locked, by, now)
    record("comment.published", locked, by=by, now=now, consultation=locked.consultation_id)
    return locked


@transaction.atomic
def hold_comment(comment: Comment, *, ground: str, note: str, by: User, now: datetime) -> Comment:
    """Hide the comment on a numbered ground of the rules and return it; it still counts as received.

    Raises ``NotAllowed`` without a ground of the published rules. Holding on the same ground again changes nothing.
    """
    locked = lock_comment(comment)
    permit(_own_refusals(locked, by))
    if ground_of(ground) is None:
        raise NotAllowed((Refusal("ground", _("Изберете основание от правилата."), RULES),))
    if locked.moderation_state == ModerationState.HELD and (locked.hold_ground, locked.hold_note) == (ground, note):
        return locked
    locked.moderation_state = ModerationState.HELD
    locked.hold_ground, locked.hold_note = ground, note
    _decide(locked, by, now)
    record("comment.held", locked, by=by, now=now, consultation=locked.consultation_id, ground=ground)
    return locked


def _own_refusals(comment: Comment, by: User) -> list[Refusal]:
    if comment.author_id != by.pk:
        return typist_refusals(comment, by)
    return [Refusal("own", _("Собствен коментар се преглежда от друг служител."), RULES)]


def _decide(comment: Comment, by: User, now: datetime) -> None:
    comment.moderated_by, comment.moderated_at = by, now
    comment.full_clean()
    comment.save(update_fields=["moderation_state", "hold_ground", "hold_note", "moderated_by", "moderated_at"])
    Consultation.objects.filter(pk=comment.consultation_id).update(voices_stamp=F("voices_stamp") + 1)
