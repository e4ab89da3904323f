"""Every act leaves the consultation in the phase that the table of moves promises."""

import pytest
from django.utils import timezone

from consultations.lifecycle import MOVES, Move
from tests.factories import (
    make_adopted_consultation,
    make_closed_consultation,
    make_open_consultation,
    make_statement,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_acts_lead_where_the_table_says() -> None:
    now = timezone.now()
    issued = make_closed_consultation()
    make_statement(issued)
    issued.refresh_from_db()
    reached = {
        Move.PUBLISH: make_open_consultation().phase_at(now),
        Move.ISSUE_STATEMENT: issued.phase_at(now),
        Move.ADOPT: make_adopted_consultation().phase_at(now),
        Move.WITHDRAW: withdraw(make_open_consultation()).phase_at(now),
    }
    assert reached == {move: to for move, (_, to) in MOVES.items()}
