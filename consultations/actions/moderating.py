"""What every act of the moderation of comments begins and ends with."""

from datetime import datetime
from typing import Final

from django.db.models import F
from django.utils.translation import gettext as _

from consultations.models import Comment, Consultation
from consultations.refusals import typist_refusals
from prestige.accounts.models import User
from prestige.moderation.actions import end_measures, take_measure
from prestige.moderation.models import Ground, Measure, MeasureEnd, MeasureKind, ModerationState
from prestige.refusals import NotAllowed, Refusal

ROOM: Final = "comment"
RULES: Final = "Правила за коментиране и преглед"
COLUMNS: Final = (
    "moderation_state",
    "hold_ground",
    "hold_note",
    "moderated_by",
    "moderated_at",
    "to_review",
    "redacted_body",
    "redacted_wording",
    "alarms",
)


def own_refusals(comment: Comment, by: User) -> list[Refusal]:
    """Return why this person may not moderate the comment: nobody moderates their own, nor what they typed."""
    if comment.author_id != by.pk:
        return typist_refusals(comment, by)
    return [Refusal("own", _("Собствен коментар се преглежда от друг служител."), RULES)]


def stale_refusals(comment: Comment, expected: str) -> list[Refusal]:
    """Return why a decision comes too late: a colleague decided since the page was opened; nothing for no stamp."""
    if not expected or expected == comment.review_stamp:
        return []
    who = comment.moderated_by.get_full_name() if comment.moderated_by else _("колега")
    state = str(ModerationState(comment.moderation_state).label).lower()
    message = _("Междувременно %(who)s реши: състоянието е „%(state)s“. Прегледайте го отново.")
    return [Refusal("stale", message % {"who": who, "state": state})]


def known_ground(code: str) -> Ground:
    """Return the ground that is in force under this number; raises ``NotAllowed``."""
    ground = Ground.objects.of_code(code)
    if ground is None or ground.until is not None:
        raise NotAllowed((Refusal("ground", _("Изберете основание от правилата."), RULES),))
    return ground


def decide(comment: Comment, by: User, now: datetime) -> None:
    """Save the decision and let the kept pages know that what people see changed."""
    comment.moderated_by, comment.moderated_at = by, now
    comment.full_clean()
    comment.save(update_fields=list(COLUMNS))
    Consultation.objects.filter(pk=comment.consultation_id).update(voices_stamp=F("voices_stamp") + 1)


def take(kind: MeasureKind, comment: Comment, ground: Ground, by: User, now: datetime) -> Measure:
    """Write what was done against the comment."""
    topic = f"consultation:{comment.consultation_id}"
    return take_measure(kind, room=ROOM, subject_id=comment.pk, topic=topic, ground=ground, by=by, now=now)


def end(comment: Comment, why: MeasureEnd, now: datetime) -> None:
    """End the holding or the removal that is in force, if there is one."""
    end_measures(ROOM, comment.pk, why, now=now)
