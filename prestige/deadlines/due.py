"""A running term of somebody's, and the sources that know of them: each room registers its own when the apps are ready.

A source is one function. It is called with the day, asks the database a number of times that does not grow with its
rows, and yields every term that runs or is overdue then:

    def minutes_due(at: DueDay) -> Iterator[Due]: ...

    register(minutes_due)  # in the app's ready()
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from prestige.accounts.models import User
from prestige.deadlines.catalogue import Rule
from prestige.deadlines.counting import Counted
from prestige.municipality.models import Unit
from prestige.workdays import Calendar


@dataclass(frozen=True)
class DueDay:
    """The moment for which the terms are asked, with the calendar and the rules in force."""

    now: datetime
    today: date
    calendar: Calendar
    rules: Mapping[str, Rule]


@dataclass(frozen=True, kw_only=True)
class Due:
    """One running term.

    `rule_id` names the rule of the catalogue, `subject` what it is about as „app.model:key“; both with `due_on` tell
    one term from every other. `due_on` is the last day on which it can be met, None where the law sets an order and no
    day: then `words` say before what. `is_notice` marks a day that only passes (the end of a term, the earliest
    adoption): it is never overdue. `reminds_ahead` is false where a letter before the day is of no use. A `done` one is
    shown until its day and nobody is reminded of it. `counted` tells how the day came about.
    """

    rule_id: str
    subject: str
    title: str
    about: str
    url: str
    due_on: date | None
    owner: User | None = None
    unit: Unit | None = None
    done: bool = False
    words: str = ""
    note: str = ""
    source: str = ""
    is_notice: bool = False
    reminds_ahead: bool = True
    counted: Counted | None = None

    @property
    def key(self) -> tuple[str, str, date | None]:
        """What tells this term from every other."""
        return (self.rule_id, self.subject, self.due_on)

    def is_overdue_on(self, today: date) -> bool:
        """Tell whether its day has passed and nobody did what was due."""
        return self.due_on is not None and self.due_on < today and not self.done and not self.is_notice

    def is_within(self, days: int, today: date) -> bool:
        """Tell whether its day is today or at most so many days ahead."""
        return self.due_on is not None and 0 <= (self.due_on - today).days <= days


DueSource = Callable[[DueDay], Iterable[Due]]

_sources: list[DueSource] = []


def register(*sources: DueSource) -> None:
    """Add the sources of a room; a second time changes nothing."""
    _sources.extend(source for source in sources if source not in _sources)


def sources() -> tuple[DueSource, ...]:
    """Return the sources of all rooms."""
    return tuple(_sources)


def dues(at: DueDay) -> list[Due]:
    """Return every running term of all rooms, the nearest first, those without a day at the end."""
    found = [due for source in sources() for due in source(at)]
    return sorted(found, key=lambda due: (due.due_on or date.max, due.rule_id, due.subject))


def source_of(due: Due, rules: Mapping[str, Rule]) -> str:
    """Return the law or the act behind a term."""
    return due.source or str(rules[due.rule_id].source)
