"""The forward plan as everybody reads it: what may be asked of it, its rows, its changes, its data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from consultations.lifecycle import ActType
from consultations.models import PlanChange, PlannedConsultation, Programme
from consultations.planning import PlanChangeKind, PlanState, publish_by
from consultations.read.plan_wording import forms_of, period_of
from consultations.read.wording import day, language
from prestige.form_fields import CleanModelChoice
from prestige.municipality.models import PolicyArea, Unit
from prestige.typography import nbsp, short_date

TOPIC = "plan"  # the key under which people follow the plan
NEWEST = 30
COLUMNS = (
    "year",
    "month",
    "quarter",
    "title",
    "act_type",
    "unit",
    "area",
    "purpose",
    "legal_basis",
    "term_days",
    "forms",
    "hearing_on",
    "state",
    "reason",
    "consultation",
)


class PlanFilters(forms.Form):
    """The filters of the plan. A choice that does not exist is ignored."""

    year = forms.TypedChoiceField(coerce=int, required=False, empty_value=None)
    unit = CleanModelChoice(Unit.objects.all(), required=False)
    area = CleanModelChoice(PolicyArea.objects.all(), to_field_name="slug", required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["year"]
        if isinstance(choice, forms.TypedChoiceField):
            choice.choices = [(str(year), str(year)) for year in years]

    @property
    def found(self) -> dict[str, Any]:
        """The filters that hold."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@dataclass(frozen=True)
class PlanRow:
    """One planned consultation on the page; ``url`` leads to the public consultation, empty before."""

    period: str
    title: str
    kind: str
    unit: str
    area: str
    purpose: str
    legal_basis: str
    term_days: int
    forms: str
    hearing: str
    state: str
    state_label: str
    reason: str
    url: str
    number: str


@dataclass(frozen=True)
class ProgrammeFacts:
    """The adopted programme of a year in words; ``publish_by`` is the municipality's own rule."""

    number: str
    year: int
    adopted: str
    act: str
    published: str
    publish_by: str
    is_in_time: bool
    url: str


@dataclass(frozen=True)
class ChangeRow:
    """A later change of a programme; ``before`` and ``after`` are empty where there is none."""

    day: str
    kind: str
    label: str
    title: str
    before: str
    after: str
    reason: str


def public_years() -> list[int]:
    """Return the years with a published programme, the newest first (one query)."""
    return list(Programme.objects.order_by("-year").values_list("year", flat=True))


def shown_year(filters: PlanFilters, years: list[int], today: date) -> int | None:
    """Return the year that was asked for, else this one, else the nearest there is; None without a programme."""
    asked = filters.found.get("year")
    if asked is not None or not years:
        return asked if asked is None else int(asked)
    return today.year if today.year in years else min(years, key=lambda year: (abs(year - today.year), -year))


def planned(filters: PlanFilters, year: int | None) -> QuerySet[PlannedConsultation]:
    """Return the public rows that the filters let through, in the order of their time."""
    found = filters.found
    rows = PlannedConsultation.objects.public().select_related("unit", "policy_area", "consultation").in_order()
    matches = {"year": year, "unit": found.get("unit"), "policy_area": found.get("area")}
    return rows.filter(**{name: value for name, value in matches.items() if value is not None})


def plan_rows(rows: Iterable[PlannedConsultation]) -> list[PlanRow]:
    """Return the rows in words."""
    return [_row(row) for row in rows]


def _row(row: PlannedConsultation) -> PlanRow:
    public = row.consultation if row.consultation is not None and row.consultation.is_public else None
    return PlanRow(
        period=nbsp(capfirst(period_of(row))),
        title=nbsp(row.title),
        kind=str(ActType(row.act_type).label),
        unit=str(row.unit),
        area=str(row.policy_area),
        purpose=nbsp(row.purpose),
        legal_basis=nbsp(row.legal_basis),
        term_days=row.term_days,
        forms=", ".join(forms_of(row)),
        hearing=day(row.hearing_on) if row.hearing_on else "",
        state="open" if public else row.state,
        state_label=str(PlanState(row.state).label),
        reason=nbsp(row.state_reason),
        url=public.get_absolute_url() if public else "",
        number=public.short_number if public else "",
    )


def programme_facts(year: int) -> ProgrammeFacts | None:
    """Return the adopted programme of the year in words, None without one (one query)."""
    programme = Programme.objects.filter(year=year).defer("rows").first()
    if programme is None:
        return None
    by, published = publish_by(programme.adopted_on, programme.publish_days), timezone.localdate(programme.published_at)
    return ProgrammeFacts(
        number=programme.number,
        year=year,
        adopted=day(programme.adopted_on),
        act=nbsp(programme.adoption_act),
        published=day(published),
        publish_by=day(by),
        is_in_time=published <= by,
        url=reverse("consultations:programme_pdf", args=[year]),
    )


def plan_changes(year: int) -> list[ChangeRow]:
    """Return the later changes of the programme of a year, newest first."""
    rows = PlanChange.objects.filter(year=year).select_related("planned").order_by("-at", "-pk")
    return [
        ChangeRow(
            day=short_date(timezone.localdate(row.at), language()),
            kind=row.kind,
            label=str(PlanChangeKind(row.kind).label),
            title=nbsp(row.planned.title),
            before=nbsp(row.before),
            after=nbsp(row.after),
            reason=nbsp(row.reason),
        )
        for row in rows
    ]


def query_of(filters: PlanFilters) -> str:
    """Return the filters in force as a query, ending in „&“, or nothing."""
    kept = [(name, value) for name, value in filters.data.items() if name in filters.fields and value]
    return f"{urlencode(kept)}&" if kept else ""


def exported_plan(rows: Iterable[PlannedConsultation]) -> list[list[object]]:
    """Return the rows for a spreadsheet, under `COLUMNS`: codes, ISO days, full addresses."""
    return [
        [
            row.year,
            row.month,
            row.quarter,
            row.title,
            row.act_type,
            str(row.unit),
            str(row.policy_area),
            row.purpose,
            row.legal_basis,
            row.term_days,
            " ".join(row.participation_forms),
            row.hearing_on.isoformat() if row.hearing_on else None,
            row.state,
            row.state_reason,
            settings.BASE_URL + row.consultation.get_absolute_url()
            if row.consultation is not None and row.consultation.is_public
            else None,
        ]
        for row in rows
    ]


@dataclass(frozen=True)
class PlanEntry:
    """One entry of the feed of the plan."""

    key: str
    title: str
    url: str
    at: datetime
    said: str


def plan_entries() -> list[PlanEntry]:
    """Return the newest programmes and their changes, newest first (two queries)."""
    page = str(settings.BASE_URL) + reverse("consultations:plan")
    programmes = Programme.objects.defer("rows").order_by("-published_at")[:NEWEST]
    changes = PlanChange.objects.select_related("planned").order_by("-at", "-pk")[:NEWEST]
    found = [
        PlanEntry(
            f"programme-{row.pk}",
            str(row),
            f"{page}?year={row.year}",
            row.published_at,
            f"{row.number}, {row.adoption_act}",
        )
        for row in programmes
    ]
    found += [
        PlanEntry(
            f"change-{row.pk}",
            f"{PlanChangeKind(row.kind).label}: {row.planned.title}",
            f"{page}?year={row.year}",
            row.at,
            " ".join(filter(None, (row.before and f"{row.before} →", row.after, row.reason))),
        )
        for row in changes
    ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:NEWEST]
