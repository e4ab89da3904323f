"""The life of a consultation as the law orders it: phases by the clock, and which step is lawful in which phase."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from consultations.deadlines import draft_act_term
from consultations.lifecycle import (
    MOVES,
    Move,
    Phase,
    Status,
    adoption_move_refusals,
    move_refusals,
    phase_of,
    publication_refusals,
    statement_refusals,
    withdrawal_refusals,
)
from prestige.refusals import Refusal
from prestige.workdays import Calendar

MIDNIGHT = datetime(2026, 12, 29, 22, tzinfo=UTC)  # 24:00 in Sofia: the term is over
SECOND = timedelta(seconds=1)
ISSUED_ON = date(2027, 1, 11)
TERM = draft_act_term(date(2026, 11, 24), 30, Calendar())  # last day 29.12.2026
MOTIVES = [("Причини", "Няма правила."), ("Цели", "Ред.")]


def codes(refusals: list[Refusal]) -> list[str]:
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("status", "closes_at", "issued_on", "now", "phase"),
    [
        (Status.DRAFT, None, None, MIDNIGHT, Phase.DRAFTING),
        (Status.PUBLISHED, MIDNIGHT, None, MIDNIGHT - SECOND, Phase.OPEN),
        (Status.PUBLISHED, MIDNIGHT, None, MIDNIGHT, Phase.AWAITING_STATEMENT),
        (Status.PUBLISHED, MIDNIGHT, None, MIDNIGHT + SECOND, Phase.AWAITING_STATEMENT),
        (Status.PUBLISHED, MIDNIGHT, ISSUED_ON, MIDNIGHT + SECOND, Phase.STATEMENT_PUBLISHED),
        (Status.ADOPTED, MIDNIGHT, ISSUED_ON, MIDNIGHT + SECOND, Phase.ADOPTED),
        (Status.WITHDRAWN, MIDNIGHT, None, MIDNIGHT - SECOND, Phase.WITHDRAWN),
    ],
)
def test_phase_follows_from_the_decision_and_the_clock(
    status: Status, closes_at: datetime | None, issued_on: date | None, now: datetime, phase: Phase
) -> None:
    assert phase_of(status, closes_at, issued_on, now) == phase


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize(
    ("move", "lawful_in"),
    [
        (Move.PUBLISH, {Phase.DRAFTING, Phase.READY}),
        (Move.ISSUE_STATEMENT, {Phase.AWAITING_STATEMENT}),
        (Move.ADOPT, {Phase.STATEMENT_PUBLISHED}),
        (Move.WITHDRAW, {Phase.OPEN, Phase.AWAITING_STATEMENT, Phase.STATEMENT_PUBLISHED}),
    ],
)
def test_move_is_refused_in_every_phase_but_its_own(move: Move, lawful_in: set[Phase], phase: Phase) -> None:
    assert codes(move_refusals(move, phase)) == ([] if phase in lawful_in else ["phase"])


def test_every_move_stands_in_the_table() -> None:
    assert set(MOVES) == set(Move)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"phase": Phase.OPEN}, ["phase"]),
        ({"term_days": 13}, ["term_too_short"]),
        ({"term_days": 29}, ["short_term_without_reason"]),
        ({"term_days": 29, "short_term_reason": " \n"}, ["short_term_without_reason"]),
        ({"term_days": 14, "short_term_reason": "Наближава учебната година."}, []),
        ({"motives": [("Причини", " ")]}, ["motives"]),
        ({"has_text": False, "article_count": 0}, ["text"]),
        ({"article_count": 0}, ["articles"]),
        ({"legal_basis": " "}, ["legal_basis"]),
        ({"summary": ""}, ["summary"]),
        ({"has_contact": False}, ["contact"]),
        ({"has_channel": False}, ["channel"]),
        ({"term_days": 1, "summary": "", "has_channel": False}, ["term_too_short", "summary", "channel"]),
    ],
)
def test_publication_is_refused_with_every_reason(changed: dict[str, object], expected: list[str]) -> None:
    lawful: dict[str, object] = {
        "phase": Phase.DRAFTING,
        "term_days": 30,
        "short_term_reason": "",
        "motives": MOTIVES,
        "article_count": 3,
        "has_text": True,
        "summary": "Наредбата подрежда тротоарите.",
        "legal_basis": "чл. 21, ал. 2 от ЗМСМА",
        "has_contact": True,
        "has_channel": True,
    }
    refusals = publication_refusals(**(lawful | changed))  # type: ignore[arg-type]  # a table of keywords
    assert codes(refusals) == expected
    assert all(refusal.source for refusal in refusals)


@pytest.mark.parametrize(
    ("phase", "left", "expected"),
    [
        (Phase.AWAITING_STATEMENT, {}, []),
        (Phase.OPEN, {}, ["open"]),
        (Phase.AWAITING_STATEMENT, {"unseen": ["26-001-00001-0"]}, ["unseen"]),
        (Phase.AWAITING_STATEMENT, {"undecided": ["26-001-00001-0"]}, ["undecided"]),
        (Phase.AWAITING_STATEMENT, {"unexplained": ["26-001-00001-0"]}, ["unexplained"]),
        (
            Phase.OPEN,
            {"unseen": ["26-001-00001-0"], "undecided": ["26-001-00001-0"], "unexplained": ["26-001-00002-8"]},
            ["open", "unseen", "undecided", "unexplained"],
        ),
        (Phase.STATEMENT_PUBLISHED, {}, ["phase"]),
        (Phase.DRAFTING, {}, ["phase"]),
    ],
)
def test_statement_is_refused_until_everything_is_seen_and_decided(
    phase: Phase, left: dict[str, list[str]], expected: list[str]
) -> None:
    nothing: dict[str, list[str]] = {"unseen": [], "undecided": [], "unexplained": []}
    refusals = statement_refusals(phase=phase, **(nothing | left))
    assert codes(refusals) == expected


def test_statement_refusal_names_the_undecided() -> None:
    with translation.override("bg"):
        [refusal] = statement_refusals(
            phase=Phase.AWAITING_STATEMENT, unseen=[], undecided=["26-001-00001-0", "26-001-00002-8"], unexplained=[]
        )
    assert str(refusal) == "Без решение са 2 предложения: 26-001-00001-0, 26-001-00002-8. (ЗНА чл. 26, ал. 5)"


@pytest.mark.parametrize(
    ("phase", "issued_on", "adopted_on", "expected"),
    [
        (Phase.STATEMENT_PUBLISHED, ISSUED_ON, ISSUED_ON, []),
        (Phase.STATEMENT_PUBLISHED, ISSUED_ON, date(2027, 1, 10), ["before_statement"]),
        (Phase.STATEMENT_PUBLISHED, date(2026, 12, 30), date(2026, 12, 30), []),
        (
            Phase.STATEMENT_PUBLISHED,
            date(2026, 12, 30),
            date(2026, 12, 29),
            ["adoption_before_end_of_term", "before_statement"],
        ),
        (Phase.STATEMENT_PUBLISHED, ISSUED_ON, date(2027, 1, 13), ["future"]),
        (Phase.AWAITING_STATEMENT, None, date(2026, 12, 30), ["statement"]),
        (Phase.OPEN, None, date(2026, 12, 29), ["adoption_before_end_of_term", "statement"]),
        (Phase.ADOPTED, ISSUED_ON, ISSUED_ON, ["phase"]),
        (Phase.WITHDRAWN, None, date(2026, 12, 30), ["phase"]),
    ],
)
def test_adoption_is_refused_early_ahead_or_without_a_statement(
    phase: Phase, issued_on: date | None, adopted_on: date, expected: list[str]
) -> None:
    refusals = adoption_move_refusals(
        phase=phase, adopted_on=adopted_on, term=TERM, statement_issued_on=issued_on, today=date(2027, 1, 12)
    )
    assert codes(refusals) == expected


@pytest.mark.parametrize(
    ("phase", "reason", "expected"),
    [
        (Phase.OPEN, "Изменен е законът.12", []),
        (Phase.STATEMENT_PUBLISHED, "Изменен е законът.12", []),
        (Phase.OPEN, "Изменен е законът.1" + " " * 9, ["reason"]),
        (Phase.ADOPTED, "Изменен е законът.12", ["phase"]),
        (Phase.WITHDRAWN, "", ["phase", "reason"]),
        (Phase.DRAFTING, "", ["phase", "reason"]),
    ],
)
def test_withdrawal_is_refused_without_a_reason_or_when_nothing_is_under_way(
    phase: Phase, reason: str, expected: list[str]
) -> None:
    refusals = withdrawal_refusals(phase=phase, reason=reason)
    assert codes(refusals) == expected
    assert all(refusal.source for refusal in refusals)
