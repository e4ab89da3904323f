"""Deciding on a proposal and giving the reasons; one decision for all that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comments
from consultations.actions.revise_text import cause_refusals
from consultations.models import (
    Answer,
    ChangeCause,
    Comment,
    Consultation,
    Decision,
    DraftState,
    Procedure,
    Revision,
    Status,
)
from consultations.models.answer import TAKEN
from consultations.models.answering import AnswerDraft
from prestige.accounts.models import User
from prestige.journal.actions import record_each
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text
from prestige.typography import long_date

MIN_REASONS = 40
MIN_NO_CHANGE = 15


class AnswerConflict(Exception):
    """Another clerk answered meanwhile; carries the answer as it is now."""

    def __init__(self, current: Answer) -> None:
        super().__init__(str(current))
        self.current = current


@dataclass(frozen=True)
class Change:
    """A change of the text that a proposal caused: the place of this lineage in this later revision."""

    revision: Revision
    lineage: str


@dataclass(frozen=True)
class Decided:
    """A decision with its reasons; what is taken up names the change it causes or says why there is none."""

    decision: Decision
    reasons: str = ""
    no_change_reason: str = ""
    change: Change | None = None

    def cleaned(self) -> "Decided":
        """Return it without what does not belong in writing."""
        reasons, why = clean_text(self.reasons), clean_text(self.no_change_reason).strip()
        return Decided(self.decision, reasons, why, self.change)


def answer_refusals(comments: Sequence[Comment], decided: Decided, by: User) -> list[Refusal]:
    """Return why this answer cannot stand for these proposals of one consultation (a query or two).

    Source: ЗНА чл. 26, ал. 5 (обосновка за неприетите предложения); for a general act АПК чл. 72, ал. 2.
    """
    consultation = comments[0].consultation
    source = str(consultation.law.statement)
    found = ended_refusals(consultation)
    if decided.decision != Decision.ACCEPTED and len(decided.reasons.strip()) < MIN_REASONS:
        found.append(
            Refusal("reasons", _("Напишете мотиви от поне 40 знака: защо предложението не се приема изцяло."), source)
        )
    found += _change_refusals(comments, decided, source)
    own = [comment.number for comment in comments if comment.author_id == by.pk]
    if own:
        sentence = _("На собствено предложение отговаря друг служител.")
        named = sentence if len(comments) == 1 else f"{sentence} № {', '.join(own)}"
        found.append(Refusal("own", named, source))
    return found


def ended_refusals(consultation: Consultation) -> list[Refusal]:
    """Return why nobody is answered any more: the statement is issued, the draft was withdrawn or begun anew.

    Whoever took part in a withdrawn general act is still told by name. Source: ЗНА чл. 26, ал. 5; АПК чл. 72, ал. 2.
    """
    if consultation.statement_issued_on is not None:
        sentence = _("Справката е издадена и отговорите в нея не се променят.")
        return [Refusal("issued", sentence, str(consultation.law.statement))]
    if consultation.procedure == Procedure.GENERAL_ACT:
        return []
    if consultation.status == Status.WITHDRAWN and consultation.withdrawn_at:
        day = long_date(timezone.localdate(consultation.withdrawn_at), "bg")
        sentence = _("Консултацията е оттеглена на %(day)s и по нея не се отговаря.") % {"day": day}
        return [Refusal("withdrawn", sentence, str(consultation.law.statement))]
    if consultation.status == Status.RESTARTED:
        sentence = _("Консултацията е започната отначало: предложенията по нея се отчитат в новата.")
        return [Refusal("restarted", sentence, str(consultation.law.statement))]
    return []


def _change_refusals(comments: Sequence[Comment], decided: Decided, source: str) -> list[Refusal]:
    change, is_taken = decided.change, decided.decision in TAKEN
    if not is_taken:
        if change is None and not decided.no_change_reason:
            return []
        return [Refusal("change", _("Промяна се посочва, когато предложението се приема, макар и частично."), source)]
    if change is not None:
        found = [
            refusal for comment in comments for refusal in cause_refusals(change.revision, change.lineage, comment)
        ]
        if change.revision.ordinal <= max(comment.revision.ordinal for comment in comments):
            earlier = _("Промяната е била публикувана преди предложението и не е заради него.")
            found.append(Refusal("earlier", earlier, source))
        return found[:1]
    if len(decided.no_change_reason) >= MIN_NO_CHANGE:
        return []
    linked = set(ChangeCause.objects.filter(comment__in=comments).values_list("comment_id", flat=True))
    if all(comment.pk in linked for comment in comments):
        return []
    sentence = _("Посочете какво се променя в текста или напишете защо няма промяна.")
    return [Refusal("no_change", sentence, source)]


def signature_refusals() -> list[Refusal]:
    """Return why nobody answers alone, where the municipality wants a second person's signature."""
    if not settings.ANSWER_SIGN_OFF:
        return []
    sentence = _("Отговорът се подписва от друг служител: запишете чернова и я предайте за подпис.")
    return [Refusal("sign_off", sentence, _("Вътрешни правила на общината"))]


