"""Ending a mandate before its day: by the clerk, or by the person who leaves."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.organisations.actions.decide_application import reason_refusals
from prestige.organisations.models import Mandate
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


@transaction.atomic
def end_mandate(mandate: Mandate, *, reason: str, by: User, now: datetime) -> Mandate:
    """End the mandate now with its reason and return it; what was filed by it stays with the organisation.

    Whoever calls asks whether this person may: a clerk, or the holder of the mandate. Raises ``NotAllowed`` without a
    reason and for one that was ended already.
    """
    locked = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if locked.ended_at is not None:
        permit([Refusal("ended", _("Мандатът вече е прекратен."))])
    permit(reason_refusals(reason))
    locked.ended_at, locked.ended_by, locked.end_reason = now, by, clean_text(reason).strip()
    locked.full_clean()
    locked.save(update_fields=["ended_at", "ended_by", "end_reason"])
    record("mandate.ended", locked, by=by, now=now, organisation=locked.organisation_id)
    return locked
