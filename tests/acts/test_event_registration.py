"""Registering for an event: places, the waiting list, giving a place back, who is there, races for the last place."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from prestige.events.actions import (
    Booking,
    add_walk_in,
    cancel_event,
    cancel_registration,
    change_event,
    check_in,
    forget_contacts,
    plan_event,
    register_person,
    remind_registered,
    undo_check_in,
)
from prestige.events.actions.change_event import EventConflict
from prestige.events.models import Event, EventKind, EventStatus, Registration, RegistrationState
from prestige.journal.models import Event as JournalEvent
from prestige.refusals import NotAllowed
from tests.factories import make_citizen, make_clerk, make_registration

REASON = "Залата е заета за ремонт на покрива."
BOOKING = Booking(name="Име Участник")


def make_event(*, days: float = 20, **changes: object) -> Event:
    """Return an event so many days from now, of two hours."""
    now = timezone.now()
    starts_at = now + timedelta(days=days)
    data = {
        "title": "Среща с жителите",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "place": "зала 1",
        "address": "пл. „Общински“ № 1",
        "capacity": None,
    } | changes
    made = now + timedelta(days=min(days, 0) - 1)
    return plan_event(
        data, kind=EventKind.MEETING, slug=f"sreshta-{days}", path="/events/x/", by=make_clerk(), now=made
    )


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def states(event: Event) -> list[str]:
    return list(Registration.objects.filter(event=event).order_by("pk").values_list("state", flat=True))


@pytest.mark.django_db
def test_people_register_until_the_places_end_and_then_wait() -> None:
    event = make_event(capacity=2)
    people = [make_registration(event) for _ in range(4)]
    assert states(event) == ["registered", "registered", "waiting", "waiting"]
    cancel_registration(people[0], by=None, now=timezone.now())
    assert states(event) == ["cancelled", "registered", "registered", "waiting"]
    moved = JournalEvent.objects.filter(verb="registration.moved_up").values_list("subject_id", flat=True)
    assert list(moved) == [people[2].pk]


@pytest.mark.django_db
def test_waiting_person_who_gives_up_moves_nobody_up() -> None:
    event = make_event(capacity=1)
    people = [make_registration(event) for _ in range(3)]
    cancel_registration(people[1], by=None, now=timezone.now())
    assert states(event) == ["registered", "cancelled", "waiting"]
    cancel_registration(people[0], by=None, now=timezone.now())
    assert states(event) == ["cancelled", "cancelled", "registered"]


@pytest.mark.django_db
def test_same_person_registers_once_and_again_after_cancelling() -> None:
    event, person = make_event(capacity=1), make_citizen()
    first = make_registration(event, by=person)
    assert make_registration(event, by=person, name="Друго Име") == first
    cancel_registration(first, by=person, now=timezone.now())
    cancel_registration(first, by=person, now=timezone.now())
    second = make_registration(event, by=person)
    assert second.pk != first.pk
    assert states(event) == ["cancelled", "registered"]
    assert JournalEvent.objects.filter(verb="registration.cancelled").count() == 1


@pytest.mark.django_db
def test_database_refuses_a_second_live_registration() -> None:
    registration = make_registration(make_event())
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(
            event=registration.event,
            name="Име",
            email=registration.email.upper(),
            state=RegistrationState.WAITING,
            made_at=timezone.now(),
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "after_days", "code"),
    [
        ({"takes_registration": False}, 0, "no_registration"),
        ({"registration_opens_at": timezone.now() + timedelta(days=5)}, 0, "not_open"),
        ({"registration_closes_at": timezone.now() + timedelta(days=5)}, 6, "closed"),
        ({}, 20.01, "started"),
    ],
)
def test_registration_outside_its_time_is_refused(changes: dict[str, object], after_days: float, code: str) -> None:
    event = make_event(**changes)
    with pytest.raises(NotAllowed) as refused:
        make_registration(event, now=timezone.now() + timedelta(days=after_days))
    assert codes(refused) == [code]


@pytest.mark.django_db
def test_more_places_move_the_waiting_list_up_and_fewer_than_taken_are_refused() -> None:
    event = make_event(capacity=1)
    for _ in range(4):
        make_registration(event)
    clerk, now = make_clerk(), timezone.now()
    changed = change_event(event, {"capacity": 3}, reason="", version=0, by=clerk, now=now)
    assert states(event) == ["registered", "registered", "registered", "waiting"]
    assert (changed.sequence, changed.status) == (1, EventStatus.SCHEDULED)
    with pytest.raises(NotAllowed) as refused:
        change_event(event, {"capacity": 2}, reason="", version=1, by=clerk, now=now)
    assert codes(refused) == ["capacity"]
    change_event(event, {"capacity": None}, reason="", version=1, by=clerk, now=now)
    assert states(event) == ["registered"] * 4


@pytest.mark.django_db
def test_change_of_place_wants_a_reason_and_the_right_version() -> None:
    event, clerk, now = make_event(), make_clerk(), timezone.now()
    with pytest.raises(NotAllowed) as refused:
        change_event(event, {"place": "зала 2"}, reason="ремонт", version=0, by=clerk, now=now)
    assert codes(refused) == ["reason"]
    changed = change_event(event, {"place": "зала 2"}, reason=REASON, version=0, by=clerk, now=now)
    assert (changed.status, changed.status_reason, changed.sequence) == (EventStatus.CHANGED, REASON, 1)
    with pytest.raises(EventConflict):
        change_event(event, {"place": "зала 3"}, reason=REASON, version=0, by=clerk, now=now)
    unchanged = change_event(event, {"place": "зала 2"}, reason="", version=1, by=clerk, now=now)
    assert (unchanged.sequence, unchanged.version) == (1, 1)


@pytest.mark.django_db
def test_cancelled_event_is_cancelled_once_and_takes_nobody() -> None:
    event, clerk, now = make_event(), make_clerk(), timezone.now()
    with pytest.raises(NotAllowed) as refused:
        cancel_event(event, reason="не", by=clerk, now=now)
    assert codes(refused) == ["reason"]
    cancelled = cancel_event(event, reason=REASON, by=clerk, now=now)
    assert (cancelled.status, cancelled.sequence) == (EventStatus.CANCELLED, 1)
    with pytest.raises(NotAllowed) as refused:
        cancel_event(event, reason=REASON, by=clerk, now=now)
    assert codes(refused) == ["cancelled"]
    with pytest.raises(NotAllowed) as refused:
        make_registration(event)
    assert codes(refused) == ["cancelled"]


@pytest.mark.django_db
def test_presence_is_noted_from_the_day_on_and_can_be_taken_back() -> None:
    event, clerk = make_event(capacity=1), make_clerk()
    here, waiting = make_registration(event), make_registration(event)
    with pytest.raises(NotAllowed) as refused:
        check_in(here, by=clerk, now=timezone.now())
    assert codes(refused) == ["early"]
    on_the_day = event.starts_at + timedelta(minutes=5)
    for _ in range(2):
        check_in(here, by=clerk, now=on_the_day)
    check_in(waiting, by=clerk, now=on_the_day)
    walked_in = [add_walk_in(event, Booking(name="Име Дошъл"), by=clerk, now=on_the_day) for _ in range(2)]
    assert walked_in[0] == walked_in[1]
    assert Registration.objects.filter(event=event).present().count() == 3
    undo_check_in(here, by=clerk, now=on_the_day)
    assert Registration.objects.filter(event=event).present().count() == 2
    verbs = JournalEvent.objects.filter(verb="registration.checked_in").count()
    assert verbs == 2
    with pytest.raises(NotAllowed) as refused:
        cancel_registration(waiting, by=None, now=on_the_day)
    assert codes(refused) == ["started"]


@pytest.mark.django_db
def test_reminder_is_written_once_on_the_day_before_and_again_for_a_moved_event() -> None:
    event, clerk = make_event(days=3), make_clerk()
    local = timezone.localtime(event.starts_at)
    nine = local.replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=1)
    assert remind_registered(nine - timedelta(minutes=1)) == 0
    assert remind_registered(nine) == 1
    assert remind_registered(nine + timedelta(hours=1)) == 0
    later = {"starts_at": event.starts_at + timedelta(days=5), "ends_at": event.ends_at + timedelta(days=5)}
    change_event(event, later, reason=REASON, version=0, by=clerk, now=nine)
    assert remind_registered(nine + timedelta(hours=1)) == 0
    assert remind_registered(nine + timedelta(days=5, hours=1)) == 1
    assert JournalEvent.objects.filter(verb="event.reminded").count() == 2


@pytest.mark.django_db
def test_contacts_are_forgotten_weeks_after_the_event_and_names_stay() -> None:
    event = make_event()
    person = make_registration(event, phone="000 000", needs="асансьор")
    assert forget_contacts(event.ends_at + timedelta(days=29), days=30) == 0
    assert forget_contacts(event.ends_at + timedelta(days=31), days=30) == 1
    person.refresh_from_db()
    assert (person.email, person.phone, person.needs, person.user) == ("", "", "", None)
    assert person.name.startswith("Име Участник")
    assert forget_contacts(event.ends_at + timedelta(days=31), days=30) == 0


@pytest.mark.django_db(transaction=True)
def test_two_hundred_people_at_once_take_exactly_ten_places() -> None:
    event = make_event(capacity=10)
    people = [make_citizen() for _ in range(200)]

    def register(place: int) -> str:
        try:
            return str(register_person(event, BOOKING, by=people[place], now=timezone.now()).state)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(register, range(200)))
    assert (found.count("registered"), found.count("waiting")) == (10, 190)
    assert Registration.objects.filter(event=event).taking_places().count() == 10


@pytest.mark.django_db(transaction=True)
def test_one_person_pressing_twenty_times_at_once_registers_once() -> None:
    event, person = make_event(capacity=10), make_citizen()

    def register(_time: int) -> int:
        try:
            return register_person(event, BOOKING, by=person, now=timezone.now()).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        found = set(pool.map(register, range(20)))
    assert len(found) == 1
    assert states(event) == ["registered"]


@pytest.mark.django_db(transaction=True)
def test_places_given_back_at_once_go_to_as_many_who_wait() -> None:
    event = make_event(capacity=10)
    people = [make_registration(event) for _ in range(25)]

    def give_back(place: int) -> None:
        try:
            cancel_registration(people[place], by=None, now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(give_back, range(10)))
    assert states(event) == ["cancelled"] * 10 + ["registered"] * 10 + ["waiting"] * 5
