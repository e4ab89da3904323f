"""Who is reminded of which term: once ahead, once overdue, whatever runs, is killed or runs twice."""

import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone
from pytest_django import Settings

from consultations.actions import keep_draft, remind_of_ends
from consultations.actions.change_term import Wanted, change_term
from consultations.deadlines import SOFIA
from consultations.models import Consultation, Status
from consultations.term_changes import TermChangeKind
from prestige.accounts.actions import sync_roles
from prestige.deadlines import due as registry
from prestige.deadlines.actions import remind_of_dues, set_local_term
from prestige.deadlines.due import Due, DueDay
from prestige.deadlines.in_force import rule_on
from prestige.deadlines.models import LocalTerm, Reminder
from prestige.journal.models import Event
from prestige.municipality.models import Unit
from prestige.notifications.actions import dispatch_events, subscribe
from prestige.notifications.actions.deliver import deliver_due
from prestige.notifications.models import Notification
from prestige.refusals import NotAllowed
from tests.factories import (
    make_adopted_consultation,
    make_citizen,
    make_clerk,
    make_comment,
    make_municipality,
    make_open_consultation,
)

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 3, 10, 0, tzinfo=SOFIA)


def at(day: int, hour: int = 10, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=SOFIA)


def send(now: datetime) -> list[mail.EmailMultiAlternatives]:
    """Write down and send everything, as the worker does."""
    mail.outbox.clear()
    dispatch_events(now)
    deliver_due(lambda: now)
    return mail.outbox


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


@pytest.fixture
def minutes() -> Iterator[list[Due]]:
    """Return the terms of a room that registered itself by one line."""
    found: list[Due] = []

    def source(_at: DueDay) -> list[Due]:
        return found

    registry.register(source)
    yield found
    registry._sources.remove(source)


def make_due(**fields: object) -> Due:
    values = {
        "rule_id": "D21",
        "subject": "events.event:7",
        "title": "Публикувайте протокола",
        "about": "Обществено обсъждане",
        "url": "/admin/events/7/",
        "due_on": date(2026, 12, 8),
    }
    return Due(**values | fields)  # type: ignore[arg-type]


def reminded() -> list[tuple[str, str]]:
    return list(Reminder.objects.order_by("pk").values_list("kind", "rule"))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (at(4, 23), []),
        (at(5, 0), [("ahead", "D21")]),
        (at(8, 23), [("ahead", "D21")]),
        (at(9, 0), [("overdue", "D21")]),
        (at(30), [("overdue", "D21")]),
    ],
)
def test_term_is_told_three_days_ahead_and_after_its_day(
    minutes: list[Due], now: datetime, told: list[tuple[str, str]]
) -> None:
    minutes.append(make_due())
    remind_of_dues(now)
    assert reminded() == told


def test_reminding_again_tells_nothing_again(minutes: list[Due]) -> None:
    minutes.append(make_due())
    assert [remind_of_dues(at(day)) for day in (6, 6, 7, 8, 9, 9, 20)] == [1, 0, 0, 0, 1, 0, 0]
    assert reminded() == [("ahead", "D21"), ("overdue", "D21")]


def test_what_is_done_only_passes_or_asks_for_no_letter_ahead_is_not_told(minutes: list[Due]) -> None:
    minutes += [
        make_due(done=True),
        make_due(subject="a.b:1", reminds_ahead=False),
        make_due(rule_id="D04", due_on=None),
    ]
    minutes.append(make_due(subject="a.b:2", is_notice=True, due_on=date(2026, 12, 1)))
    assert remind_of_dues(at(6)) == 0


def test_days_ahead_are_a_local_rule(minutes: list[Due]) -> None:
    minutes.append(make_due(due_on=date(2026, 12, 16)))
    assert remind_of_dues(at(7)) == 0
    set_local_term("P02", 10, "Заповед № 1", date(2026, 12, 1), by=make_clerk(), now=at(1))
    assert remind_of_dues(at(7)) == 1


def test_source_that_is_broken_does_not_silence_the_others(minutes: list[Due]) -> None:
    def broken(_at: DueDay) -> list[Due]:
        raise LookupError

    registry._sources.insert(0, broken)
    minutes.append(make_due())
    try:
        assert remind_of_dues(at(6)) == 1
    finally:
        registry._sources.remove(broken)


