"""The register of outages: out of the silence of the heartbeat, and out of what people know."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from prestige.journal.models import Event
from prestige.outages.actions import confirm_outage, dismiss_outage, end_outage, keep_beat, note_outage
from prestige.outages.models import Outage, Run
from prestige.portal.tasks import heartbeat
from prestige.refusals import NotAllowed
from tests.factories import make_clerk

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
FRESH = timedelta(minutes=2)


def beat(minutes: float) -> Outage | None:
    return keep_beat(START + timedelta(minutes=minutes), fresh=FRESH)


def test_steady_beats_are_one_row() -> None:
    assert [beat(minutes / 2) for minutes in range(40)] == [None] * 40
    run = Run.objects.get()
    assert (run.began_at, run.last_beat_at) == (START, START + timedelta(minutes=19.5))
    beat(3)  # a late beat of another worker
    assert Run.objects.get().last_beat_at == run.last_beat_at


def test_short_silence_is_a_gap_and_a_long_one_an_outage() -> None:
    beat(0)
    assert beat(5) is None
    assert Run.objects.count() == 2
    outage = beat(80)
    assert outage is not None
    assert (outage.began_at, outage.ended_at) == (START + timedelta(minutes=5), START + timedelta(minutes=80))
    assert (outage.noted_by, outage.is_confirmed) == (None, False)
    assert Event.objects.get(verb="outage.detected").subject_id == outage.pk


def test_heartbeat_task_keeps_its_beat() -> None:
    heartbeat()
    heartbeat()
    assert Run.objects.count() == 1


def test_person_confirms_or_dismisses_what_the_heartbeat_noted() -> None:
    clerk = make_clerk()
    beat(0)
    first = beat(80)
    assert first is not None
    confirmed = confirm_outage(first, what="Токът в сградата спря.", by=clerk, now=START + timedelta(hours=3))
    assert (confirmed.what, confirmed.confirmed_by) == ("Токът в сградата спря.", clerk)
    second = beat(200)
    assert second is not None
    dismiss_outage(second, reason="Плановата поддръжка не засегна сайта.", by=clerk, now=START + timedelta(hours=4))
    assert list(Outage.objects.standing()) == [first]
    with pytest.raises(NotAllowed) as again:
        dismiss_outage(first, reason="Друго мнение по въпроса.", by=clerk, now=START + timedelta(hours=4))
    assert [refusal.code for refusal in again.value.refusals] == ["settled"]


@pytest.mark.parametrize(
    ("began", "ended", "what", "expected"),
    [
        (0, 60, "Порталът не се отваряше.", []),
        (0, 60, "Кратко", ["what"]),
        (60, 60, "Порталът не се отваряше.", ["order"]),
        (0, 600, "Порталът не се отваряше.", ["future"]),
        (600, None, "Порталът не се отваряше.", ["future"]),
    ],
)
def test_outage_of_a_person_is_checked(began: int, ended: int | None, what: str, expected: list[str]) -> None:
    ended_at = None if ended is None else START + timedelta(minutes=ended)
    codes: list[str] = []
    try:
        note_outage(
            began_at=START + timedelta(minutes=began),
            ended_at=ended_at,
            what=what,
            by=make_clerk(),
            now=START + timedelta(hours=2),
        )
    except NotAllowed as refused:
        codes = [refusal.code for refusal in refused.refusals]
    assert codes == expected


def test_outage_that_lasts_is_confirmed_with_its_end() -> None:
    clerk, now = make_clerk(), START + timedelta(hours=2)
    lasting = note_outage(began_at=START, ended_at=None, what="Порталът не се отваря.", by=clerk, now=now)
    same = note_outage(began_at=START, ended_at=None, what="Порталът не се отваря.", by=clerk, now=now)
    assert same == lasting
    assert not lasting.is_confirmed
    ended = end_outage(lasting, ended_at=now, by=clerk, now=now)
    assert (ended.is_confirmed, ended.length_until(now)) == (True, timedelta(hours=2))


def test_database_keeps_the_proof() -> None:
    beat(0)
    beat(1)
    for change in (
        lambda: Run.objects.update(last_beat_at=START),
        lambda: Run.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    outage = note_outage(
        began_at=START,
        ended_at=START + timedelta(hours=1),
        what="Порталът не се отваряше.",
        by=make_clerk(),
        now=START + timedelta(hours=2),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Outage.objects.filter(pk=outage.pk).update(ended_at=START + timedelta(hours=2))
    with pytest.raises(IntegrityError), transaction.atomic():
        Outage.objects.all().delete()
