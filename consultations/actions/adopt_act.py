"""Recording that the act was adopted."""

from datetime import date, datetime

from consultations.actions.record_council_step import StepData, record_council_step
from consultations.lifecycle import Vote
from consultations.models import Consultation, CouncilStep
from prestige.accounts.models import User


def record_adoption(
    consultation: Consultation, *, adopted_on: date, act: str, by: User, now: datetime, vote: Vote | None = None
) -> Consultation:
    """Mark the act as adopted on a day by a decision; return the row. Raises ``NotAllowed``.

    The council's decision needs the figures of its vote, the mayor's has none. Source: ЗМСМА чл. 27; чл. 44, ал. 2.
    """
    data = StepData(happened_on=adopted_on, document=act, vote=vote)
    record_council_step(consultation, CouncilStep.Kind.ADOPTED, data, by=by, now=now)
    return Consultation.objects.get(pk=consultation.pk)