@transaction.atomic
def answer_comment(
    comment: Comment,
    *,
    decision: Decision,
    reasons: str,
    by: User,
    now: datetime,
    version: int = 0,
    no_change_reason: str = "",
    change: Change | None = None,
) -> Answer:
    """Save the decision on one proposal and return the answer; see `answer_comments`."""
    decided = Decided(decision, reasons, no_change_reason, change)
    return answer_comments([comment], decided, by=by, now=now, version=version)[0]


@transaction.atomic
def answer_comments(
    comments: Sequence[Comment], decided: Decided, *, by: User, now: datetime, version: int = 0
) -> list[Answer]:
    """Save one decision for every proposal and return their answers; each author is told by mail.

    All or none: one that cannot be answered refuses the whole with its number. ``version`` is the sum of the versions
    of their answers when the form was opened (0: none yet). Raises ``AnswerConflict`` when another clerk saved one
    meanwhile and ``NotAllowed`` with every reason. Saving the same again changes nothing.
    """
    permit(signature_refusals())
    return write_answers(comments, decided, by=by, now=now, version=version)


@transaction.atomic
def write_answers(
    comments: Sequence[Comment],
    decided: Decided,
    *,
    by: User,
    now: datetime,
    version: int | None,
    signed_by: User | None = None,
) -> list[Answer]:
    """Write the answers in the name of whoever wrote them; for acts that have asked for the signature.

    ``version`` None: the caller has compared already.
    """
    locked = lock_comments(comments)
    decided = _as_it_is(decided.cleaned())
    permit(answer_refusals(locked, decided, by))
    known = {answer.comment_id: answer for answer in Answer.objects.filter(comment__in=locked).order_by("answered_at")}
    is_same = len(known) == len(locked) and all(_says(answer, decided) for answer in known.values())
    if is_same and _are_linked(locked, decided.change):
        return [known[comment.pk] for comment in locked]
    if version is not None and sum(answer.version for answer in known.values()) != version:
        raise AnswerConflict(list(known.values())[-1] if known else Answer(comment=locked[0]))
    answers = [_written(comment, known.get(comment.pk), decided, by, signed_by, now) for comment in locked]
    _save(answers)
    _link(locked, decided.change, by=by, now=now)
    if decided.decision not in TAKEN:
        _unlink(locked, by=by, now=now)
    _finish_draft(locked)
    consultation = locked[0].consultation
    Consultation.objects.filter(pk=consultation.pk).update(voices_stamp=F("voices_stamp") + 1)
    data = {"consultation": consultation.pk, "decision": str(decided.decision)}
    signed = {"signed_by": signed_by.pk} if signed_by else {}
    events = [(answer.comment, data | {"version": answer.version} | signed) for answer in answers]
    record_each("comment.answered", events, by=by, now=now)
    return answers


