"""Publishing a received comment, holding it back or removing it with a ground."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.actions.moderating import ROOM, decide, end, known_ground, own_refusals, stale_refusals, take
from consultations.models import Comment
from consultations.personal_data import personal_numbers
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.actions import decide_reports
from prestige.moderation.models import MeasureEnd, MeasureKind, ModerationState, ReportOutcome
from prestige.refusals import Refusal, permit


@transaction.atomic
def publish_comment(
    comment: Comment,
    *,
    by: User,
    now: datetime,
    expected: str = "",
    is_harmless: bool = False,
    on_appeal: bool = False,
) -> Comment:
    """Show the comment to everybody and return it; publishing twice changes nothing. Nobody moderates their own.

    A text with a valid personal number (ЕГН) is refused until it is struck out or the clerk says that it is none
    (``is_harmless``, kept in the journal). ``expected`` is the `review_stamp` that the clerk saw: when a colleague
    decided since, it is refused. One that everybody sees already stays, and who reported it is told so. After an appeal
    (``on_appeal``) the letter of the decision tells of it.
    """
    locked = lock_comment(comment)
    permit(publication_refusals(locked, by, expected=expected, is_harmless=is_harmless))
    if locked.is_published and not locked.to_review:
        return locked
    was_shown = locked.is_published
    has_number = bool(personal_numbers(locked.public_body, locked.public_wording))
    told = {name: True for name, said in (("harmless", is_harmless and has_number), ("on_appeal", on_appeal)) if said}
    locked.moderation_state, locked.to_review = ModerationState.PUBLISHED, False
    locked.hold_ground = locked.hold_note = ""
    decide(locked, by, now)
    end(locked, MeasureEnd.PUBLISHED, now)
    verb = "comment.kept" if was_shown else "comment.published"
    record(verb, locked, by=by, now=now, consultation=locked.consultation_id, **told)
    decide_reports(ROOM, locked.pk, ReportOutcome.KEPT, by=by, now=now)
    return locked


def publication_refusals(comment: Comment, by: User, *, expected: str = "", is_harmless: bool = False) -> list[Refusal]:
    """Return why this person cannot publish the comment now. Source: Регламент (ЕС) 2016/679, чл. 5."""
    found = [*own_refusals(comment, by), *stale_refusals(comment, expected)]
    if not is_harmless and personal_numbers(comment.public_body, comment.public_wording):
        message = _("В текста има валидно ЕГН. Заличете го или потвърдете, че числото не е лични данни.")
        found.append(Refusal("egn", message, _("Регламент (ЕС) 2016/679, чл. 5")))
    return found


@transaction.atomic
def hold_comment(comment: Comment, *, ground: str, note: str, by: User, now: datetime, expected: str = "") -> Comment:
    """Hide the comment on a numbered ground of the rules and return it; it still counts as received.

    Raises ``NotAllowed`` without a ground that is in force. Holding on the same ground again changes nothing.
    """
    locked = lock_comment(comment)
    permit([*own_refusals(locked, by), *stale_refusals(locked, expected), *_removed_refusals(locked)])
    named = known_ground(ground)
    if locked.moderation_state == ModerationState.HELD and (locked.hold_ground, locked.hold_note) == (ground, note):
        return locked
    locked.moderation_state, locked.to_review = ModerationState.HELD, False
    locked.hold_ground, locked.hold_note = ground, note
    decide(locked, by, now)
    take(MeasureKind.HELD, locked, named, by, now)
    record("comment.held", locked, by=by, now=now, consultation=locked.consultation_id, ground=ground)
    decide_reports(ROOM, locked.pk, ReportOutcome.HELD, by=by, now=now)
    return locked


@transaction.atomic
def remove_comment(comment: Comment, *, ground: str, note: str, by: User, now: datetime, expected: str = "") -> Comment:
    """Take a comment that everybody saw, or that is held, off for good and return it.

    Its number and the ground stay in its place and in the statement, its text is sealed. What nobody has looked at
    yet is held first, so that its author can object before the end. Removing again changes nothing.
    """
    locked = lock_comment(comment)
    permit([*own_refusals(locked, by), *stale_refusals(locked, expected), *_pending_refusals(locked)])
    named = known_ground(ground)
    if locked.is_removed:
        return locked
    was_shown = locked.is_published
    locked.moderation_state, locked.to_review = ModerationState.REMOVED, False
    locked.hold_ground, locked.hold_note = ground, note
    decide(locked, by, now)
    take(MeasureKind.REMOVED, locked, named, by, now)
    told = {"consultation": locked.consultation_id, "ground": ground, "was_shown": was_shown}
    record("comment.removed", locked, by=by, now=now, **told)
    decide_reports(ROOM, locked.pk, ReportOutcome.REMOVED, by=by, now=now)
    return locked


def _removed_refusals(comment: Comment) -> list[Refusal]:
    if not comment.is_removed:
        return []
    return [Refusal("removed", _("Предложението вече е премахнато. Връща се само след възражение."))]


def _pending_refusals(comment: Comment) -> list[Refusal]:
    if comment.moderation_state != ModerationState.PENDING:
        return []
    return [Refusal("pending", _("Предложението още не е публикувано. Задръжте го, за да може подателят да възрази."))]
