"""Every act leaves the consultation in the phase that the table of moves promises."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consultations.actions import mark_ready, restart_consultation, return_to_drafting
from consultations.lifecycle import Course, Move, Phase, moves_of
from consultations.models import Consultation, CouncilStep
from tests.factories import (
    make_act_in_effect,
    make_adopted_consultation,
    make_clerk,
    make_closed_consultation,
    make_draft_consultation,
    make_in_session_consultation,
    make_open_consultation,
    make_statement,
    take_step,
    withdraw,
)

pytestmark = pytest.mark.django_db
Kind = CouncilStep.Kind


def phase(consultation: Consultation) -> Phase:
    return Consultation.objects.get(pk=consultation.pk).phase_at(timezone.now())


def test_acts_lead_where_the_table_says() -> None:
    now, by = timezone.now(), make_clerk()
    reached: dict[Move, Phase] = {}
    draft = make_draft_consultation()
    mark_ready(draft, by=by, now=now)
    reached[Move.MARK_READY] = phase(draft)
    return_to_drafting(draft, by=by, now=now)
    reached[Move.BACK_TO_DRAFTING] = phase(draft)
    reached[Move.PUBLISH] = phase(make_open_consultation())
    act = make_closed_consultation()
    make_statement(act)
    reached[Move.ISSUE_STATEMENT] = phase(act)
    for move, kind in (
        (Move.TABLE, Kind.TABLED),
        (Move.REFER, Kind.COMMITTEE),
        (Move.PUT_ON_SESSION, Kind.SESSION),
        (Move.ADOPT, Kind.ADOPTED),
        (Move.SEND, Kind.SENT),
        (Move.RETURN, Kind.RETURNED),
        (Move.READOPT, Kind.READOPTED),
    ):
        take_step(act, kind)
        reached[move] = phase(act)
    take_step(act, Kind.PROMULGATED, in_force_from=timezone.localdate() + timedelta(days=4))
    reached[Move.PROMULGATE] = phase(act)
    in_force = make_act_in_effect()
    take_step(in_force, Kind.EX_POST)
    reached[Move.ASSESS] = phase(in_force)
    take_step(in_force, Kind.ANNULLED)
    reached[Move.ANNUL] = phase(in_force)
    rejected, restarted = make_in_session_consultation(), make_in_session_consultation()
    take_step(rejected, Kind.REJECTED)
    reached[Move.REJECT] = phase(rejected)
    restart_consultation(restarted, reason="Комисията иска друг текст на чл. 2.", by=by, now=now)
    reached[Move.RESTART] = phase(restarted)
    reached[Move.WITHDRAW] = phase(withdraw(make_open_consultation()))
    assert reached == {move: to or Phase.ADOPTED for move, (_, to) in moves_of(Course()).items()}


def test_act_adopted_once_is_adopted_again_only_after_a_return() -> None:
    assert phase(make_adopted_consultation()) == Phase.ADOPTED
