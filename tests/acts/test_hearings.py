"""Convening, changing and cancelling a hearing, and its minutes, by the acts that pages call."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import (
    HearingConflict,
    MinutesConflict,
    begin_minutes,
    cancel_hearing,
    change_hearing,
    convene_hearing,
    edit_minutes,
    publish_minutes,
)
from consultations.models import Hearing, Invitation, Minutes
from prestige.events.actions import Booking, add_walk_in, check_in
from prestige.events.models import Event, EventStatus
from prestige.journal.models import Event as JournalEvent
from prestige.municipality.models import ElectionDay
from prestige.refusals import NotAllowed
from prestige.workdays import Calendar
from tests.factories import (
    hearing_data,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_hearing,
    make_municipality,
    make_open_consultation,
    make_past_hearing,
    make_registration,
    withdraw,
)
from tests.factories.hearings import LONG_TERM, first_day

pytestmark = pytest.mark.django_db
REASON = "Залата е заета за ремонт на покрива."
TUESDAY = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SHORT = "Проектът е свързан с края на бюджетната година."


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def data_of(hearing: Hearing, **changes: object) -> dict[str, object]:
    """Return a hearing as its form sends it back, with these changes."""
    event = hearing.event
    names = hearing_data(event.local_day)
    own = {name: getattr(event, name, None) for name in names}
    return own | {name: getattr(hearing, name) for name in names if hasattr(hearing, name)} | changes


def next_workday(day_after: int = 1, *, of: Hearing) -> timedelta:
    """Return how far the first working day after the hearing lies."""
    moved = Calendar().next_workday(of.event.local_day + timedelta(days=day_after))
    return moved - of.event.local_day


def test_convened_hearing_has_event_number_and_frozen_invitation() -> None:
    make_municipality()
    hearing = make_hearing(capacity=40)
    invitation = hearing.invitations.get()
    assert hearing.ordinal == 1
    assert hearing.event.path == f"/consultations/{hearing.consultation.url_ref}/hearings/1/"
    assert hearing.event.slug == f"obsazhdane-{hearing.consultation.number}-1"
    assert invitation.number == f"ПК-{timezone.localdate().year}-001"
    assert invitation.facts["agenda"] == [
        ["17:30", "Представяне на проекта"],
        ["18:00", "Изказвания по реда на записване"],
        ["", "Разни"],
    ]
    assert (invitation.facts["moderator"], invitation.facts["capacity"]) == ("Име Фамилия, независим модератор", 40)
    verbs = list(JournalEvent.objects.filter(verb__startswith="hearing.").values_list("verb", flat=True))
    assert verbs == ["hearing.convened"]


def test_same_hearing_sent_twice_is_convened_once() -> None:
    hearing = make_hearing()
    assert make_hearing(hearing.consultation).pk == hearing.pk
    assert Event.objects.count() == Invitation.objects.count() == 1


def test_hearing_that_breaks_every_rule_hears_every_reason() -> None:
    consultation, saturday = make_open_consultation(days=30, now=TUESDAY), date(2026, 11, 28)
    data = hearing_data(saturday)
    early = {"starts_at": data["starts_at"] - timedelta(hours=8), "ends_at": data["starts_at"] - timedelta(hours=9)}
    with pytest.raises(NotAllowed) as refused:
        convene_hearing(consultation, data | early, by=make_clerk(), now=TUESDAY)
    assert codes(refused) == ["ends", "day_off", "hour", "invitation"]
    assert Event.objects.count() == 0


def test_hearing_within_fourteen_days_needs_a_public_reason() -> None:
    consultation, in_a_week = make_open_consultation(days=LONG_TERM, now=TUESDAY), date(2026, 12, 1)
    with pytest.raises(NotAllowed) as refused:
        make_hearing(consultation, day=in_a_week, now=TUESDAY)
    assert codes(refused) == ["short_notice"]
    hearing = make_hearing(consultation, day=in_a_week, now=TUESDAY, short_notice_reason=SHORT)
    assert hearing.short_notice_reason == SHORT


def test_hearing_on_election_day_and_the_day_before_is_refused() -> None:
    now = timezone.now()
    consultation, day = make_open_consultation(days=LONG_TERM, now=now), first_day(now)
    for election in (day, day + timedelta(days=1)):
        ElectionDay.objects.all().delete()
        ElectionDay.objects.create(day=election, name="Местни избори", source="Указ")
        with pytest.raises(NotAllowed) as refused:
            make_hearing(consultation, day=day, now=now)
        assert codes(refused) == ["election"]


def test_hearing_without_seven_days_of_term_after_it_is_refused() -> None:
    now = timezone.now()
    consultation = make_open_consultation(days=15, now=now)
    with pytest.raises(NotAllowed) as refused:
        make_hearing(consultation, now=now)
    assert codes(refused) == ["term"]


def test_hearing_of_a_closed_consultation_is_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        make_hearing(make_closed_consultation())
    assert codes(refused)[0] == "phase"


def test_moved_hearing_has_a_new_invitation_and_the_rules_of_its_new_day() -> None:
    hearing, clerk = make_hearing(), make_clerk()
    shift = next_workday(of=hearing)
    event = hearing.event
    data = data_of(hearing, starts_at=event.starts_at + shift, ends_at=event.ends_at + shift)
    moved = change_hearing(hearing, data, reason=REASON, version=1, by=clerk, now=timezone.now())
    assert moved.event.local_day == event.local_day + shift
    assert (moved.event.status, moved.event.sequence, moved.version) == (EventStatus.CHANGED, 1, 2)
    assert [each.number[-3:] for each in hearing.invitations.all()] == ["002", "001"]
    later = timezone.now() + timedelta(days=5)
    back = data_of(hearing)
    with pytest.raises(NotAllowed) as refused:
        change_hearing(moved, back, reason=REASON, version=2, by=clerk, now=later)
    assert codes(refused) == ["short_notice"]


def test_corrected_agenda_is_a_new_invitation_and_nobody_is_told() -> None:
    hearing = make_hearing()
    changed = change_hearing(
        hearing, data_of(hearing, agenda="Една точка"), reason="", version=1, by=make_clerk(), now=timezone.now()
    )
    assert (changed.agenda, changed.event.sequence, changed.event.status) == ("Една точка", 0, EventStatus.SCHEDULED)
    assert hearing.invitations.count() == 2
    assert JournalEvent.objects.get(verb="hearing.changed").data["is_told"] is False


def test_unchanged_form_changes_nothing_and_old_version_is_a_conflict() -> None:
    hearing, clerk, now = make_hearing(), make_clerk(), timezone.now()
    same = change_hearing(hearing, data_of(hearing), reason="", version=1, by=clerk, now=now)
    assert (same.version, hearing.invitations.count()) == (1, 1)
    with pytest.raises(HearingConflict):
        change_hearing(hearing, data_of(hearing, agenda="Друга"), reason="", version=0, by=clerk, now=now)


def test_cancelled_hearing_stays_with_its_reason_and_number() -> None:
    hearing = make_hearing()
    cancel_hearing(hearing, reason=REASON, by=make_clerk(), now=timezone.now())
    hearing.event.refresh_from_db()
    assert (hearing.event.status, hearing.event.status_reason) == (EventStatus.CANCELLED, REASON)
    second = make_hearing(hearing.consultation)
    assert (second.ordinal, second.event.slug[-2:]) == (2, "-2")


def test_withdrawn_consultation_cancels_the_hearings_ahead() -> None:
    hearing = make_hearing()
    withdraw(hearing.consultation)
    hearing.event.refresh_from_db()
    assert hearing.event.status == EventStatus.CANCELLED


def test_minutes_are_drafted_from_the_facts() -> None:
    hearing = make_past_hearing(capacity=30)
    clerk, there = make_clerk(), hearing.event.starts_at + timedelta(minutes=20)
    comment = make_comment(hearing.consultation, channel="oral", now=there)
    minutes = begin_minutes(hearing, by=clerk, now=timezone.now())
    assert minutes.opening.startswith("Днес, ")
    assert "от 17:30 ч. в зала „Хасково“, пл. „Общински“ № 1, гр. Хасково" in minutes.opening
    assert "ръководи Име Фамилия, независим модератор. Протокола води Име Протоколчик." in minutes.opening
    assert "По точка 1. Представяне на проекта" in minutes.course
    assert comment.number in minutes.course
    assert begin_minutes(hearing, by=clerk, now=timezone.now()) == minutes


def test_minutes_before_the_hearing_are_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        begin_minutes(make_hearing(), by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["not_begun"]


def test_published_minutes_freeze_who_was_there_and_never_change() -> None:
    hearing, clerk = make_past_hearing(), make_clerk()
    convened = JournalEvent.objects.get(verb="hearing.convened").at
    there = hearing.event.starts_at + timedelta(minutes=20)
    named = make_registration(hearing.event, now=convened, is_name_public=True, organisation="Сдружение")
    for person in (named, make_registration(hearing.event, now=convened)):
        check_in(person, by=clerk, now=there)
    add_walk_in(hearing.event, Booking(name="Име Дошъл"), by=clerk, now=there)
    minutes = begin_minutes(hearing, by=clerk, now=there)
    with pytest.raises(NotAllowed) as refused:
        publish_minutes(minutes, version=1, by=clerk, now=there)
    assert codes(refused) == ["not_over"]
    published = publish_minutes(minutes, version=1, by=clerk, now=timezone.now())
    assert published.number == f"ПР-{timezone.localdate().year}-001"
    assert (published.facts["present"], published.facts["unnamed"]) == (3, 2)
    assert published.facts["named"] == [f"{named.name} (Сдружение)"]
    with pytest.raises(NotAllowed) as refused:
        edit_minutes(published, {"course": "Друго"}, version=1, by=clerk, now=timezone.now())
    assert codes(refused) == ["published"]
    for statement in (
        lambda: Minutes.objects.filter(pk=published.pk).update(course="Друго"),
        lambda: Minutes.objects.filter(pk=published.pk).delete(),
        lambda: Invitation.objects.update(number="x"),
        lambda: Invitation.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            statement()


def test_second_writer_of_minutes_meets_a_conflict_and_publishing_wants_what_was_seen() -> None:
    hearing, clerk, now = make_past_hearing(), make_clerk(), timezone.now()
    minutes = begin_minutes(hearing, by=clerk, now=now)
    edit_minutes(minutes, {"course": "Първи"}, version=1, by=clerk, now=now)
    with pytest.raises(MinutesConflict) as conflict:
        edit_minutes(minutes, {"course": "Втори"}, version=1, by=make_clerk(), now=now)
    assert (conflict.value.current.course, conflict.value.current.version) == ("Първи", 2)
    with pytest.raises(MinutesConflict):
        publish_minutes(minutes, version=1, by=clerk, now=now)


def test_correction_is_a_new_row_that_names_the_old_and_says_why() -> None:
    hearing, clerk, now = make_past_hearing(), make_clerk(), timezone.now()
    first = publish_minutes(begin_minutes(hearing, by=clerk, now=now), version=1, by=clerk, now=now)
    correction = begin_minutes(hearing, by=clerk, now=now)
    assert (correction.corrects, correction.course) == (first, first.course)
    with pytest.raises(NotAllowed) as refused:
        publish_minutes(correction, version=1, by=clerk, now=now)
    assert codes(refused) == ["correction_note"]
    note = {"correction_note": "Поправено е името на докладчика по точка 1."}
    edit_minutes(correction, note, version=1, by=clerk, now=now)
    second = publish_minutes(correction, version=2, by=clerk, now=now + timedelta(seconds=1))
    assert list(hearing.minutes.published()) == [second, first]
    assert second.number.endswith("-002")
