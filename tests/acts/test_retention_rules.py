"""For how long things are kept is set by people: within bounds, with a ground, never changed afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from prestige.journal.models import Event
from prestige.notifications.models import NotificationState
from prestige.refusals import NotAllowed
from prestige.retention.actions import set_rule
from prestige.retention.models import RetentionRule
from tests.acts.test_retention import foreseen, make_letter
from tests.factories import make_clerk

pytestmark = pytest.mark.django_db
ORDER = "Заповед № РД-1 от 2026 г."


def set_days(days: int, *, code: str = "mail_ledger", version: int = 0, ground: str = ORDER) -> RetentionRule:
    return set_rule(code, days=days, ground=ground, version=version, by=make_clerk(), now=timezone.now())


def test_set_rule_holds_from_the_next_round_and_keeps_the_history() -> None:
    now = timezone.now()
    letter = make_letter(NotificationState.SENT, "poluchatel@example.bg", sent_at=now)
    first = set_days(40)
    assert "mail_ledger" not in foreseen(now + timedelta(days=39))
    assert foreseen(now + timedelta(days=41))["mail_ledger"] == 1
    second = set_days(100, version=first.pk)
    assert "mail_ledger" not in foreseen(now + timedelta(days=99))
    assert [rule.days for rule in RetentionRule.objects.history("mail_ledger")] == [100, 40]
    assert set_days(100, version=second.pk) == second
    event = Event.objects.filter(verb="retention.rule_set").latest("pk")
    assert event.data == {"kind": "mail_ledger", "days": 100, "days_before": 40}
    letter.refresh_from_db()
    assert letter.address == "poluchatel@example.bg"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"days": 29}, "least"),
        ({"days": 3651}, "most"),
        ({"ground": " \u200b"}, "ground"),
        ({"code": "no_such"}, "kind"),
        ({"version": 999}, "stale"),
    ],
)
def test_set_rule_outside_its_bounds_is_refused_with_a_sentence(given: dict[str, Any], code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        set_days(**{"days": 30} | given)
    assert [refusal.code for refusal in refused.value.refusals] == [code]
    assert set_days(30).days == 30


@pytest.mark.parametrize("days", [30, 3650])
def test_set_rule_at_its_bounds_is_taken(days: int) -> None:
    assert set_days(days).days == days


def test_rules_are_only_added_in_the_database() -> None:
    rule = set_days(60)
    for write in (RetentionRule.objects.filter(pk=rule.pk).delete, lambda: RetentionRule.objects.update(days=1)):
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
            write()
