"""Changes of a term: what each kind may do and what it is refused for, row by row."""

from datetime import UTC, date, datetime, timedelta

import pytest

from consultations.deadlines import closing_instant
from consultations.lifecycle import Phase
from consultations.term_changes import (
    Interruption,
    OutageRule,
    RunningTerm,
    TermChangeKind,
    decide_outage_by,
    lawful_minimum,
    outage_last_day,
    term_change_refusals,
    touches_end,
)
from prestige.workdays import Calendar

CALENDAR = Calendar()
REASON = "Проектът беше допълнен с нови приложения."
RULE = OutageRule(minutes=60, hours_before_end=24, workdays_after_close=1)
LAST_DAY = date(2027, 1, 29)  # a Friday
CLOSES = closing_instant(LAST_DAY)
EXTENSION, SHORTENING = TermChangeKind.EXTENSION, TermChangeKind.SHORTENING
RESTART, OUTAGE = TermChangeKind.RESTART, TermChangeKind.OUTAGE


def running(
    *,
    phase: Phase = Phase.OPEN,
    today: date = date(2026, 12, 1),
    started: date = date(2026, 11, 23),
    short: bool = False,
) -> RunningTerm:
    return RunningTerm(
        phase=phase,
        today=today,
        last_day=LAST_DAY,
        closes_at=CLOSES,
        minimum=lawful_minimum(started, is_general_act=False, is_short=short, calendar=CALENDAR),
        notice_days=7,
    )


def codes(
    kind: TermChangeKind,
    term: RunningTerm,
    last_day: date,
    *,
    reason: str = REASON,
    outage: Interruption | None = None,
) -> list[str]:
    refusals = term_change_refusals(
        kind,
        term,
        last_day=last_day,
        reason=reason,
        outage=outage,
        rule=RULE,
        decide_by=decide_outage_by(term.last_day, RULE, CALENDAR),
    )
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("kind", "phase", "last_day", "expected"),
    [
        (EXTENSION, Phase.OPEN, date(2027, 2, 5), []),
        (EXTENSION, Phase.OPEN, LAST_DAY, ["not_later"]),
        (EXTENSION, Phase.OPEN, date(2027, 1, 28), ["not_later"]),
        (EXTENSION, Phase.OPEN, date(2027, 12, 2), ["too_far"]),
        (EXTENSION, Phase.AWAITING_STATEMENT, date(2027, 2, 5), ["closed"]),
        (EXTENSION, Phase.STATEMENT_PUBLISHED, date(2027, 2, 5), ["phase"]),
        (EXTENSION, Phase.WITHDRAWN, date(2027, 2, 5), ["phase"]),
        (SHORTENING, Phase.OPEN, date(2026, 12, 23), []),
        (SHORTENING, Phase.OPEN, date(2026, 12, 22), ["below_minimum"]),
        (SHORTENING, Phase.OPEN, LAST_DAY, ["not_earlier"]),
        (SHORTENING, Phase.AWAITING_STATEMENT, date(2026, 12, 23), ["closed"]),
        (RESTART, Phase.OPEN, date(2027, 2, 5), []),
        (RESTART, Phase.OPEN, date(2027, 1, 4), ["not_later"]),
        (RESTART, Phase.AWAITING_STATEMENT, date(2027, 2, 5), []),
        (RESTART, Phase.STATEMENT_PUBLISHED, date(2027, 2, 5), ["phase"]),
        (RESTART, Phase.ADOPTED, date(2027, 2, 5), ["phase"]),
    ],
)
def test_change_is_refused_by_phase_and_day(
    kind: TermChangeKind, phase: Phase, last_day: date, expected: list[str]
) -> None:
    assert codes(kind, running(phase=phase), last_day) == expected


@pytest.mark.parametrize("kind", [EXTENSION, SHORTENING, RESTART])
def test_change_without_a_reason_of_twenty_signs_is_refused(kind: TermChangeKind) -> None:
    day = date(2026, 12, 23) if kind == SHORTENING else date(2027, 2, 5)
    assert codes(kind, running(), day, reason=" Кратка причина. ") == ["reason"]
    assert codes(kind, running(), day, reason="Причина от 20 знака.") == []


