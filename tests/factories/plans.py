"""The forward plan and its programmes."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from consultations.actions.plan_consultation import add_planned, publish_programme
from consultations.models import PlannedConsultation, Programme
from tests.factories.people import make_clerk
from tests.factories.places import make_policy_area, make_unit

PLAN_REASON = "Държавата промени закона, по който се приема актът."


def planned_data(**data: Any) -> dict[str, Any]:
    """Return the data of a planned consultation, March 2027 unless given."""
    return {
        "year": 2027,
        "month": 3,
        "quarter": None,
        "title": "Наредба за детските площадки",
        "act_type": "ordinance",
        "unit": make_unit(),
        "policy_area": make_policy_area(),
        "purpose": "Площадките да са безопасни.",
        "legal_basis": "чл. 21, ал. 2 от ЗМСМА",
        "term_days": 30,
        "participation_forms": ["written", "hearing"],
        "hearing_on": None,
    } | data


def make_planned(*, reason: str = "", now: datetime | None = None, **data: Any) -> PlannedConsultation:
    """Return a row of the plan; `reason` where its programme is public."""
    return add_planned(planned_data(**data), reason=reason, by=make_clerk(), now=now or timezone.now())


def make_programme(year: int = 2027, *, now: datetime | None = None) -> Programme:
    """Return the programme of the year, adopted and published today; the year must have a row."""
    now = now or timezone.now()
    return publish_programme(
        year,
        adopted_on=timezone.localdate(now),
        act="Заповед № РД-09-1 на кмета",
        publish_days=7,
        by=make_clerk(),
        now=now,
    )
