"""Rows for tests, made as people make them: every function calls the real acts, with sensible values of its own."""

from tests.factories.acts_in_force import make_act_in_force, make_amending_consultation
from tests.factories.comments import make_answer, make_comment
from tests.factories.consultations import (
    ACT_TEXT,
    WITHDRAWN_FOR,
    act_text,
    make_closed_consultation,
    make_draft_consultation,
    make_general_act,
    make_open_consultation,
    make_statement,
    withdraw,
)
from tests.factories.council import (
    CARRIED,
    FALLEN,
    make_act_in_effect,
    make_adopted_consultation,
    make_in_session_consultation,
    step_data,
    take_step,
)
from tests.factories.documents import make_document
from tests.factories.hearings import hearing_data, make_hearing, make_past_hearing, make_registration
from tests.factories.people import make_citizen, make_clerk
from tests.factories.places import make_municipality, make_policy_area, make_settlement, make_unit
from tests.factories.plans import PLAN_REASON, make_planned, make_programme, planned_data
from tests.factories.revisions import make_revision, make_working_revision

__all__ = [
    "ACT_TEXT",
    "PLAN_REASON",
    "CARRIED",
    "FALLEN",
    "WITHDRAWN_FOR",
    "act_text",
    "make_act_in_effect",
    "hearing_data",
    "make_act_in_force",
    "make_adopted_consultation",
    "make_amending_consultation",
    "make_answer",
    "make_citizen",
    "make_clerk",
    "make_closed_consultation",
    "make_comment",
    "make_document",
    "make_draft_consultation",
    "make_general_act",
    "make_in_session_consultation",
    "make_municipality",
    "make_open_consultation",
    "make_planned",
    "make_policy_area",
    "make_programme",
    "make_hearing",
    "make_municipality",
    "make_open_consultation",
    "make_past_hearing",
    "make_policy_area",
    "make_registration",
    "make_revision",
    "make_settlement",
    "make_statement",
    "make_unit",
    "make_working_revision",
    "planned_data",
    "step_data",
    "take_step",
    "withdraw",
]
