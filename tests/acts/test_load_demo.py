"""The demonstration loads on any day: its dates are counted from it, across the ends of years and of summer time."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from consultations.models import Consultation, PlannedConsultation
from consultations.planning import PlanState

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 12, 31, 22, 30, tzinfo=UTC),  # the new year in Sofia, the old one in UTC
        datetime(2027, 1, 15, 8, 0, tzinfo=UTC),  # a month ago was last year
        datetime(2027, 4, 2, 8, 0, tzinfo=UTC),  # within days of summer time
    ],
    ids=["new-year", "january", "spring"],
)
def test_demonstration_loads_on_any_day(now: datetime) -> None:
    with time_machine.travel(now):
        call_command("load_demo", verbosity=0)
        year = timezone.localdate().year
        begun = PlannedConsultation.objects.get(state=PlanState.STARTED)
        assert (begun.year, begun.consultation is not None) == (year, True)
        assert Consultation.objects.open_at(timezone.now()).exists()
