"""The outages as everybody reads them, and the terms prolonged for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import TermChange
from consultations.read.wording import day, language, moment
from consultations.term_changes import TermChangeKind
from prestige.outages.models import Outage, Run
from prestige.typography import clock_time, nbsp, short_date

RECENT_TERMS = 20


@dataclass(frozen=True)
class Incident:
    """One outage in words; ``length`` is empty while it lasts."""

    day: str
    began: str
    ended: str
    length: str
    what: str
    is_over: bool
    is_confirmed: bool
    is_automatic: bool


@dataclass(frozen=True)
class ProlongedTerm:
    """A term prolonged because of an outage."""

    title: str
    url: str
    number: str
    before: str
    after: str
    reason: str


def public_outages() -> QuerySet[Outage]:
    """Return every outage that nobody found to be none, newest first."""
    return Outage.objects.standing().order_by("-began_at", "-pk")


def incidents(outages: Iterable[Outage], now: datetime) -> list[Incident]:
    """Return the outages in words."""
    return [
        Incident(
            day=short_date(row.began_at, language()),
            began=_clock(row.began_at),
            ended=_clock(row.ended_at, since=row.began_at) if row.ended_at else "",
            length=_length(row.length_until(now)) if row.ended_at else "",
            what=nbsp(row.what),
            is_over=row.ended_at is not None,
            is_confirmed=row.is_confirmed,
            is_automatic=row.noted_by_id is None,
        )
        for row in outages
    ]


def prolonged_terms() -> list[ProlongedTerm]:
    """Return the latest terms prolonged because of an outage (one query)."""
    rows = TermChange.objects.filter(kind=TermChangeKind.OUTAGE).select_related("consultation")
    return [
        ProlongedTerm(
            title=nbsp(row.consultation.title),
            url=row.consultation.get_absolute_url(),
            number=row.consultation.short_number,
            before=day(row.from_last_day),
            after=day(row.to_last_day),
            reason=nbsp(row.reason),
        )
        for row in rows.order_by("-decided_at", "-pk")[:RECENT_TERMS]
    ]


def last_sign() -> str:
    """Return when the machinery last gave a sign of life, empty when it never did (one query)."""
    run = Run.objects.order_by("-last_beat_at", "-pk").first()
    return moment(timezone.localtime(run.last_beat_at)) if run else ""


def _clock(at: datetime, *, since: datetime | None = None) -> str:
    """Return „13:20 ч.“, with its day when that is another than the day of ``since``."""
    local = timezone.localtime(at)
    is_other_day = since is not None and local.date() != timezone.localtime(since).date()
    return moment(local) if is_other_day else nbsp(clock_time(local, language()))


def _length(length: timedelta) -> str:
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    if not hours:
        return nbsp(_("%(m)d минути") % {"m": minutes})
    return nbsp(_("%(h)d ч. и %(m)d мин.") % {"h": hours, "m": minutes})
