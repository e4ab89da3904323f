"""Recording that the municipal council adopted the act."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.deadlines import Term
from consultations.lifecycle import adoption_move_refusals
from consultations.models import Consultation, Procedure, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit


def adopt_refusals(consultation: Consultation, adopted_on: date, now: datetime) -> list[Refusal]:
    """Return why the act cannot stand as adopted on this day. Source: ЗНА чл. 26, ал. 4 and 5; ГПК чл. 60, ал. 5."""
    term = recorded_term(consultation)
    return adoption_move_refusals(
        phase=consultation.phase_at(now),
        adopted_on=adopted_on,
        term=term,
        statement_issued_on=consultation.statement_issued_on,
        today=timezone.localdate(now),
    )


def recorded_term(consultation: Consultation) -> Term:
    """Return the term as it was fixed at publication."""
    if not (
        consultation.published_on
        and consultation.last_day
        and consultation.closes_at
        and consultation.earliest_adoption_on
    ):
        raise NotAllowed((Refusal("not_open", _("Консултацията не е публикувана."), _("ЗНА чл. 26, ал. 3")),))
    is_general = consultation.procedure == Procedure.GENERAL_ACT
    return Term(
        published_on=consultation.published_on,
        days=None if is_general else consultation.term_days,
        months=1 if is_general else None,
        last_day=consultation.last_day,
        closes_at=consultation.closes_at,
        earliest_adoption_on=consultation.earliest_adoption_on,
        rolled_over=(),
    )


@transaction.atomic
def record_adoption(consultation: Consultation, *, adopted_on: date, act: str, by: User, now: datetime) -> Consultation:
    """Mark the act as adopted on a day by a decision of the council; return the row. Raises ``NotAllowed``."""
    locked = lock_consultation(consultation)
    permit(adopt_refusals(locked, adopted_on, now))
    if not act.strip():
        raise NotAllowed(
            (Refusal("act", _("Посочете решението и протокола на общинския съвет."), _("ЗМСМА чл. 21, ал. 2")),)
        )
    locked.status, locked.adopted_on, locked.adoption_act = Status.ADOPTED, adopted_on, act.strip()
    locked.full_clean()
    locked.save(update_fields=["status", "adopted_on", "adoption_act"])
    record("consultation.adopted", locked, by=by, now=now, adopted_on=adopted_on.isoformat())
    return locked
