"""Sending a draft back for rework: this consultation ends, and a new draft goes on with its data and text."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.actions.change_hearing import cancel_hearings_ahead
from consultations.actions.edit_consultation import EDITABLE
from consultations.actions.locking import lock_consultation
from consultations.actions.working_text import WorkingText, store_working_text
from consultations.lifecycle import restart_refusals
from consultations.models import Consultation, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text


@transaction.atomic
def restart_consultation(consultation: Consultation, *, reason: str, by: User, now: datetime) -> Consultation:
    """End this consultation with a public reason and return the new draft that follows it; everybody is told by mail.

    Data and text are copied, proposals stay where they were received. Raises ``NotAllowed``.
    Source: ЗНА чл. 26, ал. 2–4; АПК чл. 66 and 69.
    """
    locked = lock_consultation(consultation)
    reason = clean_text(reason).strip()
    permit(restart_refusals(phase=locked.phase_at(now), reason=reason, course=locked.course))
    revision = locked.current_revision
    if revision is None:
        raise NotAllowed((Refusal("text", _("Няма текст на проекта."), str(locked.law.notice)),))
    successor = _successor_of(locked, by)
    text = WorkingText(revision.source, revision.act, revision.source_format, revision.source_name)
    store_working_text(successor, text, by=by, now=now)
    locked.status, locked.withdrawn_at, locked.withdrawal_reason = Status.RESTARTED, now, reason
    locked.stage_on = timezone.localdate(now)
    locked.voices_stamp += 1
    locked.full_clean()
    locked.save(update_fields=["status", "withdrawn_at", "withdrawal_reason", "stage_on", "voices_stamp"])
    cancel_hearings_ahead(locked, reason=reason, by=by, now=now)
    record("consultation.restarted", locked, by=by, now=now, consultation=locked.pk, successor=successor.pk)
    return successor


def _successor_of(consultation: Consultation, by: User) -> Consultation:
    copied = {name: getattr(consultation, name) for name in EDITABLE}
    successor = Consultation(**copied, amends=consultation.amends, successor_of=consultation, created_by=by, version=1)
    successor.full_clean()
    successor.save()
    successor.settlements.set(consultation.settlements.all())
    return successor
