"""Terms of the law counted in days, working days and months, forwards and back: the table of cases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prestige.deadlines.catalogue import CATALOGUE, Unit
from prestige.deadlines.counting import count, count_back, count_rule
from prestige.workdays import Calendar

LAW = Calendar()
CASES = [
    # thirty and fourteen days of ЗНА чл. 26, ал. 4
    ("23.11.2026", 30, Unit.DAYS, "23.12.2026"),
    ("24.11.2026", 30, Unit.DAYS, "29.12.2026"),  # Christmas, Sunday and the day instead of the 26th
    ("11.12.2026", 14, Unit.DAYS, "29.12.2026"),
    ("16.04.2027", 14, Unit.DAYS, "05.05.2027"),  # Good Friday to Easter Monday, and the day instead of 1 May
    ("10.11.2025", 14, Unit.DAYS, "24.11.2025"),  # what Sofia announced until the 23rd
    ("11.03.2011", 14, Unit.DAYS, "25.03.2011"),  # Haskovo adopted on that very day
    ("18.12.2017", 30, Unit.DAYS, "17.01.2018"),  # Isperih, across the year
    ("11.12.2018", 30, Unit.DAYS, "10.01.2019"),  # Burgas
    ("19.03.2018", 30, Unit.DAYS, "18.04.2018"),  # Devin
    ("02.12.2027", 30, Unit.DAYS, "04.01.2028"),  # New Year on a Saturday
    # months of АПК чл. 69, ал. 2 and ГПК чл. 60, ал. 3
    ("31.01.2027", 1, Unit.MONTHS, "01.03.2027"),
    ("29.01.2028", 1, Unit.MONTHS, "29.02.2028"),
    ("30.01.2028", 1, Unit.MONTHS, "29.02.2028"),
    ("31.01.2028", 1, Unit.MONTHS, "29.02.2028"),
    ("29.01.2027", 1, Unit.MONTHS, "01.03.2027"),  # 28.02.2027 is a Sunday
    ("29.02.2028", 1, Unit.MONTHS, "29.03.2028"),
    ("29.02.2028", 12, Unit.MONTHS, "28.02.2029"),
    ("30.11.2026", 1, Unit.MONTHS, "30.12.2026"),
    ("24.11.2026", 1, Unit.MONTHS, "29.12.2026"),
    ("31.12.2026", 2, Unit.MONTHS, "01.03.2027"),
    # twenty-nine February and both changes of the clock
    ("15.02.2028", 14, Unit.DAYS, "29.02.2028"),
    ("30.01.2028", 30, Unit.DAYS, "29.02.2028"),
    ("14.03.2027", 14, Unit.DAYS, "29.03.2027"),  # 28.03.2027 is a Sunday of 23 hours
    ("26.02.2027", 30, Unit.DAYS, "29.03.2027"),
    ("11.10.2026", 14, Unit.DAYS, "26.10.2026"),  # 25.10.2026 is a Sunday of 25 hours
    ("25.09.2026", 30, Unit.DAYS, "26.10.2026"),
    # Easter and the days instead of a holiday
    ("27.03.2026", 14, Unit.DAYS, "14.04.2026"),
    ("10.05.2026", 14, Unit.DAYS, "26.05.2026"),  # 24 May on a Sunday
    ("25.09.2026", 37, Unit.DAYS, "02.11.2026"),  # 1 November is a Sunday and brings no other day
    ("02.10.2027", 30, Unit.DAYS, "01.11.2027"),  # 1 November is a day off for schools only
    # working days of ЗДОИ чл. 15а, ал. 4 and the rules of procedure
    ("18.12.2026", 3, Unit.WORKDAYS, "23.12.2026"),
    ("22.12.2026", 3, Unit.WORKDAYS, "30.12.2026"),
    ("29.04.2027", 1, Unit.WORKDAYS, "05.05.2027"),
    ("30.12.2026", 5, Unit.WORKDAYS, "07.01.2027"),
    ("28.11.2026", 1, Unit.WORKDAYS, "30.11.2026"),
]


def day(text: str) -> date:
    return date(*(int(part) for part in reversed(text.split("."))))


@pytest.mark.parametrize(("event", "value", "unit", "last_day"), CASES)
def test_term_ends_on_the_day_of_the_table(event: str, value: int, unit: Unit, last_day: str) -> None:
    assert count(day(event), value, unit, LAW).last_day == day(last_day)


@pytest.mark.parametrize(
    ("event", "value", "unit", "last_day"),
    [
        ("15.12.2026", 14, Unit.DAYS, "01.12.2026"),
        ("11.01.2027", 14, Unit.DAYS, "23.12.2026"),  # 28.12. is off, and so is all before it back to the 24th
        ("17.05.2027", 14, Unit.DAYS, "29.04.2027"),  # Easter Monday
        ("08.03.2028", 7, Unit.DAYS, "01.03.2028"),
        ("14.03.2028", 14, Unit.DAYS, "29.02.2028"),
        ("04.01.2027", 3, Unit.WORKDAYS, "29.12.2026"),
        ("05.05.2027", 1, Unit.WORKDAYS, "29.04.2027"),
        ("01.12.2026", 0, Unit.DAYS, "01.12.2026"),
    ],
)
def test_notice_beforehand_is_given_on_the_last_working_day_at_the_latest(
    event: str, value: int, unit: Unit, last_day: str
) -> None:
    assert count_back(day(event), value, unit, LAW).last_day == day(last_day)


def test_sentences_name_every_day_off_that_moved_the_end() -> None:
    assert count(day("24.11.2026"), 30, Unit.DAYS, LAW).sentences == [
        "Денят на събитието, 24 ноември 2026 г. (вторник), не се брои.",
        "Ден 30 от срока е 24 декември 2026 г. (четвъртък).",
        "24 декември 2026 г. не е присъствен ден: Бъдни вечер.",
        "25 декември 2026 г. не е присъствен ден: Рождество Христово.",
        "26 декември 2026 г. не е присъствен ден: Рождество Христово, втори ден.",
        "27 декември 2026 г. не е присъствен ден: неделя.",
        "28 декември 2026 г. не е присъствен ден: Почивен ден вместо 26.12.2026 г.",
        "Срокът изтича в първия присъствен ден след тях, 29 декември 2026 г. (вторник).",
    ]


def test_sentences_of_working_days_name_the_days_that_do_not_count() -> None:
    assert count(day("22.12.2026"), 2, Unit.WORKDAYS, LAW).sentences == [
        "Денят на събитието, 22 декември 2026 г. (вторник), не се брои.",
        "Работен ден 2 от срока е 29 декември 2026 г. (вторник).",
        "24 декември 2026 г. не е присъствен ден: Бъдни вечер.",
        "25 декември 2026 г. не е присъствен ден: Рождество Христово.",
        "26 декември 2026 г. не е присъствен ден: Рождество Христово, втори ден.",
        "27 декември 2026 г. не е присъствен ден: неделя.",
        "28 декември 2026 г. не е присъствен ден: Почивен ден вместо 26.12.2026 г.",
    ]


def test_sentences_of_a_notice_beforehand_go_back() -> None:
    assert count_back(day("11.01.2027"), 14, Unit.DAYS, LAW).sentences[1::5] == [
        "14 дни преди това е 28 декември 2026 г. (понеделник).",
        "24 декември 2026 г. не е присъствен ден: Бъдни вечер.",
    ]
    assert count_back(day("11.01.2027"), 14, Unit.DAYS, LAW).sentences[-1] == (
        "Последният присъствен ден преди това е 23 декември 2026 г. (сряда)."
    )


@pytest.mark.parametrize(
    ("rule_id", "event", "last_day"),
    [
        ("D05", "22.12.2026", "30.12.2026"),
        ("D06", "18.12.2026", "29.12.2026"),
        ("D12b", "31.12.2026", "01.02.2027"),  # 31.01.2027 is a Sunday
        ("D13", "24.11.2026", "29.12.2026"),
        ("D17", "16.12.2026", "01.12.2026"),
        ("D20", "11.01.2027", "23.12.2026"),
        ("D26", "31.12.2026", "01.03.2027"),
        ("D26", "01.03.2027", "01.03.2028"),
        ("D28", "29.12.2026", "23.12.2026"),
        ("P01", "24.12.2026", "29.12.2026"),
    ],
)
def test_rule_counts_from_its_event(rule_id: str, event: str, last_day: str) -> None:
    assert count_rule(CATALOGUE[rule_id], day(event), LAW).last_day == day(last_day)


def test_declared_days_count_as_the_table_of_the_municipality_says() -> None:
    declared = Calendar(
        extra_days_off=frozenset({day("29.12.2026")}),
        extra_workdays=frozenset({day("28.12.2026"), day("19.12.2026")}),
        names=((day("29.12.2026"), "Решение на Министерския съвет"),),
    )
    assert count(day("24.11.2026"), 30, Unit.DAYS, declared).last_day == day("28.12.2026")
    assert count(day("18.12.2026"), 1, Unit.WORKDAYS, declared).last_day == day("19.12.2026")
    assert count(day("28.12.2026"), 1, Unit.DAYS, declared).moved_by == (
        (day("29.12.2026"), "Решение на Министерския съвет"),
    )


@pytest.mark.parametrize("unit", [Unit.DATE, Unit.PER_YEAR, Unit.ORDER])
def test_what_is_no_length_is_not_counted(unit: Unit) -> None:
    with pytest.raises(ValueError, match="not counted"):
        count(day("24.11.2026"), 1, unit, LAW)
    with pytest.raises(ValueError, match="not counted"):
        count_back(day("24.11.2026"), 1, unit, LAW)


@given(st.dates(date(1997, 1, 1), date(2099, 1, 1)), st.integers(0, 90), st.sampled_from([Unit.DAYS, Unit.WORKDAYS]))
def test_notice_back_and_term_forward_never_miss_each_other(event: date, value: int, unit: Unit) -> None:
    back = count_back(event, value, unit, LAW).last_day
    assert value == 0 and unit == Unit.WORKDAYS or LAW.is_workday(back)
    assert count(back, value, unit, LAW).last_day <= LAW.next_workday(event)
