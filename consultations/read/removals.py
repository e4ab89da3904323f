"""The public register of removals: what was held, removed or redacted, on which ground; never a text or a name."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation
from consultations.read.wording import day
from prestige.moderation.models import AppealOutcome, Ground, Measure, MeasureEnd, MeasureKind

COLUMNS = ("decided_on", "consultation", "kind", "ground", "decided_by", "appeal", "ended")


@dataclass(frozen=True)
class Removal:
    """One row; ``outcome`` tells of the objection and of the end of the measure."""

    decided_on: str
    number: str
    title: str
    url: str
    kind: str
    ground: int
    decided_by: str
    outcome: str


@dataclass(frozen=True)
class YearRow:
    """How often a ground was named in each year of ``years``, and in all of them."""

    ground: int
    title: str
    language: str
    counts: list[int]
    total: int


def measures() -> "QuerySet[Measure]":
    """Return the rows of the register, newest first."""
    return Measure.objects.select_related("ground", "appeal").order_by("-decided_at", "-pk")


def removals(rows: "list[Measure]") -> list[Removal]:
    """Return the rows as the page shows them (one query for the consultations)."""
    known = _consultations(rows)
    return [_shown(row, known.get(_key(row))) for row in rows]


def by_year() -> tuple[list[int], list[YearRow]]:
    """Return the years and how often each ground was named in each, every ground that was ever named (two queries)."""
    counted: dict[int, dict[int, int]] = defaultdict(dict)
    found = Measure.objects.order_by().annotate(year=ExtractYear("decided_at"))
    for ground, year, n in found.values_list("ground__number", "year").annotate(n=Count("pk")):
        counted[ground][year] = n
    years = sorted({year for own in counted.values() for year in own})
    catalogue = Ground.objects.catalogue()
    return years, [
        YearRow(
            ground=number,
            title=catalogue[str(number)].told_title,
            language=catalogue[str(number)].language,
            counts=[counted[number].get(year, 0) for year in years],
            total=sum(counted[number].values()),
        )
        for number in sorted(counted)
    ]


def table(rows: "list[Measure]") -> list[list[str]]:
    """Return the register for a spreadsheet with the columns of `COLUMNS`: codes and ISO days."""
    known = _consultations(rows)
    return [
        [
            _day(row).isoformat(),
            consultation.number if (consultation := known.get(_key(row))) else "",
            row.kind,
            row.ground.code,
            row.decided_position,
            _appeal_code(row),
            row.ended,
        ]
        for row in rows
    ]


def _shown(row: Measure, consultation: Consultation | None) -> Removal:
    return Removal(
        decided_on=day(_day(row)),
        number=consultation.short_number if consultation else "",
        title=consultation.title if consultation else "",
        url=consultation.get_absolute_url() if consultation else "",
        kind=str(MeasureKind(row.kind).label),
        ground=row.ground.number,
        decided_by=row.decided_position,
        outcome=_outcome(row),
    )


def _outcome(row: Measure) -> str:
    match _appeal_code(row):
        case AppealOutcome.UPHELD.value:
            return _("Възражението е уважено")
        case AppealOutcome.REJECTED.value:
            return _("Възражението е оставено без уважение")
        case "waiting":
            return _("Възражението се разглежда")
    return str(MeasureEnd(row.ended).label) if row.ended else ""


def _appeal_code(row: Measure) -> str:
    appeal = getattr(row, "appeal", None)
    return (appeal.outcome or "waiting") if appeal else ""


def _day(row: Measure) -> date:
    return timezone.localdate(row.decided_at)


def _key(row: Measure) -> int:
    kind, _colon, key = row.topic.partition(":")
    return int(key) if kind == "consultation" else 0


def _consultations(rows: "list[Measure]") -> dict[int, Consultation]:
    return Consultation.objects.in_bulk([_key(row) for row in rows])
