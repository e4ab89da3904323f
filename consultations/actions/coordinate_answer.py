"""The way of a draft to the signature: who is asked to agree, what they say, who signs or returns it."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.answer_comment import Change, Decided, answer_refusals, write_answers
from consultations.actions.draft_answer import draft_of, draft_refusals, permit_version
from consultations.actions.locking import lock_comment, lock_comments
from consultations.models import Answer, AnswerDraft, Comment, Coordination, Decision, DraftRemark, DraftState, Verdict
from consultations.permissions import Right, right_refusals
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.municipality.models import Unit
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text

MIN_NOTE = 10


@transaction.atomic
def ask_agreement(
    comment: Comment,
    *,
    units: Sequence[Unit] = (),
    people: Sequence[User] = (),
    note: str = "",
    by: User,
    now: datetime,
    version: int,
) -> AnswerDraft:
    """Ask units and people to agree to the draft and return it; they are told by mail. Asking twice is harmless.

    Raises ``DraftConflict`` for another text than ``version`` and ``NotAllowed`` for one that could not be answered.
    """
    draft = _opened(comment, by, version)
    permit(_asked_refusals(draft, units, people))
    for unit in units:
        Coordination.objects.get_or_create(
            draft=draft, unit=unit, version=version, defaults={"asked_by": by, "asked_at": now}
        )
    for person in people:
        Coordination.objects.get_or_create(
            draft=draft, person=person, version=version, defaults={"asked_by": by, "asked_at": now}
        )
    _remark(draft, note, by=by, now=now)
    _move(draft, DraftState.IN_COORDINATION)
    _told("answer.agreement_asked", draft, by=by, now=now, version=version)
    return draft


@transaction.atomic
def give_verdict(
    coordination: Coordination, *, verdict: Verdict, note: str = "", by: User, now: datetime
) -> AnswerDraft:
    """Agree to the draft, or object with a reason, and return it: the last agreement makes it ready for signature.

    Raises ``NotAllowed`` for whoever was not asked, for a text that was changed since, and for an objection without a
    reason.
    """
    comment = lock_comment(coordination.draft.comment)
    draft = draft_of(comment)
    asked = Coordination.objects.select_for_update(of=("self",)).get(pk=coordination.pk)
    if asked.verdict == verdict and asked.said_by_id == by.pk:
        return draft
    permit(verdict_refusals(asked, draft, by))
    if verdict == Verdict.OBJECTED:
        permit(note_refusals(note))
    asked.verdict, asked.said_by, asked.said_at = verdict, by, now
    asked.save(update_fields=["verdict", "said_by", "said_at"])
    _remark(draft, note, by=by, now=now)
    waits = draft.coordinations.filter(version=asked.version, verdict=Verdict.WAITING).exists()
    if verdict == Verdict.OBJECTED:
        _move(draft, DraftState.RETURNED)
    elif not waits and draft.state == DraftState.IN_COORDINATION:
        _move(draft, DraftState.READY)
    _told("answer.verdict_given", draft, by=by, now=now, verdict=str(verdict))
    return draft


@transaction.atomic
def submit_draft(comment: Comment, *, by: User, now: datetime, version: int) -> AnswerDraft:
    """Hand the draft over for signature and return it; doing it again is harmless."""
    draft = _opened(comment, by, version)
    if draft.state != DraftState.READY:
        _move(draft, DraftState.READY)
        _told("answer.ready", draft, by=by, now=now)
    return draft


@transaction.atomic
def return_draft(comment: Comment, *, note: str, by: User, now: datetime, version: int) -> AnswerDraft:
    """Send the draft back to who wrote it, with what is to be done; they are told by mail."""
    draft = draft_of(lock_comment(comment))
    permit_version(draft, version)
    permit(right_refusals(by, Right.SIGN_ANSWER) + note_refusals(note) + _written_refusals(draft))
    _remark(draft, note, by=by, now=now)
    _move(draft, DraftState.RETURNED)
    _told("answer.returned", draft, by=by, now=now)
    return draft


@transaction.atomic
def remark_on_draft(comment: Comment, *, text: str, by: User, now: datetime) -> DraftRemark:
    """Add a remark to the draft and return it."""
    draft = draft_of(lock_comment(comment))
    if draft._state.adding:
        draft.save()
    permit(note_refusals(text))
    remark = _remark(draft, text, by=by, now=now)
    if remark is None:
        raise LookupError("an empty remark is refused before")
    _told("answer.remarked", draft, by=by, now=now)
    return remark


@transaction.atomic
def sign_answers(comments: Sequence[Comment], *, by: User, now: datetime, version: int) -> list[Answer]:
    """Give the answer of a ready draft to every proposal of the thread, in the name of who wrote it; return them.

    Raises ``DraftConflict`` for another text than was looked at and ``NotAllowed`` for who may not sign, or wrote it.
    """
    head = lock_comments(comments)[0]
    draft = next(iter(AnswerDraft.objects.select_for_update().filter(comment__in=comments).order_by("pk")), None)
    if draft is None:
        draft = draft_of(head)
    if draft.state == DraftState.SIGNED:
        return list(Answer.objects.filter(comment__in=comments).order_by("pk"))
    permit_version(draft, version)
    permit(sign_refusals(draft, by))
    decided = decided_of(draft)
    permit(answer_refusals(comments, decided, by))
    writer = draft.written_by or by
    return write_answers(comments, decided, by=writer, now=now, version=None, signed_by=by)


def sign_refusals(draft: AnswerDraft, by: User) -> list[Refusal]:
    """Return why this person does not sign this draft: rights, four eyes, and whether it is ready."""
    found = right_refusals(by, Right.SIGN_ANSWER) + _written_refusals(draft)
    if settings.ANSWER_SIGN_OFF and draft.written_by_id == by.pk:
        sentence = _("Отговор не се подписва от този, който го е написал.")
        found.append(Refusal("four_eyes", sentence, _("Вътрешни правила на общината")))
    if draft.state != DraftState.READY:
        found.append(Refusal("state", _("Черновата още не е предадена за подпис.")))
    return found


def verdict_refusals(asked: Coordination, draft: AnswerDraft, by: User) -> list[Refusal]:
    """Return why this person does not speak on this draft."""
    found = []
    if by.pk != asked.person_id and (by.unit_id is None or by.unit_id != asked.unit_id):
        found.append(Refusal("asked", _("Съгласуването е поискано от друг служител или звено.")))
    if by.pk == draft.written_by_id:
        found.append(Refusal("own", _("Собствена чернова не се съгласува.")))
    if asked.version != draft.version:
        found.append(Refusal("version", _("Черновата е променена, откакто е изпратена за съгласуване.")))
    return found


def note_refusals(note: str) -> list[Refusal]:
    """Return why a note says nothing."""
    if len(clean_text(note).strip()) >= MIN_NOTE:
        return []
    return [Refusal("note", _("Напишете какво да се поправи, в поне %(n)d знака.") % {"n": MIN_NOTE})]


def decided_of(draft: AnswerDraft) -> Decided:
    """Return what the draft decides (one query where it names a change)."""
    ordinal, colon, lineage = draft.change.partition(":")
    revision = None
    if colon and ordinal.isdecimal():
        revisions = draft.comment.consultation.revisions.select_related("base")
        revision = revisions.filter(ordinal=int(ordinal)).first()
    change = Change(revision, lineage) if revision else None
    return Decided(Decision(draft.decision), draft.reasons, draft.no_change_reason, change)


def _opened(comment: Comment, by: User, version: int) -> AnswerDraft:
    """Return the draft under its lock; it must be the one that was looked at and one that could be an answer."""
    locked = lock_comment(comment)
    draft = draft_of(locked)
    permit(draft_refusals(locked, by))
    permit_version(draft, version)
    permit(_written_refusals(draft))
    permit(answer_refusals([locked], decided_of(draft), by))
    return draft


def _written_refusals(draft: AnswerDraft) -> list[Refusal]:
    return [] if draft.decision else [Refusal("empty", _("Изберете решение и запишете черновата."))]


def _asked_refusals(draft: AnswerDraft, units: Sequence[Unit], people: Sequence[User]) -> list[Refusal]:
    if not units and not people:
        return [Refusal("nobody", _("Изберете звено или служител, който да съгласува."))]
    if draft.written_by_id in {person.pk for person in people}:
        return [Refusal("own", _("Собствена чернова не се съгласува."))]
    return []


def _remark(draft: AnswerDraft, text: str, *, by: User, now: datetime) -> DraftRemark | None:
    cleaned = clean_text(text).strip()
    if not cleaned:
        return None
    line = ", ".join(filter(None, [by.get_full_name(), by.position, by.unit.name if by.unit else ""]))
    return DraftRemark.objects.create(draft=draft, author=by, author_line=line, text=cleaned, said_at=now)


def _move(draft: AnswerDraft, state: DraftState) -> None:
    """Set the state; the version is that of the text and stays, or who agreed to it would have agreed to another."""
    if draft.state == DraftState.SIGNED:
        raise NotAllowed((Refusal("signed", _("Отговорът е подписан.")),))
    draft.state = state
    draft.save(update_fields=["state"])


def _told(verb: str, draft: AnswerDraft, *, by: User, now: datetime, **data: object) -> None:
    consultation = draft.comment.consultation_id
    record(verb, draft, by=by, now=now, consultation=consultation, comment=draft.comment_id, **data)
