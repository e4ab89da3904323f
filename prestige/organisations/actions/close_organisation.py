"""Closing an organisation that is no more: its page stays, nobody speaks for it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.organisations.actions.decide_application import reason_refusals
from prestige.organisations.models import Organisation
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


@transaction.atomic
def close_organisation(organisation: Organisation, *, reason: str, by: User, now: datetime) -> Organisation:
    """Close the organisation for good with its reason and return it; its mandates sign no more.

    Raises ``NotAllowed`` without a reason and for a closed one.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if locked.is_closed:
        permit([Refusal("closed", _("Организацията вече е закрита."))])
    permit(reason_refusals(reason))
    locked.closed_at, locked.closed_by, locked.close_reason = now, by, clean_text(reason).strip()
    locked.full_clean()
    locked.save(update_fields=["closed_at", "closed_by", "close_reason"])
    record("organisation.closed", locked, by=by, now=now)
    return locked
