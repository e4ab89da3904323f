"""Saying which act in force a draft amends."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.models import ActInForce, Consultation, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit


def choose_amended_refusals(consultation: Consultation) -> list[Refusal]:
    """Return why the amended act cannot be chosen now: people already read what the draft would change."""
    if consultation.status == Status.DRAFT:
        return []
    return [Refusal("published", _("Публикувана консултация не се редактира."), str(consultation.law.notice))]


@transaction.atomic
def choose_amended_act(
    consultation: Consultation, act_in_force: ActInForce | None, *, by: User, now: datetime
) -> Consultation:
    """Tie the draft to the act it amends, or to none, and return its row; the same choice again changes nothing.

    Raises ``NotAllowed`` once the consultation is public. Source: УПЗНА чл. 49.
    """
    locked = lock_consultation(consultation)
    permit(choose_amended_refusals(locked))
    chosen = act_in_force.pk if act_in_force else None
    if locked.amends_id == chosen:
        return locked
    locked.amends = act_in_force
    locked.version += 1
    locked.ready_at = None
    locked.save(update_fields=["amends", "version", "ready_at"])
    record("consultation.edited", locked, by=by, now=now, version=locked.version, amends=chosen)
    return locked
