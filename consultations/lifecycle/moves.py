"""One table of moves for each procedure: from which phases a step is lawful and where it leads.

Source: ЗНА чл. 22, 26 and 37; АПК чл. 66–73; ЗМСМА чл. 22, 27 and 45.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.translation import gettext

from consultations.lifecycle.law import DRAFT_ACT, Course
from consultations.lifecycle.phases import PRIVATE, Issuer, Phase, Procedure
from prestige.refusals import Refusal


class Move(StrEnum):
    """A step that somebody takes."""

    MARK_READY = "mark_ready"
    BACK_TO_DRAFTING = "back_to_drafting"
    PUBLISH = "publish"
    ISSUE_STATEMENT = "issue_statement"
    TABLE = "table"
    REFER = "refer"
    PUT_ON_SESSION = "put_on_session"
    ADOPT = "adopt"
    REJECT = "reject"
    SEND = "send"
    RETURN = "return"
    READOPT = "readopt"
    PROMULGATE = "promulgate"
    ASSESS = "assess"
    ANNUL = "annul"
    WITHDRAW = "withdraw"
    RESTART = "restart"


class Lawful(NamedTuple):
    """The phases from which a move is lawful, and the phase it leads to; None where the phase stays."""

    phases: frozenset[Phase]
    to: Phase | None


Moves = Mapping[Move, Lawful]

IN_COUNCIL: Final = frozenset({Phase.TABLED, Phase.IN_COMMITTEE, Phase.IN_SESSION})
STANDING: Final = frozenset({Phase.PROMULGATED, Phase.IN_FORCE, Phase.EX_POST})
_CLOSED: Final = frozenset({Phase.AWAITING_STATEMENT})
_WITH_STATEMENT: Final = frozenset({Phase.STATEMENT_PUBLISHED})
_BEFORE_DECISION: Final = PRIVATE | {Phase.OPEN} | _CLOSED | _WITH_STATEMENT


def _moves(*, decides_from: Iterable[Phase], extra: Moves) -> Moves:
    """Return what every act goes through: prepared, consulted on, decided, announced, assessed."""
    return {
        Move.MARK_READY: Lawful(frozenset({Phase.DRAFTING}), Phase.READY),
        Move.BACK_TO_DRAFTING: Lawful(frozenset({Phase.READY}), Phase.DRAFTING),
        Move.PUBLISH: Lawful(PRIVATE, Phase.OPEN),
        Move.ISSUE_STATEMENT: Lawful(_CLOSED, Phase.STATEMENT_PUBLISHED),
        Move.ADOPT: Lawful(frozenset(decides_from), Phase.ADOPTED),
        Move.PROMULGATE: Lawful(frozenset({Phase.ADOPTED}), Phase.PROMULGATED),
        Move.ASSESS: Lawful(frozenset({Phase.IN_FORCE, Phase.EX_POST}), Phase.EX_POST),
        Move.ANNUL: Lawful(STANDING | {Phase.ADOPTED}, Phase.ANNULLED),
        **extra,
    }


def _by_council(tabled_from: frozenset[Phase]) -> Moves:
    return _moves(
        decides_from={Phase.IN_SESSION},
        extra={
            Move.TABLE: Lawful(tabled_from, Phase.TABLED),
            Move.REFER: Lawful(IN_COUNCIL, Phase.IN_COMMITTEE),
            Move.PUT_ON_SESSION: Lawful(IN_COUNCIL, Phase.IN_SESSION),
            Move.REJECT: Lawful(frozenset({Phase.IN_SESSION, Phase.RETURNED}), Phase.REJECTED),
            Move.SEND: Lawful(STANDING | {Phase.ADOPTED}, None),
            Move.RETURN: Lawful(frozenset({Phase.ADOPTED, Phase.PROMULGATED}), Phase.RETURNED),
            Move.READOPT: Lawful(frozenset({Phase.RETURNED}), Phase.ADOPTED),
            Move.WITHDRAW: Lawful(_BEFORE_DECISION | IN_COUNCIL, Phase.WITHDRAWN),
            Move.RESTART: Lawful(_WITH_STATEMENT | IN_COUNCIL, Phase.RESTARTED),
        },
    )


def _by_mayor(decides_from: frozenset[Phase]) -> Moves:
    return _moves(
        decides_from=decides_from,
        extra={
            Move.WITHDRAW: Lawful(_BEFORE_DECISION, Phase.WITHDRAWN),
            Move.RESTART: Lawful(_WITH_STATEMENT, Phase.RESTARTED),
        },
    )


# An urgent general act waits neither for the end of the term nor for the summary (АПК чл. 73).
_URGENT: Final = _WITH_STATEMENT | _CLOSED | {Phase.OPEN}
_BY_COUNCIL: Final = _by_council(_WITH_STATEMENT)
MOVES: Final[Mapping[tuple[Procedure, Issuer, bool], Moves]] = {
    (Procedure.DRAFT_ACT, Issuer.COUNCIL, False): _BY_COUNCIL,
    (Procedure.GENERAL_ACT, Issuer.COUNCIL, False): _BY_COUNCIL,
    (Procedure.GENERAL_ACT, Issuer.COUNCIL, True): _by_council(_URGENT),
    (Procedure.GENERAL_ACT, Issuer.MAYOR, False): _by_mayor(_WITH_STATEMENT),
    (Procedure.GENERAL_ACT, Issuer.MAYOR, True): _by_mayor(_URGENT),
}


def moves_of(course: Course) -> Moves:
    """Return the table of moves of this way; a draft normative act is always the council's and never urgent."""
    if not course.is_general:
        return _BY_COUNCIL
    return MOVES[course.procedure, course.issuer, course.is_urgent]


