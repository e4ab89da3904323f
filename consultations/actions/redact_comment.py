"""Striking personal data out of what everybody reads; what was received stays sealed in its row."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.actions.moderate_comment import publish_comment
from consultations.actions.moderating import ROOM, decide, known_ground, own_refusals, stale_refusals, take
from consultations.models import Comment
from consultations.personal_data import kinds, struck
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.actions import decide_reports
from prestige.moderation.models import MeasureKind, ReportOutcome
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


def redaction_refusals(comment: Comment, passages: Sequence[str]) -> list[Refusal]:
    """Return why these passages cannot be struck out of what the citizen wrote."""
    wanted = [passage for passage in passages if passage.strip()]
    if not wanted:
        return [Refusal("passages", _("Отбележете или напишете какво да се заличи."))]
    text = f"{comment.public_body}\n{comment.public_wording}"
    missing = [passage for passage in wanted if passage not in text]
    if not missing:
        return []
    message = _("Тези думи ги няма в текста: „%(words)s“. Копирайте ги точно, както са написани.")
    return [Refusal("missing", message % {"words": "“, „".join(missing)})]


@transaction.atomic
def redact_comment(
    comment: Comment, *, passages: Sequence[str], ground: str, by: User, now: datetime, expected: str = ""
) -> Comment:
    """Replace the passages by „[заличени лични данни]“ in the public text and return the comment; its state stays.

    What was struck out before stays so; only an upheld objection brings it back. The author is told with the ground and
    may object. Source: Регламент (ЕС) 2016/679, чл. 5 (data minimisation).
    """
    locked = lock_comment(comment)
    wanted = [clean_text(passage).strip() for passage in passages]
    permit([*own_refusals(locked, by), *stale_refusals(locked, expected), *redaction_refusals(locked, wanted)])
    named = known_ground(ground)
    body, wording = struck(locked.public_body, wanted), struck(locked.public_wording, wanted)
    locked.redacted_body = "" if body == locked.body else body
    locked.redacted_wording = "" if wording == locked.proposed_wording else wording
    locked.alarms = ",".join(kinds(body, wording))
    decide(locked, by, now)
    take(MeasureKind.REDACTED, locked, named, by, now)
    told = {"consultation": locked.consultation_id, "ground": ground, "was_shown": locked.is_published}
    record("comment.redacted", locked, by=by, now=now, **told)
    if locked.is_published:
        decide_reports(ROOM, locked.pk, ReportOutcome.REDACTED, by=by, now=now)
    return locked


@transaction.atomic
def publish_redacted(
    comment: Comment, *, passages: Sequence[str], ground: str, by: User, now: datetime, expected: str = ""
) -> Comment:
    """Strike the passages out and show the rest to everybody, both or neither; return the comment."""
    redacted = redact_comment(comment, passages=passages, ground=ground, by=by, now=now, expected=expected)
    if redacted.is_published and not redacted.to_review:
        return redacted
    return publish_comment(redacted, by=by, now=now)


@transaction.atomic
def view_original(comment: Comment, *, by: User, now: datetime) -> Comment:
    """Write down that this person read what is struck out, and return the comment."""
    record("comment.original_viewed", comment, by=by, now=now, consultation=comment.consultation_id)
    return comment
