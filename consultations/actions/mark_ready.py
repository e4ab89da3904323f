"""Saying that a draft is ready to be published, and taking that back."""

from datetime import datetime

from django.db import transaction

from consultations.actions.locking import lock_consultation
from consultations.actions.publish_consultation import publish_refusals
from consultations.lifecycle import Move, Phase, move_refusals
from consultations.models import Consultation
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit


def ready_refusals(consultation: Consultation, now: datetime) -> list[Refusal]:
    """Return why the draft is not ready: it is already, or something of it stands against publishing."""
    against = [refusal for refusal in publish_refusals(consultation, now) if refusal.code != "phase"]
    return move_refusals(Move.MARK_READY, consultation.phase_at(now), consultation.course) + against


@transaction.atomic
def mark_ready(consultation: Consultation, *, by: User, now: datetime) -> Consultation:
    """Hand the draft over to whoever publishes and return it; marked twice it is marked once.

    Any later edit takes the mark away. Raises ``NotAllowed`` with everything that is missing.
    """
    locked = lock_consultation(consultation)
    if locked.phase_at(now) == Phase.READY:
        return locked
    permit(ready_refusals(locked, now))
    locked.ready_at = now
    locked.save(update_fields=["ready_at"])
    record("consultation.marked_ready", locked, by=by, now=now)
    return locked


@transaction.atomic
def return_to_drafting(consultation: Consultation, *, by: User, now: datetime) -> Consultation:
    """Take the mark away and return the draft; without a mark nothing happens. Raises ``NotAllowed`` once public."""
    locked = lock_consultation(consultation)
    if locked.phase_at(now) == Phase.DRAFTING:
        return locked
    permit(move_refusals(Move.BACK_TO_DRAFTING, locked.phase_at(now), locked.course))
    locked.ready_at = None
    locked.save(update_fields=["ready_at"])
    record("consultation.returned_to_drafting", locked, by=by, now=now)
    return locked
