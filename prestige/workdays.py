"""Bulgarian working days and the counting of terms (КТ чл. 154; ГПК чл. 60). Pure.

Today's law is applied to every year. What the law leaves to decisions – days off declared by the Council of
Ministers (КТ чл. 154, ал. 3) or by the municipal council (ЗМСМА чл. 21, ал. 1, т. 23), Saturdays to be worked,
a doubtful compensation – is handed in by the caller, from a table that the municipality edits.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_WEEKEND: Final = {5: "събота", 6: "неделя"}

# 1 November is an official holiday too, but a day off only for schools: terms count it as a working day.
_FIXED: Final = {
    (1, 1): "Нова година",
    (3, 3): "Ден на Освобождението на България от османско иго",
    (5, 1): "Ден на труда и на международната работническа солидарност",
    (5, 6): "Гергьовден, Ден на храбростта и Българската армия",
    (5, 24): "Ден на светите братя Кирил и Методий, на българската азбука, просвета и култура",
    (9, 6): "Ден на Съединението",
    (9, 22): "Ден на Независимостта на България",
    (12, 24): "Бъдни вечер",
    (12, 25): "Рождество Христово",
    (12, 26): "Рождество Христово, втори ден",
}
_EASTER: Final = {-2: "Велики петък", -1: "Велика събота", 0: "Великден", 1: "Великден, понеделник"}


def easter_sunday(year: int) -> date:
    """Return the Gregorian date of Orthodox Easter.

    The Julian paschal full moon by the 19-year cycle, the Sunday after it, then the distance of the two calendars
    (13 days in 1900–2099, 14 from March 2100).
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    calendars_apart = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=calendars_apart)


@cache
def fixed_holidays(year: int) -> Mapping[date, str]:
    """Return the official holidays with a fixed date, whatever weekday they fall on. Source: КТ чл. 154, ал. 1."""
    return MappingProxyType({date(year, month, day): name for (month, day), name in _FIXED.items()})


@cache
def easter_holidays(year: int) -> Mapping[date, str]:
    """Return Good Friday, Holy Saturday, Easter Sunday and Monday. Source: КТ чл. 154, ал. 1."""
    easter = easter_sunday(year)
    return MappingProxyType({easter + timedelta(days=offset): name for offset, name in _EASTER.items()})


@cache
def compensations(year: int) -> Mapping[date, date]:
    """Return each compensation day with the weekend holiday it stands for. Source: КТ чл. 154, ал. 2."""
    taken = {*fixed_holidays(year), *easter_holidays(year)}
    found = {}
    for day in sorted(fixed_holidays(year)):
        if day.weekday() >= _SATURDAY:
            instead = day + _ONE_DAY
            while instead.weekday() >= _SATURDAY or instead in taken:
                instead += _ONE_DAY
            taken.add(instead)
            found[instead] = day
    return MappingProxyType(found)


@cache
def doubtful_compensations(year: int) -> Mapping[date, date]:
    """Return the compensations whose holiday falls on an Easter day too, where the law is silent (1.05.2027).

    Until somebody says otherwise they count as days off: the longer term harms nobody.
    """
    easter = easter_holidays(year)
    return MappingProxyType({day: holiday for day, holiday in compensations(year).items() if holiday in easter})


@cache
def statutory_days_off(year: int) -> Mapping[date, str]:
    """Return the holidays and compensation days of a year with their Bulgarian names, without plain weekends.

    A fixed holiday on Saturday or Sunday makes the first working day after it a day off, two of them the first two.
    The Easter days bring no compensation. A fixed holiday that falls on an Easter Saturday or Sunday (1.05.2027)
    does: the law is silent, and the longer term harms nobody. Source: КТ чл. 154, ал. 1 and 2.
    """
    names = dict(easter_holidays(year))
    for day, name in fixed_holidays(year).items():
        names[day] = f"{names[day]}; {name}" if day in names else name
    for day, holiday in compensations(year).items():
        names[day] = f"Почивен ден вместо {holiday:%d.%m.%Y} г."
    return MappingProxyType(names)


@dataclass(frozen=True)
class Calendar:
    """Working days: the Labour Code corrected by declared days off and declared working days.

    A declared working day wins over weekend, holiday and compensation; one day cannot be declared both. ``names`` are
    the occasions of the declared days off.
    """

    extra_days_off: frozenset[date] = frozenset()
    extra_workdays: frozenset[date] = frozenset()
    names: tuple[tuple[date, str], ...] = ()

    def __post_init__(self) -> None:
        if both := self.extra_days_off & self.extra_workdays:
            raise ValueError(f"declared both working and not working: {min(both)}")

    def is_workday(self, day: date) -> bool:
        """Tell whether offices work on the day (присъствен ден)."""
        return self.day_off_reason(day) is None

    def holiday_name(self, day: date) -> str | None:
        """Return the Bulgarian name of the holiday, compensation or declared day off; None for any other day."""
        if day in self.extra_workdays:
            return None
        name = statutory_days_off(day.year).get(day)
        if name is None and day in self.extra_days_off:
            return dict(self.names).get(day) or "обявен неприсъствен ден"
        return name

    def day_off_reason(self, day: date) -> str | None:
        """Return in Bulgarian why the day is not working – a holiday's name or the weekend day – or None."""
        if day in self.extra_workdays:
            return None
        return self.holiday_name(day) or _WEEKEND.get(day.weekday())

    def next_workday(self, day: date) -> date:
        """Return the day itself if it is working, else the first working day after it. Source: ГПК чл. 60, ал. 6."""
        while not self.is_workday(day):
            day += _ONE_DAY
        return day

    def previous_workday(self, day: date) -> date:
        """Return the day itself if it is working, else the last working day before it."""
        while not self.is_workday(day):
            day -= _ONE_DAY
        return day

    def add_days(self, day: date, n: int) -> date:
        """Return the last day, inclusive, of a term of n calendar days from an event on the day.

        The day of the event is not counted; a last day off rolls to the next working day.
        Source: ГПК чл. 60, ал. 5 and 6. Raises ValueError for a negative n.
        """
        return self.next_workday(day_after(day, days=n))

    def add_months(self, day: date, n: int) -> date:
        """Return the last day of a term of n months: the same date, else the month's last; a day off rolls on.

        Source: ГПК чл. 60, ал. 3 and 6. Raises ValueError for a negative n.
        """
        return self.next_workday(day_after(day, months=n))

    def add_workdays(self, day: date, n: int) -> date:
        """Return the n-th working day after the day, which is not counted. Raises ValueError for a negative n."""
        _require_not_negative(n)
        for _ in range(n):
            day = self.next_workday(day + _ONE_DAY)
        return self.next_workday(day)


def day_after(day: date, *, days: int = 0, months: int = 0) -> date:
    """Return the bare calendar end of a term, before any rolling. Source: ГПК чл. 60, ал. 3 and 5.

    Raises ValueError for a negative length and OverflowError past the year 9999.
    """
    _require_not_negative(min(days, months))
    if months:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if year > date.max.year:
            raise OverflowError("date value out of range")
        day = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day + timedelta(days=days)


def _require_not_negative(n: int) -> None:
    if n < 0:
        raise ValueError(f"a term cannot be negative: {n}")
