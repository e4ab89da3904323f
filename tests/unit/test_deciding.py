"""On which day a step of the council may stand: never inside the term, before its statement or ahead of time."""

from __future__ import annotations

from datetime import date

import pytest

from consultations.deadlines import draft_act_term, general_act_term
from consultations.lifecycle import (
    Course,
    Issuer,
    Move,
    Phase,
    Procedure,
    adoption_move_refusals,
    following_refusals,
    force_refusals,
    tabling_refusals,
)
from prestige.workdays import Calendar

ISSUED_ON = date(2027, 1, 11)
TODAY = date(2027, 1, 12)
TERM = draft_act_term(date(2026, 11, 24), 30, Calendar())  # last day 29.12.2026
MONTH = general_act_term(date(2027, 1, 31), 1, Calendar())  # last day 1.3.2027
MAYOR = Course(Procedure.GENERAL_ACT, Issuer.MAYOR)


@pytest.mark.parametrize(
    ("phase", "issued_on", "adopted_on", "expected"),
    [
        (Phase.IN_SESSION, ISSUED_ON, ISSUED_ON, []),
        (Phase.IN_SESSION, ISSUED_ON, date(2027, 1, 10), ["before_statement", "too_early"]),
        (Phase.IN_SESSION, date(2026, 12, 30), date(2026, 12, 30), ["too_early"]),
        (
            Phase.IN_SESSION,
            date(2026, 12, 30),
            date(2026, 12, 29),
            ["adoption_before_end_of_term", "before_statement", "too_early"],
        ),
        (Phase.IN_SESSION, ISSUED_ON, date(2027, 1, 13), ["future"]),
        (Phase.STATEMENT_PUBLISHED, ISSUED_ON, ISSUED_ON, ["tabled"]),
        (Phase.IN_COMMITTEE, ISSUED_ON, ISSUED_ON, ["session"]),
        (Phase.AWAITING_STATEMENT, None, ISSUED_ON, ["statement"]),
        (Phase.OPEN, None, date(2026, 12, 29), ["adoption_before_end_of_term", "too_early", "statement"]),
        (Phase.ADOPTED, ISSUED_ON, ISSUED_ON, ["phase"]),
        (Phase.WITHDRAWN, None, ISSUED_ON, ["phase"]),
    ],
)
def test_adoption_is_refused_early_ahead_or_without_a_statement(
    phase: Phase, issued_on: date | None, adopted_on: date, expected: list[str]
) -> None:
    refusals = adoption_move_refusals(
        phase=phase,
        adopted_on=adopted_on,
        term=TERM,
        statement_issued_on=issued_on,
        today=TODAY,
        after=ISSUED_ON,
        after_what="внасянето",
    )
    assert [refusal.code for refusal in refusals] == expected
    assert [refusal for refusal in refusals if not refusal.source] == []


@pytest.mark.parametrize(
    ("course", "phase", "decided_on", "expected"),
    [
        (MAYOR, Phase.STATEMENT_PUBLISHED, date(2027, 3, 2), []),
        (MAYOR, Phase.STATEMENT_PUBLISHED, date(2027, 3, 1), ["adoption_before_end_of_term"]),
        (MAYOR, Phase.AWAITING_STATEMENT, date(2027, 3, 2), ["statement"]),
        (Course(Procedure.GENERAL_ACT, Issuer.MAYOR, is_urgent=True), Phase.AWAITING_STATEMENT, date(2027, 3, 2), []),
    ],
)
def test_mayor_decides_after_the_month_and_the_summary_unless_it_is_urgent(
    course: Course, phase: Phase, decided_on: date, expected: list[str]
) -> None:
    refusals = adoption_move_refusals(
        phase=phase, adopted_on=decided_on, term=MONTH, statement_issued_on=None, today=date(2027, 4, 1), course=course
    )
    assert [refusal.code for refusal in refusals] == expected
    assert [refusal for refusal in refusals if "ЗНА" in refusal.source] == []


@pytest.mark.parametrize(
    ("phase", "tabled_on", "expected"),
    [
        (Phase.STATEMENT_PUBLISHED, ISSUED_ON, []),
        (Phase.STATEMENT_PUBLISHED, date(2027, 1, 10), ["before_statement"]),
        (Phase.STATEMENT_PUBLISHED, date(2026, 12, 29), ["in_term", "before_statement"]),
        (Phase.STATEMENT_PUBLISHED, date(2027, 1, 13), ["future"]),
        (Phase.OPEN, ISSUED_ON, ["open"]),
        (Phase.AWAITING_STATEMENT, ISSUED_ON, ["statement"]),
        (Phase.TABLED, ISSUED_ON, ["phase"]),
    ],
)
def test_tabling_waits_for_the_end_of_the_term_and_the_statement(
    phase: Phase, tabled_on: date, expected: list[str]
) -> None:
    refusals = tabling_refusals(
        phase=phase, course=Course(), tabled_on=tabled_on, term=TERM, statement_issued_on=ISSUED_ON, today=TODAY
    )
    assert [refusal.code for refusal in refusals] == expected


@pytest.mark.parametrize(
    ("move", "phase", "day", "ahead", "expected"),
    [
        (Move.REFER, Phase.TABLED, date(2027, 1, 20), True, []),
        (Move.REFER, Phase.TABLED, date(2027, 1, 10), True, ["too_early"]),
        (Move.RETURN, Phase.ADOPTED, TODAY, False, []),
        (Move.RETURN, Phase.ADOPTED, date(2027, 1, 20), False, ["future"]),
        (Move.PROMULGATE, Phase.RETURNED, TODAY, False, ["returned"]),
        (Move.ASSESS, Phase.PROMULGATED, TODAY, False, ["phase"]),
        (Move.ANNUL, Phase.IN_FORCE, TODAY, False, []),
    ],
)
def test_step_follows_the_one_before_it_and_is_not_ahead_of_time(
    move: Move, phase: Phase, day: date, ahead: bool, expected: list[str]
) -> None:
    refusals = following_refusals(
        move,
        phase=phase,
        course=Course(),
        happened_on=day,
        after=ISSUED_ON,
        after_what="внасянето",
        today=TODAY,
        may_be_ahead=ahead,
    )
    assert [refusal.code for refusal in refusals] == expected


def test_act_is_in_force_on_the_day_of_its_announcement_at_the_earliest() -> None:
    assert force_refusals(promulgated_on=TODAY, in_force_from=TODAY) == []
    [refusal] = force_refusals(promulgated_on=TODAY, in_force_from=ISSUED_ON)
    assert (refusal.code, refusal.source) == ("force", "Конституция чл. 5, ал. 5")
