"""Giving an application back for a correction, or refusing it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.organisations.models import Application, ApplicationState, Decision, DecisionKind
from prestige.organisations.refusals import turn_refusals
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text, is_blank


def return_application(
    application: Application, *, reason: str, by: User, seen: datetime | None = None, now: datetime
) -> Application:
    """Give the application back to its person with what is to be mended and return it. Raises ``NotAllowed``."""
    return _decide(application, DecisionKind.RETURNED, reason, by, seen, now)


def refuse_application(
    application: Application, *, reason: str, by: User, seen: datetime | None = None, now: datetime
) -> Application:
    """Refuse the application for good with the reason and return it. Raises ``NotAllowed``."""
    return _decide(application, DecisionKind.REFUSED, reason, by, seen, now)


@transaction.atomic
def _decide(
    application: Application, kind: DecisionKind, reason: str, by: User, seen: datetime | None, now: datetime
) -> Application:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    permit(turn_refusals(locked, by, seen))
    permit(reason_refusals(reason))
    locked.state, locked.changed_at = ApplicationState(kind.value), now
    locked.save(update_fields=["state", "changed_at"])
    note_decision(locked, kind, reason, by=by, now=now)
    record(f"organisation.{kind}", locked, by=by, now=now)
    return locked


def note_decision(application: Application, kind: DecisionKind, reason: str, *, by: User, now: datetime) -> Decision:
    """Write down what somebody said to an application, and return the row."""
    decision = Decision(application=application, kind=kind, reason=clean_text(reason).strip(), by=by, at=now)
    decision.full_clean()
    decision.save()
    return decision


def reason_refusals(reason: str) -> list[Refusal]:
    """Return the sentence for a decision against somebody that says no reason."""
    if is_blank(reason):
        return [Refusal("reason", _("Напишете причината. Хората я получават дословно."))]
    return []
