"""The public figures of quality, year by year, in nine queries whatever the number of consultations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import CharField, Count, F, Q
from django.db.models import Value as Literal
from django.db.models.functions import Cast, Coalesce, Concat, ExtractYear, Lower, NullIf
from django.utils.translation import gettext as _

from consultations.lifecycle import Phase, Procedure, Status
from consultations.models import Capacity, Comment, Consultation, Decision, Hearing, Revision
from consultations.quality import MEASURES, Consulted, Held, Measure, Value, shown_groups, values_of
from consultations.read.wording import language
from prestige.events.models import EventStatus
from prestige.register.models import DocumentCheck

KEPT_SECONDS = 600
NOT_HEARD = {Phase.OPEN, Phase.WITHDRAWN, Phase.RESTARTED}
_TAKEN = [Decision.ACCEPTED, Decision.PARTLY_ACCEPTED]


@dataclass(frozen=True)
class Year:
    """The measures of one year, how many consultations they rest on, and where the opinions came from."""

    year: int
    consultations: int
    values: Mapping[str, Value]
    settlements: list[tuple[str, int]]
    elsewhere: int


@dataclass(frozen=True)
class Bar:
    """A measure in one year as a row of its chart: bar of a hundred, words; both empty where nothing was counted."""

    year: int
    width: int
    words: str
    basis: str


@dataclass(frozen=True)
class Chart:
    """A measure with its years, the newest first."""

    measure: Measure
    bars: list[Bar]


def quality_years(now: datetime) -> list[Year]:
    """Return every year with a published consultation, the newest first; kept for ten minutes."""
    found: list[Year] | None = cache.get("quality")
    if found is None:
        found = _counted(now)
        cache.set("quality", found, KEPT_SECONDS)
    return found


def charts(years: Sequence[Year]) -> list[Chart]:
    """Return the charts in the order of the catalogue. The bars of a number are drawn against its largest year."""
    return [Chart(measure, _bars(measure, years)) for measure in MEASURES]


def table(years: Sequence[Year]) -> list[list[object]]:
    """Return one line per year and measure with the columns of `COLUMNS`; an unknown value is an empty cell."""
    return [
        [
            year.year,
            measure.code,
            measure.key,
            str(measure.name),
            (value.percent if measure.is_share else round(value.part or 0, 1)) if value.is_known else "",
            "%" if measure.is_share else str(measure.unit),
            value.part if value.is_known and measure.is_share else "",
            value.whole,
            str(measure.method),
        ]
        for year in years
        for measure in MEASURES
        for value in [year.values[measure.key]]
    ]


COLUMNS = ("year", "code", "key", "measure", "value", "unit", "part", "n", "method")


def hearings_of(consultations: Sequence[int]) -> Mapping[int, Sequence[Held]]:
    """Return the public discussions that were held or are ahead in each of these consultations (one query).

    The notice is counted from the invitation in force to the day; a cancelled one is none.
    """
    rows = (
        Hearing.objects.filter(consultation__in=consultations)
        .exclude(event__status=EventStatus.CANCELLED)
        .select_related("event")
        .order_by("pk")
    )
    found: dict[int, list[Held]] = defaultdict(list)
    for row in rows:
        found[row.consultation_id].append(Held((row.event.local_day - row.invited_on).days))
    return found


def _counted(now: datetime) -> list[Year]:
    rows = Consultation.objects.public().with_phase(now).order_by("pk")
    voices = {row["consultation"]: row for row in _voices()}
    cohorts: dict[int, list[Consulted]] = defaultdict(list)
    heard: dict[int, list[int]] = defaultdict(list)
    for row in rows.only(*_COLUMNS):
        consulted = _consulted(row, voices.get(row.pk, {}))
        cohorts[consulted.year].append(consulted)
        if consulted.is_heard:
            heard[consulted.year].append(row.pk)
    held = hearings_of([pk for keys in heard.values() for pk in keys])
    people, places = _participants(), _settlements()
    tagged, texts = _documents(), _texts()
    found = []
    for year, cohort in sorted(cohorts.items(), reverse=True):
        shown, elsewhere = shown_groups(places[year])
        values = values_of(
            cohort,
            participants=people.get(year, 0),
            hearings=[held.get(pk, ()) for pk in heard[year]],
            tagged=tagged.get(year, (0, 0)),
            as_text=texts.get(year, (0, 0)),
        )
        found.append(Year(year, len(cohort), values, shown, elsewhere))
    return found


_MOTIVES = ("motives_reasons", "motives_goals", "motives_means", "motives_results", "motives_eu_law")
_COLUMNS = (
    *("year", "procedure", "term_days", "short_term_reason", "last_day", "statement_issued_on", "tabled_on"),
    *("adopted_on", "summary", "status", *_MOTIVES),
)


def _consulted(row: Consultation, voices: Mapping[str, int]) -> Consulted:
    is_draft = row.procedure == Procedure.DRAFT_ACT
    return Consulted(
        year=row.year or 0,
        term_days=row.term_days if is_draft else None,
        has_short_reason=bool(row.short_term_reason.strip()),
        motives=sum(bool(getattr(row, name).strip()) for name in _MOTIVES),
        is_heard=row.phase not in NOT_HEARD,  # type: ignore[attr-defined]  # annotated by with_phase
        last_day=row.last_day,
        statement_on=row.statement_issued_on,
        decided_on=row.tabled_on or row.adopted_on,
        proposals=voices.get("proposals", 0),
        answered=voices.get("answered", 0),
        taken_up=voices.get("taken_up", 0),
        opinions=voices.get("opinions", 0),
        by_organisations=voices.get("by_organisations", 0),
        summary=row.summary,
    )


def _voices() -> "list[dict[str, int]]":
    leading = Q(part_of__isnull=True)
    rows = Comment.objects.order_by().values("consultation").annotate(
        proposals=Count("pk"),
        answered=Count("answer"),
        taken_up=Count("pk", filter=Q(answer__decision__in=_TAKEN)),
        opinions=Count("pk", filter=leading),
        by_organisations=Count("pk", filter=leading & Q(capacity=Capacity.ORGANISATION)),
    )  # fmt: skip
    return list(rows)


def _participants() -> dict[int, int]:
    """Return how many different addresses wrote in each year; who left none counts once for each opinion."""
    alone = Concat(Literal("№"), Cast("pk", CharField()))
    written = NullIf(Lower("author_email"), Literal(""))
    who = Coalesce(Lower("author__email"), written, alone, output_field=CharField())
    rows = Comment.objects.filter(part_of__isnull=True).order_by().values(year=F("consultation__year"))
    return dict(rows.annotate(n=Count(who, distinct=True)).values_list("year", "n"))


def _settlements() -> "defaultdict[int, list[tuple[str, int]]]":
    found: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = Comment.objects.filter(part_of__isnull=True, settlement__isnull=False).order_by()
    named = rows.values_list("consultation__year", "settlement__kind", "settlement__name").annotate(n=Count("pk"))
    for year, kind, name, n in named:
        found[year].append((f"{kind}\xa0{name}", n))
    return found


def _documents() -> dict[int, tuple[int, int]]:
    """Return for each year of issue how many checked documents are tagged, and how many were checked."""
    rows = DocumentCheck.objects.order_by().values(year=ExtractYear("document__issued_at"))
    counted = rows.annotate(tagged=Count("pk", filter=Q(is_tagged=True)), n=Count("pk"))
    return {row["year"]: (row["tagged"], row["n"]) for row in counted}


def _texts() -> dict[int, tuple[int, int]]:
    """Return for each year of publication how many revisions have readable articles, and how many there are."""
    rows = Revision.objects.filter(published_at__isnull=False).exclude(consultation__status=Status.DRAFT).order_by()
    years = rows.values(year=ExtractYear("published_at"))
    counted = years.annotate(readable=Count("pk", filter=Q(article_count__gt=0, word_count__gt=0)), n=Count("pk"))
    return {row["year"]: (row["readable"], row["n"]) for row in counted}


def _bars(measure: Measure, years: Sequence[Year]) -> list[Bar]:
    values = [year.values[measure.key] for year in years]
    most = max((value.part or 0 for value in values if value.is_known), default=0)
    return [_bar(measure, year.year, value, most) for year, value in zip(years, values, strict=True)]


def _bar(measure: Measure, year: int, value: Value, most: float) -> Bar:
    if not value.is_known or value.part is None:
        return Bar(year, 0, _("няма данни"), "")
    if measure.is_share:
        basis = _("%(part)d от %(whole)d") % {"part": value.part, "whole": value.whole}
        return Bar(year, value.percent or 0, f"{value.percent}\xa0%", basis)
    width = round(100 * value.part / most) if most else 0
    return Bar(year, width, _number(value.part), _("основа: %(n)d") % {"n": value.whole})


def _number(value: float) -> str:
    """Return „12“ or „12,5“ as the language writes it."""
    written = f"{value:.1f}".removesuffix(".0")
    return written.replace(".", ",") if language() == "bg" else written
