"""Deciding on a proposal and giving the reasons."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.models import Answer, Comment, Consultation, Decision, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text

MIN_REASONS = 40


class AnswerConflict(Exception):
    """Another clerk answered meanwhile; carries the answer as it is now."""

    def __init__(self, current: Answer) -> None:
        super().__init__(str(current))
        self.current = current


def answer_refusals(comment: Comment, decision: str, reasons: str, by: User) -> list[Refusal]:
    """Return why this answer cannot stand. Source: ЗНА чл. 26, ал. 5 (обосновка за неприетите предложения)."""
    source = str(comment.consultation.law.statement)
    found = []
    if comment.consultation.status in {Status.WITHDRAWN, Status.RESTARTED}:
        found.append(Refusal("ended", _("Консултацията е прекратена и по нея не се отговаря."), source))
    if comment.consultation.statement_issued_on is not None:
        found.append(Refusal("issued", _("Справката е издадена и отговорите в нея не се променят."), source))
    if decision != Decision.ACCEPTED and len(reasons.strip()) < MIN_REASONS:
        found.append(
            Refusal("reasons", _("Напишете мотиви от поне 40 знака: защо предложението не се приема изцяло."), source)
        )
    if comment.author_id == by.pk:
        found.append(Refusal("own", _("На собствено предложение отговаря друг служител."), source))
    return found


@transaction.atomic
def answer_comment(
    comment: Comment, *, decision: Decision, reasons: str, by: User, now: datetime, version: int = 0
) -> Answer:
    """Save the decision and its reasons and return the answer; the author is told by mail.

    ``version`` is the answer's version the form was opened with (0: none yet). Raises ``AnswerConflict`` when another
    clerk saved meanwhile and ``NotAllowed`` with every reason. Saving the same again changes nothing.
    """
    locked = lock_comment(comment)
    reasons = clean_text(reasons)
    permit(answer_refusals(locked, decision, reasons, by))
    answer = Answer.objects.filter(comment=locked).first()
    if answer is not None and (answer.decision, answer.reasons) == (decision, reasons):
        return answer
    if (answer.version if answer else 0) != version:
        raise AnswerConflict(answer or Answer(comment=locked))
    answer = answer or Answer(comment=locked, version=0)
    answer.decision, answer.reasons = decision, reasons
    answer.answered_by, answer.answered_at = by, now
    answer.answerer_name, answer.answerer_position = by.get_full_name(), by.position
    answer.unit = by.unit or locked.consultation.unit
    answer.version += 1
    answer.full_clean()
    answer.save()
    Consultation.objects.filter(pk=locked.consultation_id).update(voices_stamp=F("voices_stamp") + 1)
    record(
        "comment.answered",
        locked,
        by=by,
        now=now,
        consultation=locked.consultation_id,
        decision=decision,
        version=answer.version,
    )
    return answer
