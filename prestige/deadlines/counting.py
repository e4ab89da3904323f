"""Counting any term of the catalogue, forwards and backwards, and telling how it was counted. Pure but for gettext.

Forwards the day of the event does not count and a last day off rolls to the next working day (ГПК чл. 60, ал. 3, 5
and 6). Backwards („не по-късно от 14 дни преди“) a day off moves to the working day before: who acts earlier gives the
longer notice, which harms nobody.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.deadlines.catalogue import Kind, Rule, Unit
from prestige.typography import long_date, long_date_weekday
from prestige.workdays import Calendar, day_after

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Counted:
    """A counted term: the day it ends on, inclusive, and how that came about.

    `bare_end` is the day before any moving; `moved_by` each day off that moved the end, `skipped` each one that a term
    in working days did not count, with its Bulgarian reason. `is_back` tells that it was counted back from the event.
    """

    event_on: date
    value: int
    unit: Unit
    bare_end: date
    last_day: date
    moved_by: tuple[tuple[date, str], ...] = ()
    skipped: tuple[tuple[date, str], ...] = ()
    is_back: bool = False

    @property
    def sentences(self) -> list[str]:
        """How the last day came about, one step a sentence. Source: ГПК чл. 60; КТ чл. 154."""
        found = [_("Денят на събитието, %(day)s, не се брои.") % {"day": long_date_weekday(self.event_on)}]
        if self.unit != Unit.DATE:
            found.append(self._length() % {"n": self.value, "day": long_date_weekday(self.bare_end)})
        found += [_not_working(day, reason) for day, reason in (*self.skipped, *self.moved_by)]
        if self.moved_by:
            end = _("Последният присъствен ден преди това е %(day)s.") if self.is_back else _rolled()
            found.append(end % {"day": long_date_weekday(self.last_day)})
        return found

    def _length(self) -> str:
        if self.is_back and self.unit == Unit.WORKDAYS:
            return ngettext(
                "%(n)d работен ден преди това е %(day)s.", "%(n)d работни дни преди това е %(day)s.", self.value
            )
        if self.is_back:
            return ngettext("%(n)d ден преди това е %(day)s.", "%(n)d дни преди това е %(day)s.", self.value)
        if self.unit == Unit.MONTHS:
            return ngettext("%(n)d месец изтича на %(day)s.", "%(n)d месеца изтичат на %(day)s.", self.value)
        if self.unit == Unit.WORKDAYS:
            return _("Работен ден %(n)d от срока е %(day)s.")
        return _("Ден %(n)d от срока е %(day)s.")


def count(event_on: date, value: int, unit: Unit, calendar: Calendar) -> Counted:
    """Return the term of so many days, working days or months after an event. Raises ValueError for other units."""
    if unit == Unit.WORKDAYS:
        last_day = calendar.add_workdays(event_on, value)
        return Counted(event_on, value, unit, last_day, last_day, skipped=_off(event_on + _DAY, last_day, calendar))
    bare = _bare_end(event_on, value, unit)
    last_day = calendar.next_workday(bare)
    return Counted(event_on, value, unit, bare, last_day, moved_by=_off(bare, last_day, calendar))


def count_back(event_on: date, value: int, unit: Unit, calendar: Calendar) -> Counted:
    """Return the last day on which something may be done that many days or working days before an event.

    Raises ValueError for a negative value and for other units.
    """
    if value < 0 or unit not in {Unit.DAYS, Unit.WORKDAYS}:
        raise ValueError(f"not counted backwards: {value} {unit}")
    if unit == Unit.WORKDAYS:
        last_day = event_on
        for _step in range(value):
            last_day = calendar.previous_workday(last_day - _DAY)
        skipped = _off(last_day + _DAY, event_on, calendar)
        return Counted(event_on, value, unit, last_day, last_day, skipped=skipped, is_back=True)
    bare = event_on - timedelta(days=value)
    last_day = calendar.previous_workday(bare)
    moved_by = tuple(reversed(_off(last_day + _DAY, bare + _DAY, calendar)))
    return Counted(event_on, value, unit, bare, last_day, moved_by=moved_by, is_back=True)


def count_rule(rule: Rule, event_on: date, calendar: Calendar) -> Counted:
    """Return the term of a rule of the catalogue from its event; a notice beforehand is counted back from it."""
    if rule.unit == Unit.DATE:
        return _yearly(rule, event_on, calendar)
    if rule.kind in {Kind.BEFORE, Kind.REMINDER}:
        return count_back(event_on, rule.value, rule.unit, calendar)
    return count(event_on, rule.value, rule.unit, calendar)


def _yearly(rule: Rule, event_on: date, calendar: Calendar) -> Counted:
    """Return the next such date of the year after the event; 29 February is the 28th of a common year."""
    year = event_on.year
    while (bare := _of_year(year, rule.value)) <= event_on:
        year += 1
    last_day = calendar.next_workday(bare)
    return Counted(event_on, rule.value, rule.unit, bare, last_day, moved_by=_off(bare, last_day, calendar))


def _of_year(year: int, value: int) -> date:
    month, day = divmod(value, 100)
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def _bare_end(event_on: date, value: int, unit: Unit) -> date:
    if unit == Unit.DAYS:
        return day_after(event_on, days=value)
    if unit == Unit.MONTHS:
        return day_after(event_on, months=value)
    raise ValueError(f"not counted from an event: {unit}")


def _off(first: date, before: date, calendar: Calendar) -> tuple[tuple[date, str], ...]:
    """Return the days off from the first day up to the other, which is not looked at, each with its reason."""
    days = (first + timedelta(days=offset) for offset in range((before - first).days))
    return tuple((day, reason) for day in days if (reason := calendar.day_off_reason(day)))


def _not_working(day: date, reason: str) -> str:
    return _("%(day)s не е присъствен ден: %(reason)s.") % {"day": long_date(day), "reason": reason.rstrip(".")}


def _rolled() -> str:
    return _("Срокът изтича в първия присъствен ден след тях, %(day)s.")
