"""What the first page says of the consultations."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from consultations.lifecycle import Phase
from consultations.models import Comment, Consultation, Decision, Status
from consultations.read.docket import DocketRow, docket_rows
from consultations.read.wording import language
from prestige.typography import long_date_weekday, nbsp

SOON = timedelta(days=14)
MOST_SOON = 3
MOST_LATER = 5
MOST_OUTCOMES = 3
ACCEPTED = (Decision.ACCEPTED, Decision.PARTLY_ACCEPTED)


@dataclass(frozen=True)
class Outcome:
    """An issued statement: how many proposals came and how many were accepted in whole or in part."""

    title: str
    url: str
    received: int
    accepted: int


@dataclass(frozen=True)
class YearFigures:
    """What was received since the first of January, and what of it is decided; held proposals count like all others."""

    received: int
    consultations: int
    answered: int
    accepted: int


@dataclass(frozen=True)
class Front:
    """The first page; `soon` ends within two weeks, soonest first, `later` is open beyond that."""

    today: str
    line: str
    year: int
    soon: list[DocketRow]
    later: list[DocketRow]
    outcomes: list[Outcome]
    figures: YearFigures


def front(now: datetime) -> Front:
    """Return the first page at this instant (four queries)."""
    today = timezone.localdate(now)
    still_open = list(Consultation.objects.open_at(now).with_counts().order_by("closes_at", "pk"))
    soon = [row for row in still_open if row.closes_at and row.closes_at <= now + SOON][:MOST_SOON]
    later = [row for row in still_open if row not in soon][:MOST_LATER]
    waiting = Consultation.objects.with_phase(now).filter(Q(phase=Phase.AWAITING_STATEMENT)).count()
    return Front(
        today=nbsp(long_date_weekday(today, language())),
        line=_line(len(still_open), waiting),
        year=today.year,
        soon=docket_rows(soon, now),
        later=docket_rows(later, now),
        outcomes=_outcomes(),
        figures=_figures(today),
    )


def _line(still_open: int, waiting: int) -> str:
    parts = [ngettext("%(n)d отворена", "%(n)d отворени", still_open) % {"n": still_open}]
    if waiting:
        parts.append(ngettext("%(n)d чака справка", "%(n)d чакат справка", waiting) % {"n": waiting})
    return " · ".join(parts)


def _outcomes() -> list[Outcome]:
    issued: QuerySet[Consultation] = Consultation.objects.exclude(status=Status.WITHDRAWN).filter(
        statement_issued_on__isnull=False
    )
    rows = issued.annotate(
        received=Count("comments", distinct=True),
        accepted=Count("comments", filter=Q(comments__answer__decision__in=ACCEPTED), distinct=True),
    ).order_by("-statement_issued_on", "-pk")[:MOST_OUTCOMES]
    return [
        Outcome(nbsp(row.title), reverse("consultations:outcome", args=[row.url_ref]), row.received, row.accepted)
        for row in rows
    ]


def _figures(today: date) -> YearFigures:
    counted = Comment.objects.filter(received_at__year=today.year).aggregate(
        received=Count("pk"),
        consultations=Count("consultation", distinct=True),
        answered=Count("answer"),
        accepted=Count("answer", filter=Q(answer__decision__in=ACCEPTED)),
    )
    return YearFigures(**counted)
