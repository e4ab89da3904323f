"""The board of terms: which rows somebody asked for, in which order, in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.accounts.models import User
from prestige.deadlines.due import Due, DueDay, source_of
from prestige.typography import long_date

WEEK_DAYS = 7
WHOSE = ("", "mine", "unit")
SHOWN = ("", "overdue", "week")


@dataclass(frozen=True)
class BoardFilter:
    """What of the board is asked for: whose terms, which of them, of which month (its first day)."""

    whose: str = ""
    show: str = ""
    month: date | None = None

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "BoardFilter":
        """Return the filter of an address; what does not exist is ignored."""
        whose, show = query.get("whose", ""), query.get("show", "")
        return cls(whose if whose in WHOSE else "", show if show in SHOWN else "", month_of(query.get("month", "")))

    def lets(self, due: Due, by: User, today: date) -> bool:
        """Tell whether a term is shown to this person."""
        if self.whose == "mine" and (due.owner is None or due.owner.pk != by.pk):
            return False
        if self.whose == "unit" and (due.unit is None or due.unit.pk != by.unit_id):
            return False
        if self.show == "overdue" and not due.is_overdue_on(today):
            return False
        if self.show == "week" and not due.is_within(WEEK_DAYS - 1, today):
            return False
        return self.month is None or (due.due_on is not None and due.due_on.replace(day=1) == self.month)


@dataclass(frozen=True)
class BoardRow:
    """One term as the board shows it; `state` is the distance to its day in words."""

    due: Due
    source: str
    state: str
    is_overdue: bool
    is_soon: bool


@dataclass(frozen=True)
class BoardPart:
    """Rows under one heading: the overdue ones, a month, those without a day."""

    title: str
    rows: list[BoardRow]
    is_overdue: bool = False


@dataclass(frozen=True)
class Board:
    """The rows asked for in their parts, and how many there are of each kind in all that the person may ask for."""

    parts: list[BoardPart]
    total: int
    overdue: int
    this_week: int


def board_of(found: Iterable[Due], wanted: BoardFilter, at: DueDay, by: User) -> Board:
    """Return the board: the overdue first, then month by month, then what has no day."""
    own = BoardFilter(wanted.whose, "", wanted.month)
    mine = [due for due in found if own.lets(due, by, at.today)]
    rows = [_row(due, at) for due in mine if wanted.lets(due, by, at.today)]
    late, ahead = [row for row in rows if row.is_overdue], [row for row in rows if not row.is_overdue]
    parts = [BoardPart(_("Просрочени"), late, is_overdue=True)] if late else []
    parts += [BoardPart(title, list(each)) for title, each in groupby(ahead, lambda row: _month(row.due.due_on))]
    overdue = sum(due.is_overdue_on(at.today) for due in mine)
    return Board(parts, len(mine), overdue, sum(due.is_within(WEEK_DAYS - 1, at.today) for due in mine))


def month_of(text: str) -> date | None:
    """Return the first day of the month of „2026-12“, None for anything else."""
    year, dash, month = text.partition("-")
    if not (dash and len(year) == 4 and len(month) == 2 and (year + month).isascii() and (year + month).isdecimal()):
        return None
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return None


def months_in(found: Iterable[Due]) -> list[date]:
    """Return the first days of the months in which something is due, in order."""
    return sorted({due.due_on.replace(day=1) for due in found if due.due_on})


def _row(due: Due, at: DueDay) -> BoardRow:
    overdue = due.is_overdue_on(at.today)
    soon = due.is_within(WEEK_DAYS - 1, at.today)
    return BoardRow(due, source_of(due, at.rules), _state(due, at.today), overdue, soon)


def _state(due: Due, today: date) -> str:
    if due.done:
        return _("изпълнено")
    if due.due_on is None:
        return due.words
    left = (due.due_on - today).days
    if left < 0:
        return ngettext("просрочен с %(n)d ден", "просрочен с %(n)d дни", -left) % {"n": -left}
    if left == 0:
        return _("днес")
    return ngettext("остава %(n)d ден", "остават %(n)d дни", left) % {"n": left}


def _month(day: date | None) -> str:
    if day is None:
        return _("Без определен ден")
    return long_date(day).partition(" ")[2].capitalize()
