"""Who is reminded of an unfinished text: a day after and two days before the end, once each, and never too late."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction
from pytest_django import Settings

from consultations.actions import discard_draft, keep_draft, keep_opinion_draft, remind_of_drafts
from consultations.actions.change_term import Wanted, change_term
from consultations.actions.keep_draft import mark_sent
from consultations.deadlines import SOFIA
from consultations.models import CommentDraft, Consultation, OpinionDraft, Status
from consultations.models.draft import REMINDERS
from consultations.term_changes import TermChangeKind
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.notifications.actions import dispatch_events, end_subscription, subscribe
from prestige.notifications.actions.deliver import deliver_due
from prestige.notifications.models import Notification
from tests.factories import make_citizen, make_clerk, make_comment, make_municipality, make_open_consultation

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 3, 10, 0, tzinfo=SOFIA)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


@pytest.fixture
def consultation() -> Consultation:
    return make_open_consultation(now=TUESDAY)


@pytest.fixture
def me() -> User:
    return make_citizen("me@example.bg")


def begin(consultation: Consultation, by: User | None, now: datetime = TUESDAY, eid: str = "art_2") -> CommentDraft:
    return keep_draft(consultation, eid, {"body": "Предлагам"}, token=None, by=by, now=now)


def send(now: datetime) -> list[mail.EmailMultiAlternatives]:
    mail.outbox.clear()
    dispatch_events(now)
    deliver_due(lambda: now)
    return [letter for letter in mail.outbox if "незавършен" in letter.subject.lower()]


def ends(consultation: Consultation) -> datetime:
    found = Consultation.objects.get(pk=consultation.pk).closes_at
    assert found is not None
    return found


def test_draft_is_told_after_a_day_and_two_days_before_the_end_once_each(consultation: Consultation, me: User) -> None:
    begin(consultation, me)
    end = ends(consultation)
    told = [
        remind_of_drafts(at)
        for at in (
            TUESDAY + 23 * HOUR,
            TUESDAY + DAY,
            TUESDAY + DAY,
            TUESDAY + 9 * DAY,
            end - 49 * HOUR,
            end - 48 * HOUR,
            end - 47 * HOUR,
            end - HOUR,
            end,
            end + DAY,
        )
    ]
    assert told == [0, 1, 0, 0, 0, 1, 0, 0, 0, 0]
    verbs = Event.objects.filter(verb__startswith="draft.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["draft.waiting", "draft.ending"]


def test_run_that_was_missed_is_made_up_for_and_one_that_was_killed_too(consultation: Consultation, me: User) -> None:
    begin(consultation, me)
    late = TUESDAY + 6 * DAY
    with transaction.atomic():
        assert remind_of_drafts(late) == 1
        transaction.set_rollback(True)
    assert CommentDraft.objects.get().waiting_told_at is None
    assert remind_of_drafts(late) == 1


def test_close_to_the_end_one_letter_says_both(consultation: Consultation, me: User) -> None:
    near = ends(consultation) - 40 * HOUR
    begin(consultation, me, near)
    assert [remind_of_drafts(near + each * HOUR) for each in (1, 2, 3, 25, 39)] == [0, 1, 0, 0, 0]
    assert Event.objects.filter(verb="draft.ending").count() == 1


def test_draft_that_is_written_on_waits_another_day(consultation: Consultation, me: User) -> None:
    begin(consultation, me)
    begin(consultation, me, TUESDAY + 20 * HOUR, "art_1")
    assert [remind_of_drafts(TUESDAY + each * HOUR) for each in (24, 43, 44)] == [0, 0, 1]
    (letter,) = send(TUESDAY + 44 * HOUR)
    assert "- Чл. 1: " in letter.body
    assert "- Чл. 2: " in letter.body


@pytest.mark.parametrize("who", ["nobody", "unproven", "inactive"])
def test_only_a_proven_address_is_told(consultation: Consultation, who: str) -> None:
    user = None if who == "nobody" else make_citizen(is_active=who != "inactive")
    if who == "unproven":
        User.objects.update(email_verified_at=None)
    draft = begin(consultation, user)
    draft.data["author_email"] = "me@example.bg"
    draft.save(update_fields=["data"])
    assert remind_of_drafts(TUESDAY + 2 * DAY) == 0
    assert send(TUESDAY + 2 * DAY) == []


def test_opinion_is_told_like_a_comment(consultation: Consultation, me: User) -> None:
    keep_opinion_draft(consultation, {"body": "Позиция"}, token=None, sender="x", by=me, now=TUESDAY)
    assert remind_of_drafts(TUESDAY + DAY) == 1
    (letter,) = send(TUESDAY + DAY)
    assert "- Становище от организация: " in letter.body
    assert OpinionDraft.objects.get().waiting_told_at == TUESDAY + DAY


def test_letters_say_what_lies_there_and_lead_behind_the_door(consultation: Consultation, me: User) -> None:
    begin(consultation, me)
    remind_of_drafts(TUESDAY + DAY)
    (waits,) = send(TUESDAY + DAY)
    now = ends(consultation) - 47 * HOUR
    remind_of_drafts(now)
    (ending,) = send(now)

    assert waits.to == ["me@example.bg"]
    assert waits.subject == "Незавършен коментар: Наредба за обществения ред"
    assert ending.subject == "Остава 1 ден за незавършения Ви коментар: Наредба за обществения ред"
    form = f"/consultations/{consultation.url_ref}/text/art_2/comment/"
    for letter in (waits, ending):
        assert f"- Чл. 2: http://testserver/accounts/login/?next={form.replace('/', '%2F')}" in letter.body
        assert "до 3 декември 2026 г. (четвъртък), 24:00 ч." in letter.body
        assert "защото започнахте коментар в консултация" in letter.body
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert "Предлагам" not in letter.body  # what is not sent stays unread by mail servers


@pytest.mark.parametrize(
    "change", ["sent", "discarded", "touched", "closed", "withdrawn", "moved", "unsubscribed", "inactive", "nothing"]
)
def test_letter_asks_again_when_it_leaves(
    consultation: Consultation, me: User, change: str, settings: Settings
) -> None:
    settings.TWO_PERSON_TERM = False
    draft = begin(consultation, me)
    now = ends(consultation) - 30 * HOUR if change == "moved" else TUESDAY + DAY
    assert remind_of_drafts(now) == 1
    match change:
        case "sent":
            mark_sent(draft, make_comment(consultation, author=me, now=now), now=now)
        case "discarded":
            discard_draft(draft)
        case "touched":
            keep_draft(consultation, "art_2", {"body": "Още"}, token=draft.token, by=me, now=now + HOUR)
        case "withdrawn":
            Consultation.objects.update(status=Status.WITHDRAWN)
        case "moved":
            wanted = Wanted(
                TermChangeKind.EXTENSION, ends(consultation).date() + 7 * DAY, "Повече време за кметствата."
            )
            change_term(consultation, wanted, by=make_clerk(), now=now)
        case "unsubscribed":
            end_subscription(me.pk, REMINDERS, now=now)
        case "inactive":
            User.objects.filter(pk=me.pk).update(is_active=False)
    letters = send(ends(consultation) if change == "closed" else now + 2 * HOUR)
    assert len(letters) == (change == "nothing")


def test_moved_term_is_told_anew(consultation: Consultation, me: User, settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    begin(consultation, me)
    now = ends(consultation) - 40 * HOUR
    assert remind_of_drafts(now) == 1
    wanted = Wanted(TermChangeKind.EXTENSION, ends(consultation).date() + 7 * DAY, "Повече време за кметствата.")
    change_term(consultation, wanted, by=make_clerk(), now=now)
    assert remind_of_drafts(now + HOUR) == 0
    assert remind_of_drafts(ends(consultation) - 48 * HOUR) == 1


def test_whoever_ended_these_letters_is_told_nothing_until_they_begin_again(
    consultation: Consultation, me: User
) -> None:
    subscribe(me, REMINDERS, now=TUESDAY)
    end_subscription(me.pk, REMINDERS, now=TUESDAY)
    begin(consultation, me)
    assert remind_of_drafts(TUESDAY + DAY) == 0
    subscribe(me, REMINDERS, now=TUESDAY + DAY)
    assert remind_of_drafts(TUESDAY + DAY) == 0  # that moment is over
    assert remind_of_drafts(ends(consultation) - 48 * HOUR) == 1
    assert Notification.objects.filter(event__verb__startswith="draft.").count() == 0


def test_draft_in_a_closed_or_withdrawn_consultation_is_never_told(me: User) -> None:
    withdrawn = make_open_consultation(now=TUESDAY)
    begin(withdrawn, me)
    Consultation.objects.update(status=Status.WITHDRAWN)
    assert remind_of_drafts(TUESDAY + DAY) == 0


def test_letter_speaks_the_language_of_its_reader(consultation: Consultation) -> None:
    begin(consultation, make_citizen(language="en"))
    remind_of_drafts(TUESDAY + DAY)
    mail.outbox.clear()
    dispatch_events(TUESDAY + DAY)
    deliver_due(lambda: TUESDAY + DAY)
    letter = next(letter for letter in mail.outbox if letter.to != [])
    assert letter.extra_headers["Content-Language"] == "en"
    assert "http://testserver/en/accounts/login/?next=%2Fen%2Fconsultations" in letter.body
