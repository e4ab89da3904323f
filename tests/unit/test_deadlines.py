"""Terms of ЗНА чл. 26 and АПК чл. 69: the last day, the closing instant, the earliest lawful adoption."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.deadlines import (
    SOFIA,
    adoption_refusals,
    closing_instant,
    days_left,
    draft_act_term,
    general_act_term,
    is_open,
    term_refusals,
)
from prestige.workdays import Calendar

LAW = Calendar()


@pytest.mark.parametrize(
    ("published_on", "days", "last_day"),
    [
        (date(2026, 11, 23), 30, date(2026, 12, 23)),
        (date(2026, 11, 24), 30, date(2026, 12, 29)),
        (date(2026, 12, 11), 14, date(2026, 12, 29)),
        (date(2027, 4, 16), 14, date(2027, 5, 5)),
        (date(2011, 3, 11), 14, date(2011, 3, 25)),
        (date(2025, 11, 10), 14, date(2025, 11, 24)),
    ],
)
def test_draft_act_term_ends_on_a_working_day(published_on: date, days: int, last_day: date) -> None:
    term = draft_act_term(published_on, days, LAW)

    assert term.last_day == last_day
    assert term.earliest_adoption_on == last_day + timedelta(days=1)


def test_general_act_term_without_the_same_date_takes_the_last_day_and_rolls() -> None:
    term = general_act_term(date(2027, 1, 31), 1, LAW)

    assert term.last_day == date(2027, 3, 1)
    assert term.rolled_over == ((date(2027, 2, 28), "неделя"),)


def test_rolled_over_names_every_day_that_moved_the_end() -> None:
    assert draft_act_term(date(2026, 11, 24), 30, LAW).rolled_over == (
        (date(2026, 12, 24), "Бъдни вечер"),
        (date(2026, 12, 25), "Рождество Христово"),
        (date(2026, 12, 26), "Рождество Христово, втори ден"),
        (date(2026, 12, 27), "неделя"),
        (date(2026, 12, 28), "Почивен ден вместо 26.12.2026 г."),
    )


def test_rolled_over_is_empty_when_the_end_stays() -> None:
    assert draft_act_term(date(2026, 11, 23), 30, LAW).rolled_over == ()


@pytest.mark.parametrize(
    ("last_day", "closes_at"),
    [
        (date(2026, 12, 29), "2026-12-30T00:00:00+02:00"),
        (date(2027, 3, 26), "2027-03-27T00:00:00+02:00"),
        (date(2027, 3, 27), "2027-03-28T00:00:00+02:00"),
        (date(2027, 3, 28), "2027-03-29T00:00:00+03:00"),
        (date(2026, 10, 24), "2026-10-25T00:00:00+03:00"),
        (date(2026, 10, 25), "2026-10-26T00:00:00+02:00"),
        (date(2028, 2, 29), "2028-03-01T00:00:00+02:00"),
    ],
)
def test_closing_instant_is_local_midnight_across_clock_changes(last_day: date, closes_at: str) -> None:
    assert closing_instant(last_day).isoformat() == closes_at


@pytest.mark.parametrize(("last_day", "hours"), [(date(2027, 3, 28), 23), (date(2026, 10, 25), 25)])
def test_last_day_lasts_as_long_as_its_clock_day(last_day: date, hours: int) -> None:
    length = closing_instant(last_day).astimezone(UTC) - closing_instant(last_day - timedelta(days=1)).astimezone(UTC)

    assert length == timedelta(hours=hours)


def test_is_open_until_the_last_microsecond_of_the_last_day() -> None:
    term = draft_act_term(date(2026, 11, 24), 30, LAW)
    midnight = datetime(2026, 12, 29, 22, 0, tzinfo=UTC)

    assert is_open(term, midnight - timedelta(microseconds=1))
    assert not is_open(term, midnight)
    assert not is_open(term.closes_at, midnight + timedelta(seconds=1))


def test_is_open_refuses_a_naive_instant() -> None:
    with pytest.raises(TypeError):
        is_open(closing_instant(date(2026, 12, 29)), datetime(2026, 12, 29, 12, 0))  # noqa: DTZ001 – the mistake


@pytest.mark.parametrize(
    ("days", "has_reason", "codes"),
    [
        (-1, True, ["term_too_short"]),
        (0, True, ["term_too_short"]),
        (13, True, ["term_too_short"]),
        (13, False, ["term_too_short"]),
        (14, False, ["short_term_without_reason"]),
        (29, False, ["short_term_without_reason"]),
        (14, True, []),
        (29, True, []),
        (30, False, []),
        (60, True, []),
    ],
)
def test_term_refusals_follow_length_and_reason(days: int, has_reason: bool, codes: list[str]) -> None:
    refusals = term_refusals(days, has_reason)

    assert [refusal.code for refusal in refusals] == codes
    assert {refusal.source for refusal in refusals} <= {"ЗНА чл. 26, ал. 4"}


def test_sofia_10_to_23_november_2025_is_refused() -> None:
    announced = (date(2025, 11, 23) - date(2025, 11, 10)).days
    lawful = draft_act_term(date(2025, 11, 10), 14, LAW)

    assert [refusal.code for refusal in term_refusals(announced, has_short_term_reason=True)] == ["term_too_short"]
    assert not LAW.is_workday(date(2025, 11, 23))
    assert adoption_refusals(date(2025, 11, 24), lawful)


@pytest.mark.parametrize(
    ("adopting_on", "is_refused"),
    [(date(2011, 3, 24), True), (date(2011, 3, 25), True), (date(2011, 3, 26), False), (date(2011, 4, 1), False)],
)
def test_haskovo_2011_may_adopt_only_after_the_last_day(adopting_on: date, is_refused: bool) -> None:
    term = draft_act_term(date(2011, 3, 11), 14, LAW)

    assert bool(adoption_refusals(adopting_on, term)) is is_refused


def test_adoption_refusal_says_when_and_why() -> None:
    (refusal,) = adoption_refusals(date(2011, 3, 25), draft_act_term(date(2011, 3, 11), 14, LAW))

    assert refusal.code == "adoption_before_end_of_term"
    assert refusal.message == (
        "Актът не може да се приеме преди 26.03.2011 г.: срокът за предложения изтича на 25.03.2011 г. в 24:00 ч."
    )
    assert refusal.source == "ЗНА чл. 26, ал. 4; ГПК чл. 60, ал. 5 и 6"


def test_adoption_refusal_of_a_general_act_names_its_own_law() -> None:
    (refusal,) = adoption_refusals(date(2027, 3, 1), general_act_term(date(2027, 1, 31), 1, LAW))

    assert refusal.source == "АПК чл. 69, ал. 2; ГПК чл. 60, ал. 5 и 6"


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 12, 17), 12), (date(2026, 12, 28), 1), (date(2026, 12, 29), 0), (date(2026, 12, 30), -1)],
)
def test_days_left_counts_to_the_last_day(today: date, left: int) -> None:
    assert days_left(date(2026, 12, 29), today) == left


def test_terms_without_length_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        draft_act_term(date(2026, 11, 23), 0, LAW)
    with pytest.raises(ValueError, match="at least one month"):
        general_act_term(date(2026, 11, 23), 0, LAW)
    with pytest.raises(ValueError, match="either in days or in months"):
        replace(draft_act_term(date(2026, 11, 23), 30, LAW), months=1)


@given(st.dates(date(1997, 1, 1), date(2099, 1, 1)), st.integers(1, 120))
def test_every_term_closes_at_midnight_before_the_earliest_adoption(published_on: date, days: int) -> None:
    term = draft_act_term(published_on, days, LAW)
    local = term.closes_at.astimezone(SOFIA)

    assert (local.date(), local.hour, local.minute) == (term.earliest_adoption_on, 0, 0)
    assert adoption_refusals(term.last_day, term)
    assert adoption_refusals(term.earliest_adoption_on, term) == []
    assert len(term.rolled_over) == (term.last_day - published_on).days - days
