"""Preparing an answer before it is given: who writes it until when, and the text in work."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.answer_comment import ended_refusals
from consultations.actions.locking import lock_comment
from consultations.models import AnswerDraft, Comment, DraftState
from consultations.permissions import Right, has_right
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.municipality.models import Unit
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text

WRITTEN = ("decision", "reasons", "no_change_reason", "change")


class DraftConflict(Exception):
    """Somebody saved the draft meanwhile; carries it as it is now."""

    def __init__(self, current: AnswerDraft) -> None:
        super().__init__(str(current))
        self.current = current


@transaction.atomic
def save_answer_draft(
    comment: Comment, written: dict[str, str], *, by: User, now: datetime, version: int
) -> AnswerDraft:
    """Keep the text of an answer in work and return the draft; agreement given to another text does not count for it.

    ``written`` has the names of `WRITTEN`; anything may be missing yet. Raises ``DraftConflict`` when another clerk
    saved since ``version`` and ``NotAllowed`` when nothing is answered any more. The same text again changes nothing.
    """
    locked = lock_comment(comment)
    permit(draft_refusals(locked, by))
    draft = draft_of(locked)
    texts = {name: clean_text(written.get(name, "")) for name in WRITTEN}
    if draft.pk and all(getattr(draft, name) == text for name, text in texts.items()):
        return draft
    permit_version(draft, version)
    for name, text in texts.items():
        setattr(draft, name, text)
    draft.state = DraftState.DRAFT
    draft.written_by, draft.written_at = by, now
    _save(draft, [*WRITTEN, "state", "written_by", "written_at"])
    record("answer.drafted", draft, by=by, now=now, consultation=locked.consultation_id, comment=locked.pk)
    return draft


@transaction.atomic
def assign_answer(
    comment: Comment,
    *,
    unit: Unit | None,
    assignee: User | None,
    due_on: date | None,
    note: str,
    by: User,
    now: datetime,
    version: int,
) -> AnswerDraft:
    """Say who prepares the answer until when and return the draft; the person is told by mail.

    Raises ``DraftConflict`` as `save_answer_draft`, and ``NotAllowed`` for a person who may not answer, or whose own
    proposal it is, and for a day that is over.
    """
    locked = lock_comment(comment)
    permit(assignment_refusals(locked, assignee, by))
    draft = draft_of(locked)
    said = {"unit": unit, "assignee": assignee, "due_on": due_on, "note": clean_text(note, multiline=False)}
    if draft.pk and all(getattr(draft, name) == value for name, value in said.items()):
        return draft
    permit_version(draft, version)
    for name, value in said.items():
        setattr(draft, name, value)
    _save(draft, list(said))
    record(
        "answer.assigned",
        draft,
        by=by,
        now=now,
        consultation=locked.consultation_id,
        comment=locked.pk,
        assignee=assignee.pk if assignee else None,
        unit=unit.pk if unit else None,
    )
    return draft


def draft_refusals(comment: Comment, by: User) -> list[Refusal]:
    """Return why nothing is prepared for this proposal. Source: ЗНА чл. 26, ал. 5."""
    found = ended_refusals(comment.consultation)
    if comment.author_id == by.pk:
        found.append(Refusal("own", _("На собствено предложение отговаря друг служител."), _("ЗНА чл. 26, ал. 5")))
    return found


def assignment_refusals(comment: Comment, assignee: User | None, by: User) -> list[Refusal]:
    """Return why this person is not given the work."""
    found = [refusal for refusal in draft_refusals(comment, by) if refusal.code != "own"]
    if assignee is None:
        return found
    if not (assignee.is_active and has_right(assignee, Right.ANSWER)):
        found.append(Refusal("role", _("Този служител няма право да отговаря на предложения.")))
    if assignee.pk == comment.author_id:
        found.append(Refusal("own", _("На собствено предложение отговаря друг служител."), _("ЗНА чл. 26, ал. 5")))
    return found


def draft_of(comment: Comment) -> AnswerDraft:
    """Return the draft of a proposal as it is, locked, or a new one that is not saved."""
    return AnswerDraft.objects.select_for_update().filter(comment=comment).first() or AnswerDraft(comment=comment)


def permit_version(draft: AnswerDraft, version: int) -> None:
    """Raise ``DraftConflict`` unless the draft is the one that was looked at."""
    if draft.version != version:
        raise DraftConflict(draft)


def _save(draft: AnswerDraft, fields: list[str]) -> None:
    draft.version += 1
    draft.full_clean(exclude=["comment"])
    if draft._state.adding:
        draft.save()
    else:
        draft.save(update_fields=[*fields, "version"])