def move_refusals(move: Move, phase: Phase, course: Course = DRAFT_ACT) -> list[Refusal]:
    """Return why this step cannot be taken from this phase: empty, or one sentence."""
    lawful = moves_of(course).get(move)
    if lawful is None:
        return [_of_mayor()]
    if phase in lawful.phases:
        return []
    if told := _told(move, phase, course):
        return [told]
    return [
        Refusal(
            "phase",
            gettext("Това действие не е възможно в състояние „%(phase)s“.") % {"phase": phase.label},
            source_of(move, course),
        )
    ]


def source_of(move: Move, course: Course) -> str:
    """Return the law that orders a step."""
    law = course.law
    announcing = gettext("ЗМСМА чл. 22, ал. 2")
    promulgating = "; ".join((gettext("ЗНА чл. 37, ал. 3"), announcing))
    local = gettext("Правила на общината")
    sources = {
        Move.MARK_READY: str(law.notice),
        Move.BACK_TO_DRAFTING: str(law.notice),
        Move.PUBLISH: str(law.notice),
        Move.ISSUE_STATEMENT: str(law.statement),
        Move.TABLE: str(law.statement),
        Move.REFER: gettext("ЗМСМА чл. 48а"),
        Move.PUT_ON_SESSION: gettext("ЗМСМА чл. 27, ал. 1а"),
        Move.ADOPT: gettext("ЗМСМА чл. 27") if course.by_council else gettext("ЗМСМА чл. 44, ал. 2"),
        Move.REJECT: gettext("ЗМСМА чл. 27"),
        Move.SEND: gettext("ЗМСМА чл. 22, ал. 1"),
        Move.RETURN: gettext("ЗМСМА чл. 45, ал. 4–10"),
        Move.READOPT: gettext("ЗМСМА чл. 45, ал. 4–10"),
        Move.PROMULGATE: announcing if course.is_general else promulgating,
        Move.ASSESS: local if course.is_general else gettext("ЗНА чл. 22, ал. 4"),
        Move.ANNUL: announcing,
        Move.WITHDRAW: str(law.openness),
        Move.RESTART: str(law.openness),
    }
    return sources[move]


def _of_mayor() -> Refusal:
    message = gettext("Този акт се издава от кмета. Стъпката е само за актове на общинския съвет.")
    return Refusal("issuer", message, gettext("ЗМСМА чл. 44, ал. 2"))


def _told(move: Move, phase: Phase, course: Course) -> Refusal | None:
    """Return a plainer sentence than that of the phase, where a person would ask what is missing."""
    law = course.law
    deciding = move == Move.TABLE or (move == Move.ADOPT and not course.by_council)
    if phase == Phase.OPEN and (deciding or move == Move.ISSUE_STATEMENT):
        return Refusal("open", gettext("Срокът за предложения още тече."), str(law.term))
    if phase == Phase.AWAITING_STATEMENT and deciding:
        return no_statement(course)
    if phase in {Phase.TABLED, Phase.IN_COMMITTEE} and move in {Move.ADOPT, Move.REJECT}:
        message = gettext("Проектът още не е включен в дневния ред на заседание.")
        return Refusal("session", message, gettext("ЗМСМА чл. 27, ал. 1а"))
    if phase == Phase.STATEMENT_PUBLISHED and move in {Move.ADOPT, Move.REJECT, Move.REFER, Move.PUT_ON_SESSION}:
        return Refusal("tabled", gettext("Проектът още не е внесен в общинския съвет."), gettext("ЗМСМА чл. 27"))
    if phase == Phase.RETURNED and move == Move.PROMULGATE:
        message = gettext("Върнатият акт не влиза в сила. Съветът го разглежда отново.")
        return Refusal("returned", message, gettext("ЗМСМА чл. 45, ал. 4–10"))
    return None


def no_statement(course: Course) -> Refusal:
    """Return the sentence for a decision before the statement of proposals."""
    if course.is_general:
        message = gettext("Обобщената справка за предложенията още не е издадена.")
    else:
        message = gettext("Справката за постъпилите предложения още не е издадена.")
    return Refusal("statement", message, str(course.law.statement))
