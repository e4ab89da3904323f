"""The demonstration has acts of the desk and nights of the retention."""

import pytest
from django.core.management import call_command

from consultations.models import DeskFollow, Intake
from prestige.events.models import Registration
from prestige.retention.models import RetentionRule, RetentionRun


@pytest.mark.django_db
def test_demonstration_shows_the_desk_and_the_retention() -> None:
    call_command("load_demo", verbosity=0)
    assert Intake.objects.filter(channel="desk", consent__declaration__isnull=False).count() == 1
    assert DeskFollow.objects.count() == 1
    assert Registration.objects.filter(consent__isnull=False).count() <= 1
    assert RetentionRule.objects.count() == 1
    gone = set(RetentionRun.objects.worth_telling().values_list("code", flat=True))
    assert {"drafts", "loose_uploads"} <= gone
    assert not RetentionRun.objects.exclude(failure="").exists()