def test_moved_term_is_told_anew(minutes: list[Due]) -> None:
    minutes.append(make_due())
    remind_of_dues(at(6))
    minutes[0] = make_due(due_on=date(2026, 12, 10))
    assert remind_of_dues(at(8)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_beats_at_once_write_one_reminder(minutes: list[Due]) -> None:
    minutes.append(make_due())
    gate, told = threading.Barrier(2), []

    def beat() -> None:
        gate.wait()
        told.append(remind_of_dues(at(6)))
        connection.close()

    beats = [threading.Thread(target=beat) for _ in range(2)]
    for each in beats:
        each.start()
    for each in beats:
        each.join()
    assert sorted(told) == [0, 1]
    assert Event.objects.filter(verb="deadline.ahead").count() == Reminder.objects.count() == 1


def test_run_that_was_killed_is_made_up_for_by_the_next(minutes: list[Due]) -> None:
    minutes.append(make_due())
    with transaction.atomic():
        remind_of_dues(at(6))
        transaction.set_rollback(True)
    assert reminded() == []
    assert Event.objects.filter(verb="deadline.ahead").count() == 0
    assert remind_of_dues(at(6)) == 1


def test_database_refuses_a_second_reminder() -> None:
    values = {"rule": "D21", "subject": "a.b:1", "due_on": date(2026, 12, 8), "kind": "ahead", "written_at": at(6)}
    Reminder.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(**values)


@pytest.mark.parametrize("case", ["owner", "unit", "secretaries", "gone"])
def test_letter_goes_to_the_owner_else_the_unit_else_the_secretaries(minutes: list[Due], case: str) -> None:
    sync_roles()
    secretary, owner = make_clerk("secretary@example.bg"), make_clerk("owner@example.bg")
    secretary.groups.set(Group.objects.filter(name="secretary"))
    with_address = Unit.objects.create(name="Дирекция „Култура“", email="kultura@example.bg")
    minutes.append(
        make_due(
            owner=owner if case in {"owner", "gone"} else None,
            unit=with_address if case in {"owner", "unit", "gone"} else None,
        )
    )
    if case == "gone":
        owner.is_active = False
        owner.save(update_fields=["is_active"])
    remind_of_dues(at(9))
    (letter,) = send(at(9))
    expected = {"owner": "owner@example.bg", "secretaries": "secretary@example.bg"}
    assert letter.to == [expected.get(case, "kultura@example.bg")]
    assert letter.subject == "Просрочено: Публикувайте протокола"


def test_overdue_letter_says_since_when_and_by_which_rule(minutes: list[Due]) -> None:
    minutes.append(make_due(owner=make_clerk("owner@example.bg")))
    remind_of_dues(at(10))
    (letter,) = send(at(10))
    for words in (
        "Просрочено с 2 дни",
        "Срокът беше до 8 декември 2026 г. (вторник).",
        "Основание: местни правила за обществените консултации",
        "http://testserver/admin/events/7/",
        "като отговорен служител",
    ):
        assert words in letter.body


def test_letter_about_what_was_done_meanwhile_is_not_sent(minutes: list[Due]) -> None:
    minutes.append(make_due(owner=make_clerk()))
    remind_of_dues(at(9))
    minutes[0] = make_due(owner=minutes[0].owner, done=True)
    assert send(at(9)) == []
    assert Notification.objects.get().state == "suppressed"


def test_announcement_after_adoption_turns_overdue_until_it_is_promulgated() -> None:
    owner = make_clerk("owner@example.bg")
    consultation = make_adopted_consultation()
    Consultation.objects.update(owner=owner)
    later = timezone.now() + timedelta(days=20)
    remind_of_dues(later)
    assert ("overdue", "D06") in reminded()
    (letter,) = send(later)
    assert letter.to == ["owner@example.bg"]
    assert letter.subject == f"Просрочено: Изпратете и разгласете приетия акт по {consultation.short_number}"


def test_promised_look_turns_overdue_and_is_told_once_for_its_day() -> None:
    consultation = make_open_consultation(now=TUESDAY)
    make_comment(consultation, published=False, now=TUESDAY + timedelta(hours=1))
    assert remind_of_dues(TUESDAY + timedelta(days=1)) == 0
    assert remind_of_dues(TUESDAY + timedelta(days=2)) == 1
    assert remind_of_dues(TUESDAY + timedelta(days=3)) == 0
    assert reminded() == [("overdue", "P01")]


# --- The end of a term, to everybody who follows -----------------------------------------------------------------


def ending(consultation: Consultation, days_before: int) -> datetime:
    assert consultation.last_day is not None
    day = consultation.last_day - timedelta(days=days_before)
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=SOFIA)


