"""Withdrawing a consultation before its decision, with a reason that stays public."""

from datetime import datetime

from django.db import transaction

from consultations.actions.change_hearing import cancel_hearings_ahead
from consultations.actions.locking import lock_consultation
from consultations.lifecycle import withdrawal_refusals
from consultations.models import Consultation, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import permit
from prestige.text_hygiene import clean_text


@transaction.atomic
def withdraw_consultation(consultation: Consultation, *, reason: str, by: User, now: datetime) -> Consultation:
    """End the consultation for good and return the row; everybody who wrote or follows is told why by mail.

    Raises ``NotAllowed`` for an act that is decided already, and without a reason. What was received stays on record;
    a draft that nobody saw is only closed.
    """
    locked = lock_consultation(consultation)
    reason = clean_text(reason).strip()
    permit(withdrawal_refusals(phase=locked.phase_at(now), reason=reason, course=locked.course))
    locked.status, locked.withdrawn_at, locked.withdrawal_reason = Status.WITHDRAWN, now, reason
    locked.voices_stamp += 1
    locked.full_clean()
    locked.save(update_fields=["status", "withdrawn_at", "withdrawal_reason", "voices_stamp"])
    cancel_hearings_ahead(locked, reason=reason, by=by, now=now)
    record("consultation.withdrawn", locked, by=by, now=now, consultation=locked.pk)
    return locked
