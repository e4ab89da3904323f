"""Issuing the statement of proposals."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.lifecycle import statement_refusals
from consultations.models import Answer, Comment, Consultation, Decision, Statement
from consultations.statement import Row, canonical, statement_rows
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.refusals import Refusal, permit
from prestige.register.actions import next_number

REGISTER = "statements"


def issue_refusals(consultation: Consultation, now: datetime, by: User | None = None) -> list[Refusal]:
    """Return everything that stands against issuing the statement now, by this person when given.

    Source: ЗНА чл. 26, ал. 5.
    """
    comments = Comment.objects.filter(consultation=consultation).order_by("serial")
    found = statement_refusals(
        course=consultation.course,
        phase=consultation.phase_at(now),
        unseen=list(comments.in_queue().order_by("serial").values_list("number", flat=True)),
        undecided=list(comments.filter(answer__isnull=True).values_list("number", flat=True)),
        unexplained=list(
            comments.filter(answer__reasons="")
            .exclude(answer__decision=Decision.ACCEPTED)
            .values_list("number", flat=True)
        ),
    )
    return found if by is None else [*found, *alone_refusals(consultation, by)]


def alone_refusals(consultation: Consultation, by: User) -> list[Refusal]:
    """Return why this person may not issue what he or she wrote alone; the setting TWO_PERSON_STATEMENT is the rule.

    Whoever gave every answer does not sign the statement too. Without proposals nobody answered, so anybody may.
    """
    if not settings.TWO_PERSON_STATEMENT:
        return []
    answers = Answer.objects.filter(comment__consultation=consultation)
    if not answers.exists() or answers.exclude(answered_by=by).exists():
        return []
    sentence = _("Вие сте отговорили на всички предложения. Справката издава друг служител: двама души гледат всичко.")
    return [Refusal("alone", sentence)]


@transaction.atomic
def issue_statement(consultation: Consultation, *, by: User, now: datetime) -> Statement:
    """Freeze every received proposal with its decision under an outgoing number; return the statement.

    Raises ``NotAllowed`` inside the term, while one proposal has no decision or reasons, when it is already issued, and
    for whoever gave every answer alone. With no proposals it is the notice that none were received. The PDF follows.
    """
    locked = lock_consultation(consultation)
    permit(issue_refusals(locked, now, by))
    statement = freeze(locked, statement_rows(locked), by=by, now=now)
    locked.statement_issued_on = statement.issued_on
    locked.voices_stamp += 1
    locked.save(update_fields=["statement_issued_on", "voices_stamp"])
    record(
        "statement.issued",
        statement,
        by=by,
        now=now,
        consultation=locked.pk,
        sha256=statement.sha256,
        proposals=len(statement.rows),
    )
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return statement


def freeze(
    locked: Consultation,
    rows: Sequence[Row],
    *,
    by: User,
    now: datetime,
    corrects: Statement | None = None,
    reason: str = "",
) -> Statement:
    """Write the rows as a statement with the next number and return it; the consultation is locked."""
    today = timezone.localdate(now)
    return Statement.objects.create(
        consultation=locked,
        ordinal=corrects.ordinal + 1 if corrects else 1,
        corrects=corrects,
        correction_reason=reason,
        number=f"СП-{today.year}-{next_number(REGISTER, today.year):03d}",
        issued_on=today,
        issued_at=now,
        issued_by=by,
        issuer_name=by.get_full_name(),
        issuer_position=by.position,
        rows=rows,
        sha256=hashlib.sha256(canonical(rows)).hexdigest(),
    )
