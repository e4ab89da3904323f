"""Correcting an issued statement: what was decided and why, never what was received."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import TypedDict

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.actions.answer_comment import MIN_REASONS
from consultations.actions.issue_statement import freeze
from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.models import Answer, Comment, Consultation, Decision, Statement, StatementCorrection, Status
from consultations.statement import Row, statement_rows
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text

MIN_CORRECTION_REASON = 20
OVER = frozenset({Status.WITHDRAWN, Status.RESTARTED, Status.ANNULLED})


class Change(TypedDict):
    """The new decision on a proposal with its reasons."""

    decision: str
    reasons: str


class CorrectionConflict(Exception):
    """Another clerk saved the correction meanwhile; carries it as it is now, None when it is gone."""

    def __init__(self, current: StatementCorrection | None) -> None:
        super().__init__(str(current))
        self.current = current


def draft_refusals(consultation: Consultation, statement: Statement | None) -> list[Refusal]:
    """Return why nothing can be corrected: no statement, not the newest one, or a consultation that ended."""
    source = _("ЗНА чл. 26, ал. 5")
    if statement is None:
        return [Refusal("no_statement", _("Справката още не е издадена и се съставя от отговорите."), source)]
    if consultation.status in OVER:
        return [Refusal("over", _("Консултацията е прекратена и справката ѝ не се поправя."), source)]
    if Statement.objects.filter(corrects=statement).exists():
        return [Refusal("corrected", _("Тази справка вече е поправена с нова."), source)]
    return []


def correction_refusals(
    consultation: Consultation,
    statement: Statement | None,
    *,
    reason: str,
    changes: Mapping[str, Change],
    drafted_by: User | None,
    by: User,
) -> list[Refusal]:
    """Return everything that stands against issuing this correction. Source: ЗНА чл. 26, ал. 5."""
    source = _("ЗНА чл. 26, ал. 5")
    found = draft_refusals(consultation, statement)
    if len(reason.strip()) < MIN_CORRECTION_REASON:
        sentence = _("Напишете защо се поправя справката в поне %(n)d знака: причината е публична.")
        found.append(Refusal("reason", sentence % {"n": MIN_CORRECTION_REASON}, source))
    if not changes:
        found.append(Refusal("nothing", _("Няма поправени решения или мотиви."), source))
    bare = [
        number
        for number, change in changes.items()
        if change["decision"] != Decision.ACCEPTED and len(change["reasons"].strip()) < MIN_REASONS
    ]
    if bare:
        sentence = ngettext(
            "Без мотиви от поне 40 знака е %(all)s.", "Без мотиви от поне 40 знака са %(all)s.", len(bare)
        )
        found.append(Refusal("reasons", sentence % {"all": ", ".join(bare)}, source))
    own = list(
        Comment.objects.filter(number__in=changes, author=by, consultation=consultation).values_list(
            "number", flat=True
        )
    )
    if own:
        found.append(Refusal("own", _("На собствено предложение отговаря друг служител."), source))
    if settings.TWO_PERSON_STATEMENT and drafted_by is not None and drafted_by.pk == by.pk:
        sentence = _("Вие сте подготвили поправката. Издава я друг служител: двама души гледат всичко.")
        found.append(Refusal("alone", sentence))
    return found


@transaction.atomic
def draft_correction(
    statement: Statement, *, reason: str, changes: Mapping[str, Change], by: User, now: datetime, version: int
) -> StatementCorrection:
    """Keep what is to be corrected and return it; ``version`` is that of the page it was typed on (0: none yet).

    Raises ``NotAllowed`` for a statement that is corrected already and ``CorrectionConflict`` when another clerk saved.
    Numbers that are not in the statement and rows left as they were are dropped.
    """
    locked = lock_consultation(statement.consultation)
    permit(draft_refusals(locked, statement))
    draft = StatementCorrection.objects.filter(statement=statement).first()
    if (draft.version if draft else 0) != version:
        raise CorrectionConflict(draft)
    draft = draft or StatementCorrection(statement=statement, version=0)
    draft.reason, draft.changes = clean_text(reason).strip(), changed(statement.rows, changes)
    draft.drafted_by, draft.drafted_at = by, now
    draft.version += 1
    draft.save()
    record("correction.drafted", statement, by=by, now=now, consultation=locked.pk, version=draft.version)
    return draft


@transaction.atomic
def discard_correction(statement: Statement, *, by: User, now: datetime) -> None:
    """Drop the draft of a correction; the statement stays as it is. Raises ``NotAllowed`` when it is issued."""
    locked = lock_consultation(statement.consultation)
    permit(draft_refusals(locked, statement))
    if StatementCorrection.objects.filter(statement=statement).delete()[0]:
        record("correction.discarded", statement, by=by, now=now, consultation=locked.pk)


@transaction.atomic
def correct_statement(statement: Statement, *, by: User, now: datetime, version: int) -> Statement:
    """Issue the drafted correction as a new statement that names this one; return the new one.

    The statement comes first and the answers follow it, which is the only way the database lets them change. Raises
    ``NotAllowed`` with every reason and ``CorrectionConflict`` when the draft is not the one that was looked at.
    """
    locked = lock_consultation(statement.consultation)
    draft = StatementCorrection.objects.select_related("drafted_by__unit").filter(statement=statement).first()
    if draft is None:
        permit(draft_refusals(locked, statement))
        raise NotAllowed((Refusal("nothing", _("Няма подготвена поправка.")),))
    permit(
        correction_refusals(
            locked, statement, reason=draft.reason, changes=draft.changes, drafted_by=draft.drafted_by, by=by
        )
    )
    if draft.version != version:
        raise CorrectionConflict(draft)
    answers = {
        answer.comment.number: answer
        for answer in Answer.objects.select_related("comment", "unit").filter(
            comment__consultation=locked, comment__number__in=draft.changes
        )
    }
    for number, answer in answers.items():
        _decide(answer, draft.changes[number], locked, by=draft.drafted_by, issued_by=by, now=now)
    rows = [_corrected(row, answers, now) for row in statement_rows(locked)]
    corrected = freeze(locked, rows, by=by, now=now, corrects=statement, reason=draft.reason)
    for answer in answers.values():
        answer.save()
    locked.voices_stamp += 1
    locked.save(update_fields=["voices_stamp"])
    record(
        "statement.corrected",
        corrected,
        by=by,
        now=now,
        consultation=locked.pk,
        sha256=corrected.sha256,
        corrects=statement.pk,
        comments=sorted(answer.comment_id for answer in answers.values()),
    )
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return corrected


def changed(rows: Iterable[Row], changes: Mapping[str, Change]) -> dict[str, Change]:
    """Return of the wanted changes those that change a row of the statement, cleaned."""
    found: dict[str, Change] = {}
    for row in rows:
        wanted = changes.get(row["number"])
        if wanted is None:
            continue
        change = Change(decision=Decision(wanted["decision"]).value, reasons=clean_text(wanted["reasons"]).strip())
        if (change["decision"], change["reasons"]) != (row["decision"], row["reasons"]):
            found[row["number"]] = change
    return found


def _decide(
    answer: Answer, change: Change, consultation: Consultation, *, by: User, issued_by: User, now: datetime
) -> None:
    """Write the corrected row into its answer; its reasons say too why the text stays as it is."""
    answer.decision, answer.reasons, answer.no_change_reason = change["decision"], change["reasons"], ""
    answer.signed_by = issued_by if answer.signed_by_id else None
    answer.answered_by, answer.answered_at = by, now
    answer.answerer_name, answer.answerer_position = by.get_full_name(), by.position
    answer.unit = by.unit or consultation.unit
    answer.version += 1
    answer.full_clean()


def _corrected(row: Row, answers: Mapping[str, Answer], now: datetime) -> Row:
    answer = answers.get(row["number"])
    if answer is None:
        return row
    return {
        **row,
        "decision": answer.decision,
        "reasons": answer.reasons,
        "answered_by": answer.answerer,
        "answered_on": timezone.localdate(now).isoformat(),
    }
