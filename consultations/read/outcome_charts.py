"""How the proposals came, who sent them, from where, and how long the answers took: counts beside the decisions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Capacity, Channel, Comment, Consultation
from consultations.statement import Row

FEWEST = 3  # from a place with fewer proposals than this somebody could be recognised: they are counted together
MOST_PLACES = 8


@dataclass(frozen=True)
class Chart:
    """A chart that is a table: its title, the rows as (label, count, share in words) and the largest count."""

    key: str
    title: str
    rows: list[tuple[str, int, str]]

    @property
    def most(self) -> int:
        return max((count for _label, count, _share in self.rows), default=1)


def charts(consultation: Consultation, rows: Sequence[Row]) -> list[Chart]:
    """Return the charts by channel, by sender and by settlement (one query); a chart of one bar says nothing."""
    channels = Counter(str(Channel(row["channel"]).label) for row in rows)
    senders = Counter(str(Capacity(row["capacity"]).label) for row in rows)
    found = [
        Chart("channels", _("Как постъпиха предложенията"), _shares(channels.most_common(), len(rows))),
        Chart("senders", _("От чие име са"), _shares(senders.most_common(), len(rows))),
        Chart("places", _("От кои населени места са"), _shares(_places(consultation), len(rows))),
    ]
    return [chart for chart in found if chart.rows and (chart.key != "places" or len(chart.rows) > 1)]


def time_to_answer(rows: Iterable[Row]) -> str:
    """Return how many days the middle proposal waited for its answer, in a sentence; empty when not known."""
    days = [(date.fromisoformat(row["answered_on"]) - _day(row)).days for row in rows if row.get("answered_on")]
    if not days:
        return ""
    middle = round(median(days))
    if middle < 1:
        return _("Половината отговори са дадени още в деня на получаването.")
    said = ngettext(
        "Половината предложения получиха отговор до %(n)d ден след получаването.",
        "Половината предложения получиха отговор до %(n)d дни след получаването.",
        middle,
    )
    return said % {"n": middle}


def _places(consultation: Consultation) -> list[tuple[str, int]]:
    counted = Comment.objects.filter(consultation=consultation, settlement__isnull=False).order_by()
    sums = counted.values("settlement__kind", "settlement__name").annotate(n=Count("pk"))
    named = Counter({f"{row['settlement__kind']} {row['settlement__name']}": row["n"] for row in sums})
    shown = [(name, n) for name, n in named.most_common(MOST_PLACES) if n >= FEWEST]
    rest = sum(named.values()) - sum(n for _name, n in shown)
    return [*shown, (_("други населени места"), rest)] if shown and rest else shown


def _shares(counts: Iterable[tuple[str, int]], total: int) -> list[tuple[str, int, str]]:
    return [(label, count, f"{round(100 * count / total)}\xa0%") for label, count in counts]


def _day(row: Any) -> date:
    return timezone.localtime(datetime.fromisoformat(row["received_at"])).date()
