"""The life of a consultation as the law orders it: phases by the clock, and what each step must have."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from consultations.lifecycle import (
    Course,
    Issuer,
    Phase,
    Procedure,
    Status,
    general_publication_refusals,
    issuer_refusals,
    phase_of,
    publication_refusals,
    restart_refusals,
    statement_refusals,
    withdrawal_refusals,
)
from prestige.refusals import Refusal

MIDNIGHT = datetime(2026, 12, 29, 22, tzinfo=UTC)  # 24:00 in Sofia: the term is over
SECOND = timedelta(seconds=1)
ISSUED_ON = date(2027, 1, 11)
GENERAL = Course(Procedure.GENERAL_ACT, Issuer.MAYOR)
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
        (Status.TABLED, MIDNIGHT, ISSUED_ON, MIDNIGHT + SECOND, Phase.TABLED),
        (Status.RESTARTED, MIDNIGHT, ISSUED_ON, MIDNIGHT + SECOND, Phase.RESTARTED),
    ],
)
def test_phase_follows_from_the_decision_and_the_clock(
    status: Status, closes_at: datetime | None, issued_on: date | None, now: datetime, phase: Phase
) -> None:
    assert phase_of(status, closes_at, issued_on, now) == phase


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
    ("phase", "reason", "expected"),
    [
        (Phase.OPEN, "Изменен е законът.12", []),
        (Phase.STATEMENT_PUBLISHED, "Изменен е законът.12", []),
        (Phase.IN_SESSION, "Изменен е законът.12", []),
        (Phase.OPEN, "Изменен е законът.1" + " " * 9, ["reason"]),
        (Phase.ADOPTED, "Изменен е законът.12", ["phase"]),
        (Phase.WITHDRAWN, "", ["phase", "reason"]),
        (Phase.DRAFTING, "", ["reason"]),
    ],
)
def test_withdrawal_is_refused_without_a_reason_or_after_the_decision(
    phase: Phase, reason: str, expected: list[str]
) -> None:
    refusals = withdrawal_refusals(phase=phase, reason=reason)
    assert codes(refusals) == expected
    assert all(refusal.source for refusal in refusals)


@pytest.mark.parametrize(
    ("in_force_from", "ex_post_on", "phase"),
    [
        (None, None, Phase.PROMULGATED),
        (date(2026, 12, 31), None, Phase.PROMULGATED),
        (date(2026, 12, 30), None, Phase.IN_FORCE),
        (date(2026, 12, 30), date(2026, 12, 30), Phase.EX_POST),
    ],
)
def test_promulgated_act_is_in_force_from_its_local_midnight(
    in_force_from: date | None, ex_post_on: date | None, phase: Phase
) -> None:
    """MIDNIGHT is 00:00 of 30.12.2026 in Sofia and 22:00 of the day before in UTC."""
    found = phase_of(Status.PROMULGATED, None, ISSUED_ON, MIDNIGHT, in_force_from=in_force_from, ex_post_on=ex_post_on)
    assert found == phase


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"phase": Phase.OPEN}, ["phase"]),
        ({"term_months": 0}, ["term_too_short"]),
        ({"main_considerations": " \n"}, ["considerations"]),
        ({"participation_forms": []}, ["participation"]),
        ({"participation_forms": ["referendum"]}, ["participation"]),
        ({"urgent_reason": "Спешно е."}, ["urgent_reason"]),
        ({"urgent_reason": "Наводнението разруши моста към селото."}, []),
        ({"has_text": False}, ["text"]),
        ({"legal_basis": ""}, ["legal_basis"]),
        ({"summary": " "}, ["summary"]),
        ({"has_contact": False, "has_channel": False}, ["contact", "channel"]),
    ],
)
def test_general_act_is_published_with_considerations_and_a_form_of_participation(
    changed: dict[str, object], expected: list[str]
) -> None:
    lawful: dict[str, object] = {
        "phase": Phase.DRAFTING,
        "course": GENERAL,
        "term_months": 1,
        "main_considerations": "Програмата разпределя залите.",
        "participation_forms": ["written"],
        "urgent_reason": "",
        "has_text": True,
        "summary": "Кой кога ползва залите.",
        "legal_basis": "чл. 44, ал. 1, т. 8 от ЗМСМА",
        "has_contact": True,
        "has_channel": True,
    }
    refusals = general_publication_refusals(**(lawful | changed))  # type: ignore[arg-type]  # a table of keywords
    assert codes(refusals) == expected
    assert [refusal for refusal in refusals if not refusal.source or "ЗНА" in refusal.source] == []


def test_summary_of_a_general_act_waits_for_the_reply_to_every_participant() -> None:
    with translation.override("bg"):
        [refusal] = statement_refusals(
            phase=Phase.AWAITING_STATEMENT, unseen=[], undecided=["26-001-00001-0"], unexplained=[], course=GENERAL
        )
    assert str(refusal) == "Без отговор до подателя е 1 предложение: 26-001-00001-0. (АПК чл. 72, ал. 2)"


def test_normative_act_of_the_mayor_is_refused() -> None:
    assert codes(issuer_refusals(Course(), "mayor")) == ["issuer"]
    assert issuer_refusals(Course(), "council") == []
    assert issuer_refusals(GENERAL, "mayor") == []


@pytest.mark.parametrize(
    ("phase", "reason", "expected"),
    [
        (Phase.STATEMENT_PUBLISHED, "Комисията иска друг текст.", []),
        (Phase.IN_SESSION, "Комисията иска друг текст.", []),
        (Phase.IN_SESSION, "Друг текст.", ["reason"]),
        (Phase.OPEN, "Комисията иска друг текст.", ["phase"]),
        (Phase.ADOPTED, "", ["phase", "reason"]),
    ],
)
def test_restart_is_refused_before_the_statement_after_the_decision_and_without_a_reason(
    phase: Phase, reason: str, expected: list[str]
) -> None:
    assert codes(restart_refusals(phase=phase, reason=reason)) == expected
