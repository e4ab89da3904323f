"""Preparing a consultation: creating it and editing its data while nobody has seen it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.lifecycle import Course, Issuer, Procedure, issuer_refusals
from consultations.models import Consultation, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit

EDITABLE = frozenset(
    {
        "title",
        "procedure",
        "act_type",
        "issuer",
        "legal_basis",
        "unit",
        "owner",
        "policy_area",
        "contact_name",
        "contact_position",
        "contact_phone",
        "contact_email",
        "channel_email",
        "channel_office",
        "summary",
        "affects",
        "motives_reasons",
        "motives_goals",
        "motives_means",
        "motives_results",
        "motives_eu_law",
        "main_considerations",
        "participation_forms",
        "urgent_reason",
        "term_days",
        "term_months",
        "short_term_reason",
    }
)


class EditConflict(Exception):
    """Somebody else saved the consultation after this form was opened. Carries the row as it is now."""

    def __init__(self, current: Consultation) -> None:
        super().__init__(str(current))
        self.current = current


@transaction.atomic
def create_consultation(data: Mapping[str, Any], *, by: User, now: datetime) -> Consultation:
    """Open the file of a new draft and return it; ``data`` as in ``edit_consultation``.

    The same person opening the same title again gets the file they have, as long as nothing was done with it: a
    double click makes one.
    """
    User.objects.select_for_update().get(pk=by.pk)
    untouched = Consultation.objects.filter(created_by=by, status=Status.DRAFT, version=1, revisions__isnull=True)
    if twin := untouched.filter(title=data["title"]).first():
        return twin
    consultation = Consultation(created_by=by, version=1)
    _fill(consultation, data)
    consultation.save()
    consultation.settlements.set(data.get("settlements", ()))
    record("consultation.created", consultation, by=by, now=now)
    return consultation


@transaction.atomic
def edit_consultation(
    consultation: Consultation, data: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> Consultation:
    """Save changed data of an unpublished consultation and return the row.

    ``version`` is the one the form was opened with: raises ``EditConflict`` when it is not the current one,
    ``NotAllowed`` when the consultation is already public (its notice no longer changes in silence). A draft that was
    marked as ready is being drafted again.
    """
    locked = lock_consultation(consultation)
    if locked.status != Status.DRAFT:
        message = _("Публикувана консултация не се редактира.")
        raise NotAllowed((Refusal("published", message, str(locked.law.notice)),))
    if locked.version != version:
        raise EditConflict(locked)
    _fill(locked, data)
    locked.version += 1
    locked.ready_at = None
    locked.save()
    if "settlements" in data:
        locked.settlements.set(data["settlements"])
    record("consultation.edited", locked, by=by, now=now, version=locked.version)
    return locked


def _fill(consultation: Consultation, data: Mapping[str, Any]) -> None:
    for name in EDITABLE & data.keys():
        setattr(consultation, name, data[name])
    if consultation.procedure == Procedure.DRAFT_ACT:
        permit(issuer_refusals(Course(), consultation.issuer))
        consultation.issuer, consultation.urgent_reason = Issuer.COUNCIL, ""
    consultation.full_clean(validate_constraints=False)