@pytest.mark.parametrize(
    ("started", "short", "today", "last_day", "expected"),
    [
        # 24.11.2026: thirty days end on 29.12. behind three holidays, a Sunday and a compensation
        (date(2026, 11, 24), False, date(2026, 12, 1), date(2026, 12, 29), []),
        (date(2026, 11, 24), False, date(2026, 12, 1), date(2026, 12, 23), ["below_minimum"]),
        # with reasons in the motives the least is fourteen days from the beginning
        (date(2026, 11, 24), True, date(2026, 11, 25), date(2026, 12, 8), []),
        (date(2026, 11, 24), True, date(2026, 11, 25), date(2026, 12, 7), ["below_minimum"]),
        # never within a week of the day of the decision
        (date(2026, 11, 24), False, date(2026, 12, 22), date(2026, 12, 29), []),
        (date(2026, 11, 24), False, date(2026, 12, 23), date(2026, 12, 29), ["notice"]),
        (date(2026, 11, 24), False, date(2027, 1, 20), date(2027, 1, 4), ["notice"]),
        # the term is the least already
        (date(2026, 12, 30), False, date(2027, 1, 4), date(2027, 1, 20), ["minimum"]),
        # begun again on 11.1.2027 it runs beyond the present end: nothing can be taken away
        (date(2027, 1, 11), False, date(2027, 1, 12), date(2027, 1, 25), ["minimum"]),
    ],
)
def test_shortening_never_goes_below_the_lawful_minimum(
    started: date, short: bool, today: date, last_day: date, expected: list[str]
) -> None:
    assert codes(SHORTENING, running(started=started, short=short, today=today), last_day) == expected


def test_lawful_minimum_of_a_general_act_is_a_month() -> None:
    minimum = lawful_minimum(date(2027, 1, 29), is_general_act=True, is_short=True, calendar=CALENDAR)
    assert (minimum.last_day, minimum.source) == (date(2027, 3, 1), "АПК чл. 69, ал. 2")


def broken(hours_before_end: float, hours: float) -> Interruption:
    ended = CLOSES - timedelta(hours=hours_before_end)
    return Interruption(ended - timedelta(hours=hours), ended)


@pytest.mark.parametrize(
    ("outage", "expected"),
    [
        (broken(2, 1), True),
        (broken(2, 0.99), False),
        (broken(23.9, 1), True),
        (broken(24, 5), False),
        (broken(-3, 4), True),
        (broken(-3, 3), False),
        (Interruption(CLOSES - timedelta(hours=3), None), False),
    ],
)
def test_outage_counts_when_long_and_near_the_end(outage: Interruption, expected: bool) -> None:
    assert touches_end(outage, CLOSES, RULE) is expected


@pytest.mark.parametrize(
    ("today", "hours", "expected"),
    [
        (LAST_DAY, 2, date(2027, 2, 1)),
        (date(2027, 2, 1), 2, date(2027, 2, 2)),
        (LAST_DAY, 25, date(2027, 2, 2)),
        (date(2027, 1, 28), 24, date(2027, 2, 1)),
    ],
)
def test_outage_proposes_as_many_working_days_as_were_lost(today: date, hours: float, expected: date) -> None:
    assert outage_last_day(LAST_DAY, today, broken(1, hours), CALENDAR) == expected


@pytest.mark.parametrize(
    ("phase", "today", "outage", "expected"),
    [
        (Phase.OPEN, LAST_DAY, broken(2, 3), []),
        (Phase.AWAITING_STATEMENT, date(2027, 1, 30), broken(2, 3), []),
        (Phase.AWAITING_STATEMENT, date(2027, 2, 1), broken(2, 3), []),
        (Phase.AWAITING_STATEMENT, date(2027, 2, 2), broken(2, 3), ["too_late"]),
        (Phase.STATEMENT_PUBLISHED, date(2027, 2, 1), broken(2, 3), ["phase"]),
        (Phase.OPEN, LAST_DAY, broken(30, 3), ["outage_apart"]),
        (Phase.OPEN, LAST_DAY, None, ["outage"]),
    ],
)
def test_outage_prolongs_until_the_next_working_day(
    phase: Phase, today: date, outage: Interruption | None, expected: list[str]
) -> None:
    assert codes(OUTAGE, running(phase=phase, today=today), date(2027, 2, 3), outage=outage) == expected


def test_every_refusal_of_law_names_its_source() -> None:
    refused = term_change_refusals(SHORTENING, running(), last_day=date(2026, 12, 10), reason="")
    assert [(refusal.code, str(refusal.source)) for refusal in refused] == [
        ("below_minimum", "ЗНА чл. 26, ал. 4; ГПК чл. 60"),
        ("reason", "ЗНА чл. 26, ал. 1 (откритост)"),
    ]
    assert "не може да изтече преди 23 декември 2026 г." in str(refused[0].message)


def test_closing_instant_is_local_midnight_in_winter_and_in_summer() -> None:
    assert closing_instant(date(2026, 3, 28)) == datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    assert closing_instant(date(2026, 3, 29)) == datetime(2026, 3, 29, 21, 0, tzinfo=UTC)
    assert closing_instant(date(2026, 10, 25)) == datetime(2026, 10, 25, 22, 0, tzinfo=UTC)
