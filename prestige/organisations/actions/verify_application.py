"""The clerk's yes: the organisation enters the register, or a further person speaks for one that is there."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.organisations.actions.decide_application import note_decision
from prestige.organisations.actions.submit_application import ask_representatives
from prestige.organisations.models import (
    Application,
    ApplicationState,
    Decision,
    DecisionKind,
    Mandate,
    Organisation,
)
from prestige.organisations.read.doubts import Doubt, doubts_about
from prestige.organisations.refusals import second_word, turn_refusals, verifying_refusals
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import is_blank


@transaction.atomic
def verify_application(
    application: Application, *, note: str = "", by: User, seen: datetime | None = None, now: datetime
) -> Mandate:
    """Give the mandate that was asked for, register the organisation first where it is new, and return the mandate.

    ``note`` says why doubts (`doubts_about`) do not stand in the way: where there are some, it is asked for.
    Requests of others for the same number become requests for a mandate. Raises ``NotAllowed`` with every reason.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    permit(turn_refusals(locked, by, seen))
    known = Organisation.objects.lock_eik(locked.eik)
    doubts = doubts_about(locked, known)
    permit([*verifying_refusals(locked, known, timezone.localdate(now)), *_doubt_refusals(doubts, note)])
    decision = note_decision(locked, DecisionKind.VERIFIED, note, by=by, now=now)
    locked.state, locked.changed_at = ApplicationState.VERIFIED, now
    locked.save(update_fields=["state", "changed_at"])
    organisation = known or _register(locked, by=by, now=now)
    mandate = _mandate(locked, organisation, decision)
    first = known is None
    record("mandate.confirmed", mandate, by=by, now=now, organisation=organisation.pk, is_first=first)
    if first:
        for other in Application.objects.waiting().filter(eik=locked.eik).exclude(applicant=locked.applicant_id):
            ask_representatives(other, organisation, by=by, now=now)
    return mandate


def _register(application: Application, *, by: User, now: datetime) -> Organisation:
    fields = ("eik", "name", "skeleton", "legal_form", "seat", "purpose", "website", "email")
    organisation = Organisation(
        **{name: getattr(application, name) for name in fields}, verified_at=now, verified_by=by
    )
    organisation.full_clean()
    organisation.save()
    record("organisation.verified", organisation, by=by, now=now)
    return organisation


def _mandate(application: Application, organisation: Organisation, decision: Decision) -> Mandate:
    word = second_word(application)
    seconded = word.by if word is not None and word.kind == DecisionKind.SECONDED else None
    mandate = Mandate(
        organisation=organisation,
        person_id=application.applicant_id,
        application=application,
        name=application.person_name,
        position=application.position,
        basis=application.basis,
        act=application.act,
        starts_on=application.starts_on or timezone.localdate(decision.at),
        ends_on=application.ends_on,
        confirmed_at=decision.at,
        confirmed_by=decision.by,
        seconded_by=seconded,
    )
    mandate.full_clean()
    mandate.save()
    return mandate


def _doubt_refusals(doubts: list[Doubt], note: str) -> list[Refusal]:
    if doubts and is_blank(note):
        return [Refusal("doubts", _("Има предупреждения. Напишете защо не пречат на потвърждаването."))]
    return []
