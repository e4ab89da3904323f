"""The forward plan for the clerk: years, rows with what may be done, differences of two clerks' texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol

from django.utils.text import capfirst

from consultations.models import PlannedConsultation
from consultations.planning import OPEN_STATES, PlanState
from consultations.read.plan import ProgrammeFacts, plan_changes, programme_facts
from consultations.read.plan_wording import period_of


class Difference(NamedTuple):
    """A field that two people filled differently."""

    label: str
    saved: str
    typed: str


class Typed(Protocol):
    """A sent form of the plan."""

    @property
    def fields(self) -> Mapping[str, Any]: ...

    @property
    def data_to_save(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class DeskRow:
    """A row of the plan at the desk; ``draft`` is its consultation once begun."""

    pk: int
    period: str
    title: str
    unit: str
    state: str
    label: str
    draft: Any
    may_start: bool


def years_of_plan(today: date) -> list[int]:
    """Return the years that have rows, this one and the next, the newest first."""
    known = PlannedConsultation.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({*known, today.year, today.year + 1}, reverse=True)


def plan_desk(year: int) -> dict[str, Any]:
    """Return everything of the desk's page of a year but the years."""
    rows = (
        PlannedConsultation.objects.filter(year=year).select_related("unit", "policy_area", "consultation").in_order()
    )
    programme: ProgrammeFacts | None = programme_facts(year)
    return {
        "year": year,
        "rows": [_desk_row(row) for row in rows],
        "programme": programme,
        "changes": plan_changes(year) if programme else [],
    }


def _desk_row(row: PlannedConsultation) -> DeskRow:
    return DeskRow(
        pk=row.pk,
        period=capfirst(period_of(row)),
        title=row.title,
        unit=str(row.unit),
        state=row.state,
        label=str(PlanState(row.state).label),
        draft=row.consultation,
        may_start=row.state in OPEN_STATES,
    )


def differences(form: Typed, current: PlannedConsultation) -> list[Difference]:
    """Return what is saved now beside what this person typed, where the two differ."""
    found = []
    for name, value in form.data_to_save.items():
        saved = getattr(current, name)
        if saved != value:
            field = form.fields.get(name)
            label = str(field.label) if field is not None else str(form.fields["period"].label)
            found.append(Difference(label, _words(saved), _words(value)))
    return found


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")
