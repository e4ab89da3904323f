"""Which step is lawful in which phase: every move, every phase, both procedures and both deciding bodies."""

from __future__ import annotations

import pytest

from consultations.lifecycle import MOVES, Course, Issuer, Move, Phase, Procedure, move_refusals, moves_of, source_of

P = Phase
STANDING = {P.PROMULGATED, P.IN_FORCE, P.EX_POST}
COUNCIL = {P.TABLED, P.IN_COMMITTEE, P.IN_SESSION}
EARLY = {P.DRAFTING, P.READY, P.OPEN, P.AWAITING_STATEMENT, P.STATEMENT_PUBLISHED}
BY_COUNCIL: dict[Move, set[Phase]] = {
    Move.MARK_READY: {P.DRAFTING},
    Move.BACK_TO_DRAFTING: {P.READY},
    Move.PUBLISH: {P.DRAFTING, P.READY},
    Move.ISSUE_STATEMENT: {P.AWAITING_STATEMENT},
    Move.TABLE: {P.STATEMENT_PUBLISHED},
    Move.REFER: COUNCIL,
    Move.PUT_ON_SESSION: COUNCIL,
    Move.ADOPT: {P.IN_SESSION},
    Move.REJECT: {P.IN_SESSION, P.RETURNED},
    Move.SEND: STANDING | {P.ADOPTED},
    Move.RETURN: {P.ADOPTED, P.PROMULGATED},
    Move.READOPT: {P.RETURNED},
    Move.PROMULGATE: {P.ADOPTED},
    Move.ASSESS: {P.IN_FORCE, P.EX_POST},
    Move.ANNUL: STANDING | {P.ADOPTED},
    Move.WITHDRAW: EARLY | COUNCIL,
    Move.RESTART: COUNCIL | {P.STATEMENT_PUBLISHED},
}
NOT_OF_A_MAYOR = {Move.TABLE, Move.REFER, Move.PUT_ON_SESSION, Move.REJECT, Move.SEND, Move.RETURN, Move.READOPT}
BY_MAYOR = {move: phases for move, phases in BY_COUNCIL.items() if move not in NOT_OF_A_MAYOR} | {
    Move.ADOPT: {P.STATEMENT_PUBLISHED},
    Move.WITHDRAW: EARLY,
    Move.RESTART: {P.STATEMENT_PUBLISHED},
}
WAITS_FOR_NOTHING = {P.OPEN, P.AWAITING_STATEMENT, P.STATEMENT_PUBLISHED}
GENERAL = Procedure.GENERAL_ACT
TABLES: list[tuple[Course, dict[Move, set[Phase]]]] = [
    (Course(), BY_COUNCIL),
    (Course(GENERAL), BY_COUNCIL),
    (Course(GENERAL, is_urgent=True), BY_COUNCIL | {Move.TABLE: WAITS_FOR_NOTHING}),
    (Course(GENERAL, Issuer.MAYOR), BY_MAYOR),
    (Course(GENERAL, Issuer.MAYOR, is_urgent=True), BY_MAYOR | {Move.ADOPT: WAITS_FOR_NOTHING}),
]
LEADS_TO = {
    Move.MARK_READY: P.READY,
    Move.BACK_TO_DRAFTING: P.DRAFTING,
    Move.PUBLISH: P.OPEN,
    Move.ISSUE_STATEMENT: P.STATEMENT_PUBLISHED,
    Move.TABLE: P.TABLED,
    Move.REFER: P.IN_COMMITTEE,
    Move.PUT_ON_SESSION: P.IN_SESSION,
    Move.ADOPT: P.ADOPTED,
    Move.REJECT: P.REJECTED,
    Move.SEND: None,
    Move.RETURN: P.RETURNED,
    Move.READOPT: P.ADOPTED,
    Move.PROMULGATE: P.PROMULGATED,
    Move.ASSESS: P.EX_POST,
    Move.ANNUL: P.ANNULLED,
    Move.WITHDRAW: P.WITHDRAWN,
    Move.RESTART: P.RESTARTED,
}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize(("course", "table"), TABLES)
def test_move_is_refused_in_every_phase_but_its_own(
    course: Course, table: dict[Move, set[Phase]], move: Move, phase: Phase
) -> None:
    refusals = move_refusals(move, phase, course)
    assert (not refusals) is (phase in table.get(move, set()))
    assert [refusal for refusal in refusals if not refusal.source] == []
    if course.is_general:
        assert [refusal for refusal in refusals if "ЗНА" in str(refusal)] == []


@pytest.mark.parametrize("course", [course for course, _ in TABLES])
def test_move_leads_where_the_procedure_says(course: Course) -> None:
    assert {move: lawful.to for move, lawful in moves_of(course).items()} == {
        move: to for move, to in LEADS_TO.items() if move in moves_of(course)
    }


def test_draft_normative_act_is_the_councils_whatever_the_row_says() -> None:
    assert moves_of(Course(issuer=Issuer.MAYOR, is_urgent=True)) == moves_of(Course())
    assert set(MOVES[Procedure.DRAFT_ACT, Issuer.COUNCIL, False]) == set(Move)


@pytest.mark.parametrize(
    ("move", "phase", "course", "expected"),
    [
        (Move.TABLE, P.OPEN, Course(), ("open", "ЗНА чл. 26, ал. 4")),
        (Move.TABLE, P.OPEN, Course(GENERAL), ("open", "АПК чл. 69, ал. 2")),
        (Move.TABLE, P.AWAITING_STATEMENT, Course(), ("statement", "ЗНА чл. 26, ал. 5")),
        (Move.TABLE, P.AWAITING_STATEMENT, Course(GENERAL), ("statement", "АПК чл. 72, ал. 2")),
        (Move.ADOPT, P.STATEMENT_PUBLISHED, Course(), ("tabled", "ЗМСМА чл. 27")),
        (Move.ADOPT, P.IN_COMMITTEE, Course(), ("session", "ЗМСМА чл. 27, ал. 1а")),
        (Move.ADOPT, P.OPEN, Course(GENERAL, Issuer.MAYOR), ("open", "АПК чл. 69, ал. 2")),
        (Move.TABLE, P.STATEMENT_PUBLISHED, Course(GENERAL, Issuer.MAYOR), ("issuer", "ЗМСМА чл. 44, ал. 2")),
        (Move.PROMULGATE, P.RETURNED, Course(), ("returned", "ЗМСМА чл. 45, ал. 4–10")),
        (Move.ISSUE_STATEMENT, P.OPEN, Course(), ("open", "ЗНА чл. 26, ал. 4")),
    ],
)
def test_refused_move_says_what_is_missing_and_where_it_stands(
    move: Move, phase: Phase, course: Course, expected: tuple[str, str]
) -> None:
    [refusal] = move_refusals(move, phase, course)
    assert (refusal.code, refusal.source) == expected


@pytest.mark.parametrize("course", [course for course, _ in TABLES])
def test_every_move_has_its_law(course: Course) -> None:
    assert [move for move in Move if not source_of(move, course)] == []