def _as_it_is(decided: Decided) -> Decided:
    """Return the decision with its revision read under the lock: it may have been thrown away meanwhile."""
    if decided.change is None:
        return decided
    revision = Revision.objects.select_related("base").filter(pk=decided.change.revision.pk).first()
    if revision is None:
        message = _("Редакцията, в която беше промяната, е изтрита. Посочете друга промяна.")
        raise NotAllowed((Refusal("gone", message, _("ЗНА чл. 26, ал. 5")),))
    return replace(decided, change=Change(revision, decided.change.lineage))


def _says(answer: Answer, decided: Decided) -> bool:
    said = (answer.decision, answer.reasons, answer.no_change_reason)
    return said == (decided.decision, decided.reasons, decided.no_change_reason)


def _are_linked(comments: Sequence[Comment], change: Change | None) -> bool:
    if change is None:
        return True
    causes = ChangeCause.objects.filter(revision=change.revision, lineage=change.lineage, comment__in=comments)
    return causes.count() == len(comments)


def _written(
    comment: Comment, answer: Answer | None, decided: Decided, by: User, signed_by: User | None, now: datetime
) -> Answer:
    answer = answer or Answer(version=0)
    answer.comment = comment
    answer.decision, answer.reasons = decided.decision, decided.reasons
    answer.no_change_reason = decided.no_change_reason
    answer.answered_by, answer.answered_at, answer.signed_by = by, now, signed_by
    answer.answerer_name, answer.answerer_position = by.get_full_name(), by.position
    answer.unit = by.unit or comment.consultation.unit
    answer.version += 1
    return answer


def _save(answers: Sequence[Answer]) -> None:
    """Check one for all, for they differ in their proposal alone, and write them in two statements."""
    answers[0].full_clean(exclude=["comment"], validate_unique=False)
    Answer.objects.bulk_create(answer for answer in answers if answer.pk is None)
    fields = ["decision", "reasons", "no_change_reason", "answered_by", "signed_by", "answered_at", "answerer_name"]
    known = [answer for answer in answers if answer.version > 1]
    Answer.objects.bulk_update(known, [*fields, "answerer_position", "unit", "version"])


def _link(comments: Sequence[Comment], change: Change | None, *, by: User, now: datetime) -> None:
    if change is None:
        return
    named = set(
        ChangeCause.objects.filter(revision=change.revision, lineage=change.lineage, comment__in=comments).values_list(
            "comment_id", flat=True
        )
    )
    new = [comment for comment in comments if comment.pk not in named]
    ChangeCause.objects.bulk_create(
        ChangeCause(revision=change.revision, lineage=change.lineage, comment=comment, named_by=by, named_at=now)
        for comment in new
    )
    data = {"consultation": change.revision.consultation_id, "lineage": change.lineage}
    events = [(change.revision, data | {"comment": comment.pk}) for comment in new]
    record_each("cause.named", events, by=by, now=now)


def _unlink(comments: Sequence[Comment], *, by: User, now: datetime) -> None:
    """Take back what is not accepted as the cause of a change that is not public yet; later the link stays."""
    causes = ChangeCause.objects.filter(comment__in=comments, revision__published_at__isnull=True)
    rows = list(causes.select_related("revision").defer(*(f"revision__{name}" for name in Revision.LONG)))
    data = {"consultation": comments[0].consultation_id}
    events = [(row.revision, data | {"lineage": row.lineage, "comment": row.comment_id}) for row in rows]
    if events:
        record_each("cause.forgotten", events, by=by, now=now)
        causes.delete()


def _finish_draft(comments: Sequence[Comment]) -> None:
    waiting = AnswerDraft.objects.filter(comment__in=comments).exclude(decision="").exclude(state=DraftState.SIGNED)
    waiting.update(state=DraftState.SIGNED, version=F("version") + 1)
