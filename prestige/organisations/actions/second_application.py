"""A representative's word on a request to speak for the same organisation."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.organisations.actions.decide_application import note_decision, reason_refusals
from prestige.organisations.models import Application, Decision, DecisionKind, Mandate
from prestige.organisations.refusals import second_word, seconding_refusals
from prestige.refusals import permit


def second_application(application: Application, *, by: User, now: datetime) -> Decision:
    """Confirm that the person may speak for the organisation too; the clerk decides after it. Raises ``NotAllowed``."""
    return _say(application, DecisionKind.SECONDED, "", by, now)


def contest_application(application: Application, *, reason: str, by: User, now: datetime) -> Decision:
    """Object to the request with a reason for the clerk. Raises ``NotAllowed``."""
    permit(reason_refusals(reason))
    return _say(application, DecisionKind.CONTESTED, reason, by, now)


@transaction.atomic
def _say(application: Application, kind: DecisionKind, reason: str, by: User, now: datetime) -> Decision:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    permit(seconding_refusals(locked, own_mandate(locked, by, now)))
    said = second_word(locked)
    if said is not None and said.kind == kind and said.by_id == by.pk:
        return said
    decision = note_decision(locked, kind, reason, by=by, now=now)
    record(f"mandate.{kind}", locked, by=by, now=now)
    return decision


def own_mandate(application: Application, by: User, now: datetime) -> Mandate | None:
    """Return the mandate by which a person answers for the organisation of a request; nobody answers the own one."""
    if application.applicant_id == by.pk:
        return None
    rows = Mandate.objects.filter(person=by, organisation__eik=application.eik)
    return rows.valid_on(timezone.localdate(now)).first()
