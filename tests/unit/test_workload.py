"""The promise of the rules: a comment is looked at by the end of the next working day after its receipt."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from consultations.deadlines import SOFIA
from consultations.read.workload import promised_since
from prestige.workdays import Calendar


@pytest.mark.parametrize(
    ("today", "late_before"),
    [
        (date(2026, 11, 24), date(2026, 11, 23)),  # Tuesday: what came on Monday has until tonight
        (date(2026, 11, 23), date(2026, 11, 20)),  # Monday: what came on Friday or at the weekend has until tonight
        (date(2026, 11, 21), date(2026, 11, 20)),  # Saturday: Friday's has until Monday
        (date(2026, 11, 22), date(2026, 11, 20)),  # Sunday: the same
        (date(2026, 12, 28), date(2026, 12, 23)),  # after Christmas Eve and the holidays: Wednesday's until tonight
        (date(2026, 3, 30), date(2026, 3, 27)),  # the clocks went forward in the night to Sunday
        (date(2028, 3, 1), date(2028, 2, 29)),  # a leap day is a day
    ],
)
def test_comment_is_late_after_the_next_working_day(today: date, late_before: date) -> None:
    assert promised_since(today, Calendar()) == datetime(
        late_before.year, late_before.month, late_before.day, tzinfo=SOFIA
    )
