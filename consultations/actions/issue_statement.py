"""Issuing the statement of proposals."""

import hashlib
import json
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.lifecycle import statement_refusals
from consultations.models import Comment, Consultation, Decision, Statement
from consultations.statement import statement_rows
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.refusals import Refusal, permit
from prestige.register.actions import next_number

REGISTER = "statements"


def issue_refusals(consultation: Consultation, now: datetime) -> list[Refusal]:
    """Return everything that stands against issuing the statement now. Source: ЗНА чл. 26, ал. 5."""
    comments = Comment.objects.filter(consultation=consultation).order_by("serial")
    return statement_refusals(
        course=consultation.course,
        phase=consultation.phase_at(now),
        unseen=list(comments.to_moderate().order_by("serial").values_list("number", flat=True)),
        undecided=list(comments.filter(answer__isnull=True).values_list("number", flat=True)),
        unexplained=list(
            comments.filter(answer__reasons="")
            .exclude(answer__decision=Decision.ACCEPTED)
            .values_list("number", flat=True)
        ),
    )


@transaction.atomic
def issue_statement(consultation: Consultation, *, by: User, now: datetime) -> Statement:
    """Freeze every received proposal with its decision under an outgoing number; return the statement.

    Raises ``NotAllowed`` inside the term, while one proposal has no decision or reasons, and when it is already issued.
    With no proposals it is the notice that none were received. The PDF follows from the frozen rows.
    """
    locked = lock_consultation(consultation)
    permit(issue_refusals(locked, now))
    rows = statement_rows(locked)
    today = timezone.localdate(now)
    canonical = json.dumps(rows, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    statement = Statement.objects.create(
        consultation=locked,
        number=f"СП-{today.year}-{next_number(REGISTER, today.year):03d}",
        issued_on=today,
        issued_at=now,
        issued_by=by,
        issuer_name=by.get_full_name(),
        issuer_position=by.position,
        rows=rows,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
    )
    locked.statement_issued_on = today
    locked.voices_stamp += 1
    locked.save(update_fields=["statement_issued_on", "voices_stamp"])
    record(
        "statement.issued",
        statement,
        by=by,
        now=now,
        consultation=locked.pk,
        sha256=statement.sha256,
        proposals=len(rows),
    )
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return statement
