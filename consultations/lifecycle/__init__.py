"""The life of a consultation, pure: states that people decide, phases that follow from dates, lawful moves.

Source of the tables: ЗНА чл. 22, 26, 28 and 37; АПК чл. 66–73; ЗМСМА чл. 21, 22, 27, 44 and 45.
"""

from consultations.lifecycle.answering import statement_refusals
from consultations.lifecycle.deciding import (
    adoption_move_refusals,
    following_refusals,
    force_refusals,
    future_refusals,
    reason_refusals,
    tabling_refusals,
)
from consultations.lifecycle.ending import MIN_WITHDRAWAL_REASON, restart_refusals, withdrawal_refusals
from consultations.lifecycle.law import DRAFT_ACT, LAWS, Course, Law
from consultations.lifecycle.moves import IN_COUNCIL, MOVES, Lawful, Move, move_refusals, moves_of, source_of
from consultations.lifecycle.phases import (
    DECIDED,
    PRIVATE,
    ActType,
    Issuer,
    ParticipationForm,
    Phase,
    Procedure,
    Status,
    phase_of,
)
from consultations.lifecycle.publishing import general_publication_refusals, issuer_refusals, publication_refusals
from consultations.lifecycle.voting import Matter, Vote, vote_refusals, vote_sentence

__all__ = [
    "DECIDED",
    "DRAFT_ACT",
    "IN_COUNCIL",
    "LAWS",
    "MIN_WITHDRAWAL_REASON",
    "MOVES",
    "PRIVATE",
    "ActType",
    "Course",
    "Issuer",
    "Law",
    "Lawful",
    "Matter",
    "Move",
    "ParticipationForm",
    "Phase",
    "Procedure",
    "Status",
    "Vote",
    "adoption_move_refusals",
    "following_refusals",
    "force_refusals",
    "future_refusals",
    "general_publication_refusals",
    "issuer_refusals",
    "move_refusals",
    "moves_of",
    "phase_of",
    "publication_refusals",
    "reason_refusals",
    "restart_refusals",
    "source_of",
    "statement_refusals",
    "tabling_refusals",
    "vote_refusals",
    "vote_sentence",
    "withdrawal_refusals",
]
