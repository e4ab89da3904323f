"""The list of consultations: what may be asked of it and how it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlencode

from django import forms
from django.db.models import Case, DateTimeField, F, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.lifecycle import IN_COUNCIL, Phase
from consultations.models import ActType, Consultation
from consultations.read.wording import language
from prestige.municipality.models import PolicyArea, Settlement
from prestige.register.numbers import NumberError, parse_consultation_number
from prestige.text_hygiene import clean_text
from prestige.typography import short_date

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# What people choose from: phases that mean the same to a reader stand together.
STATES: Final[Mapping[str, tuple[StrPromise, frozenset[Phase]]]] = {
    "open": (_("Отворена"), frozenset({Phase.OPEN})),
    "awaiting_statement": (_("Приключила"), frozenset({Phase.AWAITING_STATEMENT})),
    "statement_published": (_("Със справка"), frozenset({Phase.STATEMENT_PUBLISHED})),
    "in_council": (_("В общинския съвет"), IN_COUNCIL | {Phase.RETURNED}),
    "adopted": (_("Приета"), frozenset({Phase.ADOPTED, Phase.PROMULGATED})),
    "in_force": (_("В сила"), frozenset({Phase.IN_FORCE, Phase.EX_POST})),
    "rejected": (_("Отхвърлена или отменена"), frozenset({Phase.REJECTED, Phase.ANNULLED})),
    "withdrawn": (_("Оттеглена или рестартирана"), frozenset({Phase.WITHDRAWN, Phase.RESTARTED})),
}
MOST_WORDS = 6


class Words(forms.CharField):
    """A few words to look for; what cannot be typed is dropped, what is too long is cut."""

    def to_python(self, value: Any) -> str:
        return clean_text(str(value or ""), multiline=False)[:120]


class Day(forms.DateField):
    """A day, typed in either of the ways people write it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(clean_text(value, multiline=False) if isinstance(value, str) else value)


class ListFilters(forms.Form):
    """The filters of the list. A choice that does not exist is ignored; a day that is no day is pointed out."""

    q = Words(required=False)
    state = forms.MultipleChoiceField(
        choices=[(code, label) for code, (label, _phases) in STATES.items()], required=False
    )
    kind = forms.ChoiceField(choices=[("", _("Всички")), *ActType.choices], required=False)
    area = forms.ModelChoiceField(PolicyArea.objects.all(), to_field_name="slug", required=False)
    place = forms.ModelChoiceField(Settlement.objects.all(), required=False)
    closes_from = Day(required=False)
    closes_to = Day(required=False)
    sort = forms.ChoiceField(
        choices=[
            ("", _("Първо най-скорошен край")),
            ("newest", _("Първо най-нови")),
            ("comments", _("Най-коментирани")),
        ],
        required=False,
    )

    date_error = _("Въведете дата във вида дд.мм.гггг.")

    @property
    def found(self) -> dict[str, Any]:
        """The filters that hold."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What the address asks of this form, empty values and strange names left out."""
        return [
            (name, clean_text(value, multiline=False))
            for name, values in cast(QueryDict, self.data).lists()
            if name in self.fields
            for value in values
            if value
        ]

    @property
    def typed(self) -> dict[str, Any]:
        """What the controls show again: the choices and words that hold, days in the form's own format."""
        found = self.found
        shown: dict[str, Any] = {"state": found.get("state", [])}
        for name in ("q", "kind", "sort"):
            shown[name] = found.get(name, "")
        for name in ("closes_from", "closes_to"):
            shown[name] = found[name].isoformat() if name in found else ""
        shown["area"] = found["area"].slug if "area" in found else ""
        shown["place"] = found["place"].pk if "place" in found else None
        return shown

    @property
    def wrong_days(self) -> list[str]:
        """The names of the day fields that hold no day."""
        return [name for name in ("closes_from", "closes_to") if name in self.errors]


def listed(filters: ListFilters, now: datetime) -> QuerySet[Consultation]:
    """Return the public consultations that the filters let through, in the order they ask for, with counts."""
    found = filters.found
    rows = _matching(Consultation.objects.public().with_phase(now).with_counts(), found.get("q", ""))
    matches = {
        "phase__in": set().union(*(STATES[state][1] for state in found.get("state", ()))),
        "act_type": found.get("kind"),
        "policy_area": found.get("area"),
        "last_day__gte": found.get("closes_from"),
        "last_day__lte": found.get("closes_to"),
    }
    rows = rows.filter(**{lookup: value for lookup, value in matches.items() if value})
    if place := found.get("place"):
        concerns_all = Q(settlements__isnull=True)
        rows = rows.filter(pk__in=Consultation.objects.filter(concerns_all | Q(settlements=place)).values("pk"))
    return _ordered(rows, found.get("sort", ""))


def _matching(rows: QuerySet[Consultation], typed: str) -> QuerySet[Consultation]:
    """Keep those that hold every typed word in the title, the summary or the text, or the one with a typed number."""
    try:
        number = parse_consultation_number(typed)
    except NumberError:
        for word in typed.split()[:MOST_WORDS]:
            rows = rows.filter(
                Q(title__icontains=word) | Q(summary__icontains=word) | Q(current_revision__source__icontains=word)
            )
        return rows
    return rows.filter(year=number.year, serial=number.serial)


def _ordered(rows: QuerySet[Consultation], sort: str) -> QuerySet[Consultation]:
    if sort == "newest":
        return rows.order_by("-published_at", "-pk")
    if sort == "comments":
        return rows.order_by("-published_comments", "-published_at", "-pk")
    still_open = Case(When(phase=Phase.OPEN, then=F("closes_at")), default=Value(None), output_field=DateTimeField())
    return rows.order_by(still_open.asc(nulls_last=True), "-closes_at", "-pk")


@dataclass(frozen=True)
class Chip:
    """A filter in force and the query of the same list without it."""

    label: str
    query: str


def chips(filters: ListFilters) -> list[Chip]:
    """Return the filters in force, in the order of the form; sorting is not a filter."""
    found = {name: value for name, value in filters.found.items() if name != "sort"}
    return [
        Chip(_chip_label(name, value), _query_without(filters, name, value))
        for name, values in found.items()
        for value in (values if isinstance(values, list) else [values])
    ]


def _chip_label(name: str, value: Any) -> str:
    match name:
        case "state":
            return str(STATES[value][0])
        case "kind":
            return str(ActType(value).label)
        case "closes_from":
            return gettext("от %(day)s") % {"day": short_date(value, language())}
        case "closes_to":
            return gettext("до %(day)s") % {"day": short_date(value, language())}
        case "q":
            return f"„{value}“"
        case _:
            return str(value)


def _query_without(filters: ListFilters, name: str, value: Any) -> str:
    kept = [(field, typed) for field, typed in filters.asked if field != name or (name == "state" and typed != value)]
    return urlencode(kept)
