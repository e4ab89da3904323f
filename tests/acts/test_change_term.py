"""Changing a public term: openly, by two people where the rule wants it, and never behind the record's back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from consultations.actions.change_term import (
    Wanted,
    change_term,
    confirm_term_change,
    decline_term_change,
    recount_closing_instant,
)
from consultations.deadlines import closing_instant
from consultations.lifecycle import Phase
from consultations.models import Consultation, Nature, TermChange, TermProposal
from consultations.tasks import recount_closing_instants
from consultations.term_changes import TermChangeKind
from prestige.journal.models import Event
from prestige.outages.actions import note_outage
from prestige.refusals import NotAllowed
from tests.factories import ACT_TEXT, make_clerk, make_open_consultation, make_revision, withdraw

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # thirty days from here end on 29 December
REASON = "Проектът беше допълнен с нови приложения."


def wanted(kind: TermChangeKind, day: date | None = None, **more: Any) -> Wanted:
    return Wanted(kind, day, more.pop("reason", REASON), **more)


def later(days: int) -> datetime:
    return MORNING + timedelta(days=days)


@pytest.fixture
def one_person(settings: Settings) -> None:
    """A town hall with one clerk: a change needs no second person."""
    settings.TWO_PERSON_TERM = False


@pytest.mark.usefixtures("one_person")
def test_extension_moves_the_end_and_keeps_its_trace() -> None:
    consultation, clerk = make_open_consultation(now=MORNING), make_clerk()
    change = change_term(consultation, wanted(TermChangeKind.EXTENSION, date(2027, 1, 9)), by=clerk, now=later(5))
    assert isinstance(change, TermChange)
    stored = Consultation.objects.get(pk=consultation.pk)
    assert (stored.previous_last_day, stored.last_day) == (date(2026, 12, 29), date(2027, 1, 11))  # the 9th: Saturday
    assert stored.closes_at == closing_instant(date(2027, 1, 11))
    assert stored.earliest_adoption_on == date(2027, 1, 12)
    assert (stored.version, stored.voices_stamp) == (consultation.version + 1, consultation.voices_stamp + 1)
    assert (change.ordinal, change.reason, change.decider_name, change.confirmed_by) == (
        1,
        REASON,
        "Служител Първи",
        None,
    )
    event = Event.objects.get(verb="term.changed")
    assert event.data == {
        "consultation": consultation.pk,
        "kind": "extension",
        "from_last_day": "2026-12-29",
        "to_last_day": "2027-01-11",
        "confirmed_by": None,
    }


def test_change_waits_for_a_second_person() -> None:
    consultation, first, second = make_open_consultation(now=MORNING), make_clerk(), make_clerk()
    asked = wanted(TermChangeKind.EXTENSION, date(2027, 1, 11))
    proposal = change_term(consultation, asked, by=first, now=later(5))
    again = change_term(consultation, asked, by=first, now=later(5))
    assert isinstance(proposal, TermProposal)
    assert again == proposal
    assert Consultation.objects.get().last_day == date(2026, 12, 29)
    with pytest.raises(NotAllowed) as alone:
        confirm_term_change(proposal, by=first, now=later(6))
    assert [refusal.code for refusal in alone.value.refusals] == ["same_person"]
    change = confirm_term_change(proposal, by=second, now=later(6))
    assert (change.decided_by, change.confirmed_by) == (first, second)
    assert Consultation.objects.get().last_day == date(2027, 1, 11)
    with pytest.raises(NotAllowed) as twice:
        confirm_term_change(proposal, by=second, now=later(6))
    assert [refusal.code for refusal in twice.value.refusals] == ["settled"]


def test_confirmation_after_the_close_opens_nothing() -> None:
    consultation, first, second = make_open_consultation(now=MORNING), make_clerk(), make_clerk()
    proposal = change_term(consultation, wanted(TermChangeKind.EXTENSION, date(2027, 1, 11)), by=first, now=later(5))
    assert isinstance(proposal, TermProposal)
    with pytest.raises(NotAllowed) as late:
        confirm_term_change(proposal, by=second, now=closing_instant(date(2026, 12, 29)))
    assert [refusal.code for refusal in late.value.refusals] == ["closed"]
    assert not TermChange.objects.exists()


def test_declined_proposal_changes_nothing_and_another_may_follow() -> None:
    consultation, first, second = make_open_consultation(now=MORNING), make_clerk(), make_clerk()
    proposal = change_term(consultation, wanted(TermChangeKind.EXTENSION, date(2027, 1, 11)), by=first, now=later(5))
    assert isinstance(proposal, TermProposal)
    other = wanted(TermChangeKind.EXTENSION, date(2027, 1, 12), reason="Друга причина за друг ден.")
    with pytest.raises(NotAllowed) as busy:
        change_term(consultation, other, by=second, now=later(5))
    assert [refusal.code for refusal in busy.value.refusals] == ["waiting"]
    decline_term_change(proposal, by=second, now=later(6))
    assert isinstance(change_term(consultation, other, by=second, now=later(6)), TermProposal)
    assert Consultation.objects.get().last_day == date(2026, 12, 29)


@pytest.mark.usefixtures("one_person")
@pytest.mark.parametrize(("day", "expected"), [(10, date(2027, 1, 4)), (40, date(2027, 2, 2))])
def test_restart_counts_the_whole_term_from_today(day: int, expected: date) -> None:
    consultation = make_open_consultation(now=MORNING)
    change_term(consultation, wanted(TermChangeKind.RESTART), by=make_clerk(), now=later(day))
    stored = Consultation.objects.get()
    assert (stored.last_day, stored.phase_at(later(day))) == (expected, Phase.OPEN)


@pytest.mark.usefixtures("one_person")
def test_shortening_after_a_restart_counts_from_the_restart() -> None:
    consultation, clerk = make_open_consultation(now=MORNING, days=60), make_clerk()
    change_term(consultation, wanted(TermChangeKind.RESTART), by=clerk, now=later(30))
    with pytest.raises(NotAllowed) as refused:
        change_term(consultation, wanted(TermChangeKind.SHORTENING, date(2027, 1, 20)), by=clerk, now=later(31))
    assert [refusal.code for refusal in refused.value.refusals] == ["below_minimum"]
    change_term(consultation, wanted(TermChangeKind.SHORTENING, date(2027, 1, 25)), by=clerk, now=later(31))
    assert Consultation.objects.get().last_day == date(2027, 1, 25)
    assert [row.ordinal for row in TermChange.objects.order_by("ordinal")] == [1, 2]


@pytest.mark.usefixtures("one_person")
def test_shortening_after_a_substantive_revision_counts_from_the_revision() -> None:
    consultation = make_open_consultation(now=MORNING, days=40)
    make_revision(consultation, ACT_TEXT.replace("Чл. 2.", "Чл. 2. Нов ред."), nature=Nature.SUBSTANTIVE, now=later(20))
    with pytest.raises(NotAllowed) as refused:
        change_term(consultation, wanted(TermChangeKind.SHORTENING, date(2027, 1, 11)), by=make_clerk(), now=later(21))
    assert [refusal.code for refusal in refused.value.refusals] == ["below_minimum"]


@pytest.mark.usefixtures("one_person")
def test_outage_prolongs_a_closed_term_once_and_names_itself() -> None:
    consultation, clerk = make_open_consultation(now=MORNING), make_clerk()
    closes_at = closing_instant(date(2026, 12, 29))
    outage = note_outage(
        began_at=closes_at - timedelta(hours=5),
        ended_at=closes_at - timedelta(hours=2),
        what="Порталът не се отваряше.",
        by=clerk,
        now=closes_at,
    )
    next_morning = closes_at + timedelta(hours=10)
    change = change_term(consultation, wanted(TermChangeKind.OUTAGE, outage=outage), by=clerk, now=next_morning)
    assert isinstance(change, TermChange)
    stored = Consultation.objects.get()
    assert (stored.last_day, change.outage) == (date(2026, 12, 31), outage)
    assert stored.is_open_at(next_morning)


@pytest.mark.usefixtures("one_person")
def test_withdrawn_and_unreasoned_changes_are_refused_and_leave_nothing() -> None:
    consultation, clerk = make_open_consultation(), make_clerk()
    withdraw(consultation)
    with pytest.raises(NotAllowed) as refused:
        change_term(
            consultation,
            wanted(TermChangeKind.EXTENSION, date(2099, 1, 5), reason="къс\u200b\u200b\u200b\u200b\u200b\u200b"),
            by=clerk,
            now=datetime.now(UTC),
        )
    assert [refusal.code for refusal in refused.value.refusals] == ["phase", "reason"]
    assert not Event.objects.filter(verb="term.changed").exists()


def refused_by_the_database(sql_update: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        sql_update()


@pytest.mark.usefixtures("one_person")
def test_database_keeps_what_was_decided() -> None:
    consultation, clerk = make_open_consultation(now=MORNING), make_clerk()
    rows = Consultation.objects.filter(pk=consultation.pk)
    refused_by_the_database(lambda: rows.update(last_day=date(2027, 1, 11)))
    change_term(consultation, wanted(TermChangeKind.EXTENSION, date(2027, 1, 11)), by=clerk, now=later(5))
    refused_by_the_database(lambda: TermChange.objects.update(reason="друга"))
    refused_by_the_database(lambda: TermChange.objects.all().delete())
    refused_by_the_database(lambda: rows.update(last_day=date(2027, 1, 12)))


def test_instant_follows_the_promised_local_day() -> None:
    consultation = make_open_consultation(now=datetime.now(UTC))
    closes_at = consultation.closes_at
    assert closes_at is not None
    Consultation.objects.update(closes_at=closes_at + timedelta(hours=1))
    recount_closing_instants()
    stored = Consultation.objects.get()
    assert stored.closes_at == closes_at
    assert recount_closing_instant(stored, now=datetime.now(UTC)) is False
    assert Event.objects.filter(verb="term.recounted").count() == 1
