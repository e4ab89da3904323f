"""Who is written to about an organisation: receipts, decisions, the reminder thirty days before a mandate ends."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from consultations.deadlines import SOFIA
from prestige.deadlines.day import due_day
from prestige.notifications.actions import dispatch_events
from prestige.notifications.actions.deliver import deliver_due
from prestige.organisations.actions import end_mandate, refuse_application, remind_of_mandates, return_application
from prestige.organisations.models import Mandate
from prestige.organisations.read.dues import verification_dues
from tests.factories import make_application, make_citizen, make_clerk, make_mandate, make_municipality

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 3, 10, 0, tzinfo=SOFIA)
LAST_DAY = MORNING.date() + timedelta(days=90)


def sent(now: datetime) -> list[mail.EmailMultiAlternatives]:
    """Write down and send everything, as the worker does, and return the letters."""
    mail.outbox.clear()
    dispatch_events(now)
    deliver_due(lambda: now)
    return list(mail.outbox)


def both_texts(letter: mail.EmailMultiAlternatives) -> list[str]:
    """Return the text and the HTML with plain spaces."""
    return [each.replace("\xa0", " ") for each in (letter.body, str(letter.alternatives[0].content))]


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def test_applicant_gets_the_number() -> None:
    application = make_application(now=MORNING)
    (letter,) = sent(MORNING)
    assert letter.to == [application.applicant.email]
    assert application.number in letter.subject
    for text in both_texts(letter):
        assert application.number in text
        assert f"/organisations/register/{application.token}/" in text


def test_decisions_go_out_with_their_reason_and_the_receipt_is_dropped() -> None:
    clerk = make_clerk()
    one, other = make_application(now=MORNING), make_application(now=MORNING)
    return_application(one, reason="Посочете датата на решението.", by=clerk, now=MORNING)
    refuse_application(other, reason="Няма такава организация.", by=clerk, now=MORNING)
    letters = sent(MORNING)
    assert sorted(letter.to[0] for letter in letters) == sorted([one.applicant.email, other.applicant.email])
    for letter, reason in zip(letters, ("Посочете датата на решението.", "Няма такава организация."), strict=True):
        assert all(reason in text for text in both_texts(letter))


def test_verified_organisation_and_its_person_are_told() -> None:
    mandate = make_mandate(now=MORNING, email="org@example.bg")
    letters = sent(MORNING + timedelta(minutes=1))
    assert sorted(letter.to[0] for letter in letters) == sorted([mandate.person.email, "org@example.bg"])
    for letter in letters:
        assert letter.subject.endswith("е потвърдена")
        assert all(f"/organisations/{mandate.organisation.eik}/" in text for text in both_texts(letter))


def test_representatives_are_asked_about_a_request_and_strangers_are_not() -> None:
    first = make_mandate(now=MORNING)
    make_mandate(now=MORNING)
    sent(MORNING + timedelta(minutes=1))
    request = make_application(eik=first.organisation.eik, now=MORNING + timedelta(minutes=2))
    letters = {letter.to[0]: letter for letter in sent(MORNING + timedelta(minutes=3))}
    assert set(letters) == {first.person.email, request.applicant.email}
    for text in both_texts(letters[first.person.email]):
        assert f"/organisations/requests/{request.token}/" in text
        assert request.person_name in text


def test_end_of_a_mandate_is_told_with_its_reason() -> None:
    mandate = make_mandate(now=MORNING, email="org@example.bg")
    sent(MORNING + timedelta(minutes=1))
    end_mandate(mandate, reason="Избран е нов председател.", by=make_clerk(), now=MORNING + timedelta(days=1))
    letters = sent(MORNING + timedelta(days=1))
    assert len(letters) == 2
    assert all("Избран е нов председател." in text for letter in letters for text in both_texts(letter))


def reminded(days_before: int, mandate: Mandate) -> list[mail.EmailMultiAlternatives]:
    now = datetime.combine(LAST_DAY - timedelta(days=days_before), MORNING.timetz())
    remind_of_mandates(now)
    return sent(now)


def test_reminder_leaves_thirty_days_before_the_end_and_once() -> None:
    mandate = make_mandate(now=MORNING, ends_on=LAST_DAY, email="org@example.bg")
    sent(MORNING + timedelta(minutes=1))
    assert reminded(31, mandate) == []
    letters = reminded(30, mandate)
    assert sorted(letter.to[0] for letter in letters) == sorted([mandate.person.email, "org@example.bg"])
    for text in both_texts(letters[0]):
        assert "1 февруари 2027" in text
    assert reminded(29, mandate) == []


@pytest.mark.parametrize("days_before", [12, 0])
def test_reminder_that_was_missed_is_made_good(days_before: int) -> None:
    mandate = make_mandate(now=MORNING, ends_on=LAST_DAY)
    sent(MORNING + timedelta(minutes=1))
    assert len(reminded(days_before, mandate)) == 1


def test_mandate_that_is_over_ended_or_open_is_not_reminded_of() -> None:
    over, gone = make_mandate(now=MORNING, ends_on=LAST_DAY), make_mandate(now=MORNING, ends_on=LAST_DAY)
    make_mandate(now=MORNING)
    end_mandate(gone, reason="Край.", by=make_clerk(), now=MORNING + timedelta(days=1))
    sent(MORNING + timedelta(days=1))
    assert reminded(-1, over) == []


def test_reminder_is_not_sent_to_whoever_has_a_later_mandate() -> None:
    person = make_citizen()
    mandate = make_mandate(person, now=MORNING, ends_on=LAST_DAY)
    make_mandate(person, now=MORNING, eik=mandate.organisation.eik, ends_on=LAST_DAY + timedelta(days=365))
    sent(MORNING + timedelta(minutes=1))
    assert reminded(30, mandate) == []


def test_waiting_application_stands_on_the_board_of_terms() -> None:
    application = make_application(now=MORNING)  # a Tuesday
    (due,) = verification_dues(due_day(MORNING))
    assert (due.rule_id, due.due_on) == ("P03", datetime(2026, 11, 6).date())  # noqa: DTZ001  (a day)
    assert application.number in due.title
    refuse_application(application, reason="Не.", by=make_clerk(), now=timezone.now())
    assert list(verification_dues(due_day(MORNING))) == []
