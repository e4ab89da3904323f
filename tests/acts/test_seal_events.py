"""The journal is sealed in a chain: whoever changes an event afterwards changes every hash after it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import Error, transaction

from prestige.journal.actions import record, seal_events
from prestige.journal.actions.seal_events import sealed_content
from prestige.journal.chain import chain_hash
from prestige.journal.models import Event
from prestige.journal.tasks import seal
from tests.factories import make_citizen

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def happen(times: int) -> None:
    user = make_citizen()
    for minute in range(times):
        record("user.changed", user, by=user, now=MORNING + timedelta(minutes=minute), unit=7)


@pytest.mark.django_db
def test_seal_numbers_and_chains_events_in_their_order() -> None:
    happen(3)
    waiting = list(Event.objects.order_by("pk").values_list("pk", flat=True))
    assert seal_events() == len(waiting)
    sealed = list(Event.objects.order_by("sequence"))
    assert [event.pk for event in sealed] == waiting
    assert [event.sequence for event in sealed] == list(range(1, len(waiting) + 1))
    previous = ""
    for event in sealed:
        assert event.previous_hash == previous
        assert event.hash == chain_hash(previous, sealed_content(event))
        previous = event.hash


@pytest.mark.django_db
def test_seal_twice_changes_nothing_and_goes_on_where_it_ended() -> None:
    happen(2)
    seal()
    before = list(Event.objects.order_by("sequence").values_list("sequence", "hash"))
    assert seal_events() == 0
    happen(1)
    seal()
    after = list(Event.objects.order_by("sequence").values_list("sequence", "hash", "previous_hash"))
    assert [row[:2] for row in after[: len(before)]] == before
    assert after[len(before)][2] == before[-1][1]


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"hash": "0" * 64}, {"data": {"unit": 8}}, {"sequence": 99}, {"verb": "x"}])
def test_database_refuses_to_change_a_sealed_event(change: dict[str, object]) -> None:
    happen(1)
    seal()
    with pytest.raises(Error), transaction.atomic():
        Event.objects.update(**change)
    with pytest.raises(Error), transaction.atomic():
        Event.objects.all().delete()


@pytest.mark.parametrize(
    ("content", "other"),
    [
        ({"verb": "a", "at": "1"}, {"verb": "a", "at": "2"}),
        ({"data": {"a": "1"}}, {"data": {"a": 1}}),
        ({"data": {"a": None}}, {"data": {}}),
    ],
)
def test_hash_tells_contents_apart(content: dict[str, object], other: dict[str, object]) -> None:
    assert chain_hash("", content) != chain_hash("", other)
    assert chain_hash("", content) != chain_hash("0", content)


def test_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert chain_hash("", {"a": 1, "b": "ж"}) == chain_hash("", {"b": "ж", "a": 1})