def test_followers_and_drafters_are_told_three_days_before_the_end() -> None:
    consultation = make_open_consultation(now=TUESDAY)
    follower, drafter = make_citizen("follower@example.bg"), make_citizen("drafter@example.bg")
    subscribe(follower, consultation.topic, now=TUESDAY)
    keep_draft(consultation, "art_2", {"body": "Предлагам"}, token=None, by=drafter, now=TUESDAY)
    keep_draft(consultation, "art_2", {"body": "Чужд браузър"}, token=None, by=None, now=TUESDAY)
    for _number in range(2):
        make_comment(consultation, eid="art_1", now=TUESDAY + timedelta(hours=1))
    send(TUESDAY + timedelta(hours=2))
    assert remind_of_ends(ending(consultation, 4)) == 0
    assert remind_of_ends(ending(consultation, 3)) == 1
    assert remind_of_ends(ending(consultation, 2)) == 0
    told = {letter.to[0]: letter for letter in send(ending(consultation, 3))}
    assert sorted(told) == ["drafter@example.bg", "follower@example.bg"]
    follows, drafts = told["follower@example.bg"], told["drafter@example.bg"]
    assert follows.subject == "Остават 3 дни: Наредба за обществения ред"
    for words in (
        "до 3 декември 2026 г. (четвъртък), 24:00 ч.",
        f"- Чл. 1 – 2 предложения: http://testserver/consultations/{consultation.url_ref}/text/art_1/",
        f"- Чл. 2: http://testserver/consultations/{consultation.url_ref}/text/art_2/",
        "Без интернет: Деловодство",
    ):
        assert words in follows.body
    assert "List-Unsubscribe" in follows.extra_headers
    assert "чернова" not in follows.body
    assert "Имате неизпратена чернова: чл. 2." in drafts.body
    assert "List-Unsubscribe" not in drafts.extra_headers


@pytest.mark.parametrize("change", ["closed", "moved", "withdrawn"])
def test_letter_about_an_end_that_is_no_end_is_not_sent(change: str, settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation = make_open_consultation(now=TUESDAY)
    subscribe(make_citizen(), consultation.topic, now=TUESDAY)
    now = ending(consultation, 3)
    remind_of_ends(now)
    if change == "moved":
        later = consultation.last_day + timedelta(days=7)
        change_term(
            consultation,
            Wanted(TermChangeKind.EXTENSION, later, "Повече време за становищата на кметствата."),
            by=make_clerk(),
            now=now,
        )
    if change == "withdrawn":
        Consultation.objects.update(status=Status.WITHDRAWN)
    told = send(now + timedelta(days=10 if change == "closed" else 0))
    assert [letter.subject for letter in told if letter.subject.startswith("Остават")] == []


def test_letter_of_the_end_speaks_the_language_of_its_reader() -> None:
    consultation = make_open_consultation(now=TUESDAY)
    subscribe(make_citizen(language="en"), consultation.topic, now=TUESDAY)
    remind_of_ends(ending(consultation, 1))
    (letter,) = send(ending(consultation, 1))
    assert letter.extra_headers["Content-Language"] == "en"
    assert "3 December 2026" in letter.body


# --- What the municipality sets -----------------------------------------------------------------------------------


def test_local_term_holds_from_its_day_and_keeps_its_history() -> None:
    by = make_clerk()
    set_local_term("D28", 5, "Заповед № 1", date(2026, 12, 1), by=by, now=at(1))
    set_local_term("D28", 7, "Заповед № 2", date(2026, 12, 10), by=by, now=at(1))
    assert [rule_on("D28", date(2026, month, day)).value for month, day in ((11, 30), (12, 1), (12, 10))] == [3, 5, 7]
    assert rule_on("D28", date(2026, 12, 10)).source == "Заповед № 2"
    event = Event.objects.filter(verb="local_term.set").latest("pk")
    assert (event.actor, event.data) == (by, {"rule": "D28", "value": 7, "since": "2026-12-10"})


def test_law_cannot_be_set_and_undercut() -> None:
    with pytest.raises(NotAllowed, match="ЗНА чл. 26, ал. 4"):
        set_local_term("D02", 10, "Правила", date(2026, 12, 1), by=make_clerk(), now=at(1))
    LocalTerm.objects.create(rule="D02", value=1, source="взлом", since=date(2026, 1, 1), set_at=at(1))
    assert rule_on("D02", date(2026, 12, 1)).value == 14


@pytest.mark.parametrize("act", ["update", "delete"])
def test_database_keeps_every_local_term(act: str) -> None:
    set_local_term("D20", 10, "Правила, чл. 21", date(2026, 12, 1), by=make_clerk(), now=at(1))
    rows = LocalTerm.objects.all()
    change = partial(rows.update, value=1) if act == "update" else rows.delete
    with pytest.raises((IntegrityError, InternalError)):
        change()
