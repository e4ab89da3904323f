"""How a planned consultation is worded and frozen: its time, its forms, one row of the programme."""

from typing import Any

from django.utils.translation import gettext as _

from consultations.lifecycle import ActType
from consultations.models import PlannedConsultation
from consultations.planning import ParticipationForm


def period_of(row: PlannedConsultation) -> str:
    """Return „март 2027 г.“ or „първо тримесечие на 2027 г.“."""
    if row.month:
        return _("%(month)s %(year)d г.") % {"month": row.get_month_display(), "year": row.year}
    return _("%(quarter)s на %(year)d г.") % {"quarter": row.get_quarter_display(), "year": row.year}


def forms_of(row: PlannedConsultation) -> list[str]:
    """Return the forms of participation in words; what is no form of ours is left out."""
    return [str(ParticipationForm(form).label) for form in row.participation_forms if form in ParticipationForm.values]


def row_snapshot(row: PlannedConsultation) -> dict[str, Any]:
    """Return what the programme freezes of a row, in words; call it with Bulgarian active."""
    return {
        "planned": row.pk,
        "period": period_of(row),
        "title": row.title,
        "act_type": str(ActType(row.act_type).label),
        "unit": str(row.unit),
        "policy_area": str(row.policy_area),
        "purpose": row.purpose,
        "legal_basis": row.legal_basis,
        "term_days": row.term_days,
        "forms": forms_of(row),
        "hearing_on": row.hearing_on.isoformat() if row.hearing_on else "",
    }
