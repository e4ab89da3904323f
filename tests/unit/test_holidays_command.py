"""manage.py holidays: the days off of a year as text and as data; and Easter against a second reckoning."""

import json
from datetime import date
from io import StringIO

import pytest
from dateutil.easter import EASTER_ORTHODOX, easter
from django.core.management import CommandError, call_command

from prestige.municipality.models import SpecialDay
from prestige.workdays import doubtful_compensations, easter_sunday

YEARS = range(1950, 2101)
# Days of the Julian April, those after the 20th of March, by golden number.
FULL_MOONS = [5, 25, 13, 2, 22, 10, 30, 18, 7, 27, 15, 4, 24, 12, 1, 21, 9, 29, 17]


def answer(*arguments: str) -> list[dict[str, str]]:
    out = StringIO()
    call_command("holidays", *arguments, "--json", stdout=out)
    assert out.getvalue().count("\n") == 1
    parsed: list[dict[str, str]] = json.loads(out.getvalue())
    return parsed


def test_holidays_are_given_as_data_with_four_keys() -> None:
    rows = answer("2026")
    assert {tuple(row) for row in rows} == {("date", "name", "kind", "source")}
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert [(row["date"], row["kind"]) for row in rows if row["kind"] != "holiday"] == [
        ("2026-04-10", "easter"),
        ("2026-04-11", "easter"),
        ("2026-04-12", "easter"),
        ("2026-04-13", "easter"),
        ("2026-05-25", "compensation"),
        ("2026-09-07", "compensation"),
        ("2026-12-28", "compensation"),
    ]
    assert rows[0] == {"date": "2026-01-01", "name": "Нова година", "kind": "holiday", "source": "КТ чл. 154, ал. 1"}


def test_doubtful_compensation_says_so_in_its_source() -> None:
    (row,) = (row for row in answer("2027") if row["date"] == "2027-05-04")
    assert row["source"] == "КТ чл. 154, ал. 2 (спорно: празникът съвпада с Великденски ден)"
    assert doubtful_compensations(2027) == {date(2027, 5, 4): date(2027, 5, 1)}
    assert doubtful_compensations(2026) == {}


def test_holidays_as_text_are_one_line_each() -> None:
    out = StringIO()
    call_command("holidays", "2028", stdout=out)
    assert out.getvalue().splitlines()[1] == (
        "3 януари 2028 г. (понеделник): Почивен ден вместо 01.01.2028 г. – КТ чл. 154, ал. 2"
    )


@pytest.mark.parametrize("year", ["1949", "2101"])
def test_year_outside_the_calendar_is_refused(year: str) -> None:
    with pytest.raises(CommandError, match="от 1950 до 2100"):
        answer(year)


@pytest.mark.django_db
def test_declared_days_come_from_the_table_when_asked() -> None:
    SpecialDay.objects.create(day=date(2027, 5, 4), is_workday=True, name="Работен ден", source="Решение № 1")
    SpecialDay.objects.create(day=date(2027, 9, 8), name="Ден на общината", source="Решение № 2")
    kinds = {row["date"]: row["kind"] for row in answer("2027", "--declared")}
    assert (kinds["2027-05-04"], kinds["2027-09-08"]) == ("workday", "declared")
    assert {row["date"]: row["kind"] for row in answer("2027")}["2027-05-04"] == "compensation"


def test_easter_agrees_with_an_independent_reckoning() -> None:
    assert [year for year in YEARS if easter_sunday(year) != easter(year, EASTER_ORTHODOX)] == []


def easter_by_tables(year: int) -> date:
    """Return Easter by the tables of the Church: golden number and Sunday letter of the Julian year."""
    golden = year % 19 + 1
    moons = [
        5,
        25,
        13,
        2,
        22,
        10,
        30,
        18,
        7,
        27,
        15,
        4,
        24,
        12,
        1,
        21,
        9,
        29,
        17,
    ]  # of the Julian April, 22 and on March
    day = moons[golden - 1]
    month = 3 if day > 20 else 4
    julian = _julian_number(year, month, day) + 1
    while julian % 7 != 6:
        julian += 1
    return date.fromordinal(julian - 1721425)


def _julian_number(year: int, month: int, day: int) -> int:
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083


def test_easter_agrees_with_the_tables_of_the_church() -> None:
    assert [year for year in YEARS if easter_sunday(year) != easter_by_tables(year)] == []
