"""When a hearing may be held, as tables of days: invitation, holidays, elections, hours, the term, the minutes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from consultations.deadlines import SOFIA
from consultations.hearing_rules import (
    HearingState,
    HearingTerms,
    day_refusals,
    earliest_hearing_on,
    hour_refusals,
    invitation_refusals,
    latest_hearing_on,
    latest_invitation_on,
    minutes_due_on,
    minutes_refusals,
    opinions_until,
    phase_refusals,
    state_of,
    term_refusals,
    workdays_between,
)
from consultations.lifecycle import Phase
from prestige.workdays import Calendar

CALENDAR = Calendar()
TERMS = HearingTerms()
REASON = "Проектът е свързан с края на бюджетната година."
ELECTION = {date(2026, 11, 8): "Избори за президент"}


def codes(refusals: list) -> list[str]:
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("hearing_on", "invited_on", "reason", "expected"),
    [
        (date(2026, 12, 15), date(2026, 12, 1), "", []),  # exactly fourteen days
        (date(2026, 12, 15), date(2026, 12, 2), "", ["short_notice"]),  # thirteen
        (date(2026, 12, 15), date(2026, 12, 2), "Бързо.", ["short_notice"]),  # a reason of one word is none
        (date(2026, 12, 15), date(2026, 12, 2), REASON, []),
        (date(2026, 12, 15), date(2026, 12, 8), REASON, []),  # exactly seven
        (date(2026, 12, 15), date(2026, 12, 9), REASON, ["invitation"]),  # six, whatever the reason
        (date(2026, 12, 15), date(2026, 12, 9), "", ["invitation"]),
        (date(2028, 3, 14), date(2028, 2, 29), "", []),  # over 29 February
        (date(2028, 3, 14), date(2028, 3, 1), "", ["short_notice"]),
        (date(2027, 1, 12), date(2026, 12, 29), "", []),  # over the year
        (date(2026, 11, 2), date(2026, 10, 19), "", []),  # over the end of summer time: days, not hours
        (date(2027, 4, 5), date(2027, 3, 22), "", []),  # over its beginning
    ],
)
def test_invitation_is_sent_in_time_or_refused(
    hearing_on: date, invited_on: date, reason: str, expected: list[str]
) -> None:
    assert codes(invitation_refusals(hearing_on, invited_on, TERMS, reason=reason)) == expected


def test_late_invitation_is_told_the_last_lawful_days() -> None:
    (refusal,) = invitation_refusals(date(2026, 12, 15), date(2026, 12, 10), TERMS, reason="")
    assert str(refusal.message) == (
        "Поканата закъснява: за обсъждане на 15 декември 2026 г. (вторник) тя се публикува най-късно на "
        "1 декември 2026 г. (вторник), а с причина – на 8 декември 2026 г. (вторник)."
    )
    assert refusal.source == "местно правило за обществените обсъждания"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 15), []),
        (date(2026, 12, 12), ["day_off"]),  # Saturday
        (date(2026, 12, 13), ["day_off"]),  # Sunday
        (date(2026, 12, 24), ["day_off"]),  # holiday on a Thursday
        (date(2026, 12, 28), ["day_off"]),  # the day off instead of 26 December
        (date(2027, 4, 30), ["day_off"]),  # Good Friday
        (date(2027, 5, 3), ["day_off"]),  # Easter Monday
        (date(2026, 11, 1), ["day_off"]),  # a Sunday; 1 November itself is a working day
        (date(2027, 11, 1), []),  # Monday, the day of the leaders: a holiday of schools only
        (date(2026, 11, 8), ["day_off", "election"]),
        (date(2026, 11, 7), ["day_off", "election"]),  # the day before elections
        (date(2026, 11, 6), []),
    ],
)
def test_hearing_is_not_held_on_days_off_and_elections(day: date, expected: list[str]) -> None:
    assert codes(day_refusals(day, CALENDAR, ELECTION)) == expected


def test_declared_days_move_what_is_a_day_off() -> None:
    declared = Calendar(extra_days_off=frozenset({date(2026, 12, 15)}), extra_workdays=frozenset({date(2026, 12, 12)}))
    assert codes(day_refusals(date(2026, 12, 15), declared, {})) == ["day_off"]
    assert day_refusals(date(2026, 12, 12), declared, {}) == []


@pytest.mark.parametrize(
    ("starts_at", "expected"),
    [
        (datetime(2026, 12, 15, 17, 0, tzinfo=SOFIA), []),
        (datetime(2026, 12, 15, 16, 59, tzinfo=SOFIA), ["hour"]),
        (datetime(2026, 12, 15, 15, 0, tzinfo=UTC), []),  # 17:00 in winter
        (datetime(2026, 7, 15, 14, 0, tzinfo=UTC), []),  # 17:00 in summer
        (datetime(2026, 7, 15, 13, 59, tzinfo=UTC), ["hour"]),
        (datetime(2027, 3, 29, 14, 0, tzinfo=UTC), []),  # the day after summer time began
        (datetime(2026, 10, 26, 14, 30, tzinfo=UTC), ["hour"]),  # 16:30 the day after it ended
    ],
)
def test_hearing_begins_after_working_hours(starts_at: datetime, expected: list[str]) -> None:
    assert codes(hour_refusals(starts_at, TERMS)) == expected


def test_hour_is_a_local_rule() -> None:
    early = HearingTerms(not_before=time(10, 0))
    assert hour_refusals(datetime(2026, 12, 15, 10, 0, tzinfo=SOFIA), early) == []


@pytest.mark.parametrize(
    ("hearing_on", "last_day", "expected"),
    [
        (date(2026, 12, 15), date(2026, 12, 22), []),  # exactly seven days
        (date(2026, 12, 15), date(2026, 12, 21), ["term"]),
        (date(2026, 12, 18), date(2026, 12, 29), []),  # 25 December is a day off: rolled to the 29th
        (date(2026, 12, 18), date(2026, 12, 23), ["term"]),
        (date(2026, 11, 30), date(2027, 1, 4), ["outside_term"]),  # before publication
        (date(2027, 1, 5), date(2027, 1, 4), ["term"]),
    ],
)
def test_term_holds_the_hearing_and_the_opinions_after_it(
    hearing_on: date, last_day: date, expected: list[str]
) -> None:
    found = term_refusals(hearing_on, published_on=date(2026, 12, 1), last_day=last_day, terms=TERMS, calendar=CALENDAR)
    assert codes(found) == expected


def test_term_too_short_says_until_when_to_extend() -> None:
    (refusal,) = term_refusals(
        date(2026, 12, 18),
        published_on=date(2026, 12, 1),
        last_day=date(2026, 12, 23),
        terms=TERMS,
        calendar=CALENDAR,
    )
    assert "до 29 декември 2026 г. (вторник)" in str(refusal.message)
    assert "изтича на 23.12.2026 г." in str(refusal.message)


@pytest.mark.parametrize(
    ("held_on", "due"),
    [
        (date(2026, 12, 15), date(2026, 12, 22)),
        (date(2026, 12, 18), date(2026, 12, 30)),  # 24–28 December do not count
        (date(2027, 4, 28), date(2027, 5, 11)),  # Easter, Monday, the day instead of 1 May, 6 May
        (date(2028, 2, 24), date(2028, 3, 2)),  # over 29 February
    ],
)
def test_minutes_are_due_in_five_working_days(held_on: date, due: date) -> None:
    assert minutes_due_on(held_on, TERMS, CALENDAR) == due
    assert workdays_between(held_on, due, CALENDAR) == 5


def test_lengths_are_counted_back_and_forth() -> None:
    assert latest_invitation_on(date(2026, 12, 15), TERMS, has_reason=False) == date(2026, 12, 1)
    assert latest_invitation_on(date(2026, 12, 15), TERMS, has_reason=True) == date(2026, 12, 8)
    assert opinions_until(date(2026, 12, 15), TERMS, CALENDAR) == date(2026, 12, 22)
    assert earliest_hearing_on(date(2026, 12, 10), TERMS, CALENDAR, {}, has_reason=False) == date(2026, 12, 29)
    assert earliest_hearing_on(date(2026, 12, 10), TERMS, CALENDAR, {}, has_reason=True) == date(2026, 12, 17)
    assert latest_hearing_on(date(2027, 1, 4), TERMS, CALENDAR, {}) == date(2026, 12, 23)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase != Phase.OPEN])
def test_hearing_is_convened_only_while_proposals_are_taken(phase: Phase) -> None:
    assert codes(phase_refusals(phase)) == ["phase"]
    assert phase_refusals(Phase.OPEN) == []


START = datetime(2026, 12, 15, 17, 30, tzinfo=SOFIA)


@pytest.mark.parametrize(
    ("after", "has_minutes", "is_cancelled", "expected"),
    [
        (timedelta(seconds=-1), False, False, HearingState.AHEAD),
        (timedelta(0), False, False, HearingState.RUNNING),
        (timedelta(hours=2), False, False, HearingState.AWAITING_MINUTES),
        (timedelta(hours=2), True, False, HearingState.WITH_MINUTES),
        (timedelta(days=7), False, False, HearingState.AWAITING_MINUTES),  # the last day itself is in time
        (timedelta(days=8), False, False, HearingState.MINUTES_LATE),
        (timedelta(days=8), True, False, HearingState.WITH_MINUTES),
        (timedelta(days=8), False, True, HearingState.CANCELLED),
    ],
)
def test_state_follows_the_clock(
    after: timedelta, has_minutes: bool, is_cancelled: bool, expected: HearingState
) -> None:
    state = state_of(
        is_cancelled=is_cancelled,
        starts_at=START,
        ends_at=START + timedelta(hours=2),
        has_minutes=has_minutes,
        minutes_due_on=date(2026, 12, 22),
        now=START + after,
    )
    assert state == expected


def test_minutes_wait_for_the_end_and_for_words() -> None:
    end = START + timedelta(hours=2)
    early = minutes_refusals(is_cancelled=False, ends_at=end, now=START, opening="Днес", course=" ")
    assert codes(early) == ["not_over", "course"]
    assert minutes_refusals(is_cancelled=False, ends_at=end, now=end, opening="Днес", course="Точка 1") == []
    assert codes(minutes_refusals(is_cancelled=True, ends_at=end, now=end, opening="", course="")) == [
        "cancelled",
        "opening",
        "course",
    ]
