"""Working days of КТ чл. 154 and the counting of ГПК чл. 60."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prestige.workdays import Calendar, day_after, easter_sunday, statutory_days_off

LAW = Calendar()
DAYS = st.dates(date(1950, 1, 1), date(2098, 12, 31))
LENGTHS = st.integers(0, 400)


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1950, date(1950, 4, 9)),
        (1983, date(1983, 5, 8)),
        (2010, date(2010, 4, 4)),
        (2024, date(2024, 5, 5)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 12)),
        (2027, date(2027, 5, 2)),
        (2028, date(2028, 4, 16)),
        (2029, date(2029, 4, 8)),
        (2030, date(2030, 4, 28)),
        (2100, date(2100, 5, 2)),
    ],
)
def test_easter_sunday_is_the_orthodox_one(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


@given(st.integers(1950, 2100))
def test_easter_sunday_is_a_spring_sunday(year: int) -> None:
    easter = easter_sunday(year)

    assert easter.weekday() == 6
    assert date(year, 4, 3) <= easter <= date(year, 5, 10)


@pytest.mark.parametrize(
    ("year", "compensations"),
    [
        (2024, ["04.03", "23.09"]),
        (2025, ["26.05", "08.09"]),
        (2026, ["25.05", "07.09", "28.12"]),
        (2027, ["04.05", "27.12", "28.12"]),
        (2028, ["03.01", "08.05", "27.12"]),
        (2029, ["05.03", "07.05", "24.09"]),
        (2030, ["04.03", "23.09"]),
    ],
)
def test_compensations_follow_holidays_on_a_weekend(year: int, compensations: list[str]) -> None:
    names = statutory_days_off(year)

    assert [f"{day:%d.%m}" for day in sorted(names) if names[day].startswith("Почивен ден вместо")] == compensations


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Нова година"),
        (date(2026, 4, 10), "Велики петък"),
        (date(2026, 4, 13), "Великден, понеделник"),
        (date(2026, 11, 1), None),
        (date(2027, 11, 1), None),
        (date(2026, 12, 26), "Рождество Христово, втори ден"),
        (date(2026, 12, 27), None),
        (date(2026, 12, 28), "Почивен ден вместо 26.12.2026 г."),
        (date(2027, 5, 1), "Велика събота; Ден на труда и на международната работническа солидарност"),
        (date(2024, 5, 6), "Великден, понеделник; Гергьовден, Ден на храбростта и Българската армия"),
        (date(2024, 5, 7), None),
    ],
)
def test_holiday_name_of_a_day(day: date, name: str | None) -> None:
    assert LAW.holiday_name(day) == name


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 27), None),
        (date(2026, 11, 28), "събота"),
        (date(2026, 11, 29), "неделя"),
        (date(2026, 12, 25), "Рождество Христово"),
        (date(2027, 11, 1), None),
    ],
)
def test_day_off_reason_names_weekends_too(day: date, reason: str | None) -> None:
    assert LAW.day_off_reason(day) == reason
    assert LAW.is_workday(day) is (reason is None)


def test_extra_day_off_rolls_a_term_on() -> None:
    local_day = Calendar(extra_days_off=frozenset({date(2026, 9, 8)}))
    named = Calendar(extra_days_off=frozenset({date(2026, 9, 8)}), names=((date(2026, 9, 8), "Ден на Хасково"),))
    assert named.holiday_name(date(2026, 9, 8)) == "Ден на Хасково"

    assert local_day.holiday_name(date(2026, 9, 8)) == "обявен неприсъствен ден"
    assert local_day.next_workday(date(2026, 9, 5)) == date(2026, 9, 9)


def test_extra_workday_wins_over_a_compensation() -> None:
    confirmed = Calendar(extra_workdays=frozenset({date(2027, 5, 4)}))

    assert confirmed.holiday_name(date(2027, 5, 4)) is None
    assert confirmed.add_days(date(2027, 4, 16), 14) == date(2027, 5, 4)


def test_extra_workday_wins_over_a_saturday() -> None:
    assert Calendar(extra_workdays=frozenset({date(2026, 11, 28)})).is_workday(date(2026, 11, 28))


def test_a_day_declared_twice_is_refused() -> None:
    both = frozenset({date(2026, 11, 27)})

    with pytest.raises(ValueError, match="2026-11-27"):
        Calendar(extra_days_off=both, extra_workdays=both)


@pytest.mark.parametrize(
    ("start", "days", "last_day"),
    [
        (date(2026, 11, 23), 30, date(2026, 12, 23)),
        (date(2026, 11, 24), 30, date(2026, 12, 29)),
        (date(2026, 12, 11), 14, date(2026, 12, 29)),
        (date(2027, 4, 16), 14, date(2027, 5, 5)),
        (date(2011, 3, 11), 14, date(2011, 3, 25)),
        (date(2017, 12, 18), 30, date(2018, 1, 17)),
        (date(2018, 12, 11), 30, date(2019, 1, 10)),
        (date(2019, 3, 19), 30, date(2019, 4, 18)),
        (date(2028, 1, 30), 30, date(2028, 2, 29)),
        (date(2026, 10, 15), 14, date(2026, 10, 29)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
    ],
)
def test_add_days_counts_from_the_day_after(start: date, days: int, last_day: date) -> None:
    assert LAW.add_days(start, days) == last_day


@pytest.mark.parametrize(
    ("start", "months", "last_day"),
    [
        (date(2027, 1, 31), 1, date(2027, 3, 1)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 26), 1, date(2026, 12, 29)),
        (date(2026, 11, 20), 13, date(2027, 12, 20)),
    ],
)
def test_term_in_months_keeps_the_date_or_takes_the_last_day(start: date, months: int, last_day: date) -> None:
    assert LAW.next_workday(day_after(start, months=months)) == last_day


@pytest.mark.parametrize(
    ("start", "workdays", "result"),
    [
        (date(2026, 12, 22), 3, date(2026, 12, 30)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2027, 4, 29), 1, date(2027, 5, 5)),
    ],
)
def test_add_workdays_skips_days_off(start: date, workdays: int, result: date) -> None:
    assert LAW.add_workdays(start, workdays) == result


def test_negative_terms_are_refused() -> None:
    for count in (LAW.add_days, LAW.add_workdays, lambda day, n: day_after(day, months=n)):
        with pytest.raises(ValueError, match="cannot be negative"):
            count(date(2026, 11, 23), -1)


def test_months_past_the_calendar_overflow() -> None:
    with pytest.raises(OverflowError):
        day_after(date(2026, 11, 23), months=120_000)


@given(DAYS, LENGTHS)
def test_add_days_ends_on_a_working_day_not_early(start: date, days: int) -> None:
    end = LAW.add_days(start, days)

    assert LAW.is_workday(end)
    assert timedelta(0) <= end - (start + timedelta(days=days)) <= timedelta(days=7)


@given(DAYS, LENGTHS, LENGTHS)
def test_add_days_is_monotone(start: date, first: int, second: int) -> None:
    shorter, longer = sorted((first, second))

    assert LAW.add_days(start, shorter) <= LAW.add_days(start, longer)


@given(DAYS, st.integers(1, 60))
def test_add_workdays_counts_working_days(start: date, workdays: int) -> None:
    end = LAW.add_workdays(start, workdays)
    passed = [start + timedelta(days=offset) for offset in range(1, (end - start).days + 1)]

    assert sum(map(LAW.is_workday, passed)) == workdays


def test_working_days_agree_with_the_holidays_package() -> None:
    """The two differ only on days that the Council of Ministers declared, which the law alone does not know."""
    oracle = holidays.country_holidays("BG", years=range(2024, 2031))
    days = (date(2024, 1, 1) + timedelta(days=offset) for offset in range((date(2031, 1, 1) - date(2024, 1, 1)).days))

    assert [day for day in days if LAW.is_workday(day) != oracle.is_working_day(day)] == [
        date(2025, 12, 31),
        date(2026, 1, 2),
    ]
