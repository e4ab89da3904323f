"""An official acts for a person who agreed: never without consent, never for the official's own sake."""

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import Letter, register_proposals
from consultations.actions.ask_to_follow import ask_to_follow, confirm_follow
from consultations.models import Channel, DeskFollow, Intake
from prestige.accounts.models import User
from prestige.desk.actions import Consent, consent_refusals
from prestige.desk.models import ConsentKind, DeskConsent
from prestige.events.actions import Booking, register_at_desk, register_person
from prestige.events.models import Event as PublicEvent
from prestige.events.models import Registration, RegistrationState
from prestige.journal.models import Event
from prestige.notifications.models import Subscription
from prestige.refusals import NotAllowed
from prestige.uploads.actions import keep_upload
from tests.acts.test_event_registration import make_event
from tests.acts.test_register_proposals import point
from tests.factories import make_citizen, make_clerk, make_draft_consultation, make_open_consultation

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
Acted = Intake | Registration | DeskFollow
Act = Callable[..., Acted]


def agreed(**fields: Any) -> Consent:
    values = {
        "kind": ConsentKind.ORAL,
        "given_on": timezone.localdate(),
        "name": "Име Лице",
        "email": "lice@example.bg",
    }
    return Consent(**values | fields)


def propose(consent: Consent | None, *, by: User | None = None, key: uuid.UUID | None = None) -> Intake:
    consultation = make_open_consultation()
    letter = Letter(Channel.DESK, consultation.published_at + HOUR, consent=consent)
    now = timezone.now() + HOUR
    return register_proposals(
        consultation, letter, [point(channel=Channel.DESK)], by=by or make_clerk(), key=key or uuid.uuid4(), now=now
    )


def book(consent: Consent | None, *, by: User | None = None, key: uuid.UUID | None = None) -> Registration:
    return register_at_desk(
        PublicEvent.objects.order_by("pk").first() or make_event(),
        Booking(name="Име Лице"),
        email="lice@example.bg",
        consent=consent,
        key=key or uuid.uuid4(),
        by=by or make_clerk(),
        now=timezone.now(),
    )


def ask(consent: Consent | None, *, by: User | None = None, key: uuid.UUID | None = None) -> DeskFollow:
    return ask_to_follow(
        make_open_consultation(),
        "lice@example.bg",
        consent=consent,
        key=key or uuid.uuid4(),
        by=by or make_clerk(),
        now=timezone.now(),
    )


ACTS = [propose, book, ask]
VERBS = {propose: "proposals.registered", book: "registration.made", ask: "desk_follow.asked"}


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(NotAllowed) as refused:
        act()
    return [refusal.code for refusal in refused.value.refusals]


@pytest.mark.parametrize("act", ACTS)
def test_act_with_consent_names_it_in_the_row_and_in_the_journal(act: Act) -> None:
    scan = keep_upload(b"declaration", "d.txt", sender="s", is_sealed=True, now=timezone.now())
    consent = agreed(kind=ConsentKind.PAPER, note=" С дъщеря си\u200b. ", declaration=str(scan.token), sender="s")
    done = act(consent)
    row = DeskConsent.objects.get()
    assert done.consent == row
    assert (row.kind, row.note, row.declaration) == (ConsentKind.PAPER, "С дъщеря си.", scan)
    assert Event.objects.get(verb=VERBS[act]).data["consent"] == row.pk
    assert Event.objects.get(verb="consent.recorded").actor == row.recorded_by
    assert not User.objects.filter(email="lice@example.bg").exists()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("consent", "code"),
    [
        (lambda: None, "consent"),
        (lambda: agreed(given_on=timezone.localdate() + timedelta(days=2)), "consent_day"),
        (lambda: agreed(given_on=timezone.localdate() - timedelta(days=33)), "consent_day"),
        (lambda: agreed(email="CLERK@example.bg"), "own_desk"),
        (lambda: agreed(name=" служител   ПЪРВИ"), "own_desk"),
        (lambda: agreed(declaration=str(uuid.uuid4())), "files"),
    ],
)
def test_act_without_valid_consent_is_refused_and_leaves_nothing(
    act: Act, consent: Callable[[], Consent | None], code: str
) -> None:
    clerk = make_clerk("clerk@example.bg")
    assert codes(lambda: act(consent(), by=clerk)) == [code]
    assert not DeskConsent.objects.exists()
    assert not Intake.objects.exists()
    assert not Registration.objects.exists()
    assert not DeskFollow.objects.exists()
    assert act(agreed(given_on=timezone.localdate() - timedelta(days=28)), by=clerk).consent is not None


@pytest.mark.parametrize("act", ACTS[1:])
def test_act_sent_twice_is_done_once(act: Act) -> None:
    key = uuid.uuid4()
    assert act(agreed(), key=key) == act(agreed(), key=key)
    assert DeskConsent.objects.count() == 1


def test_proposal_by_the_desk_says_so_wherever_the_channel_stands() -> None:
    intake = propose(agreed())
    comment = intake.comments.get()
    assert (intake.channel, comment.channel) == ("desk", "desk")
    assert comment.get_channel_display() == "Чрез деловодството"
    assert comment.author is None


def test_letter_of_another_channel_rests_on_no_consent() -> None:
    consultation = make_open_consultation()
    letter = Letter(Channel.PAPER, consultation.published_at + HOUR, consent=agreed())
    intake = register_proposals(
        consultation, letter, [point()], by=make_clerk(), key=uuid.uuid4(), now=timezone.now() + HOUR
    )
    assert intake.consent is None
    assert not DeskConsent.objects.exists()


def test_database_ties_the_channel_of_the_desk_to_a_consent_and_keeps_both() -> None:
    intake = propose(agreed())
    changes: list[tuple[Any, dict[str, Any]]] = [
        (Intake.objects.filter(pk=intake.pk), {"consent": None}),
        (Intake.objects.filter(pk=intake.pk), {"channel": "paper", "consent": None}),
        (DeskConsent.objects.all(), {"kind": "email"}),
        (DeskConsent.objects.all(), {"note": "друга"}),
    ]
    for rows, change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError, match="consents never change"), transaction.atomic():
        DeskConsent.objects.all()._raw_delete("default")
    assert DeskConsent.objects.update(note="") == 1


def test_register_at_desk_waits_where_all_places_are_taken_and_needs_no_address() -> None:
    event = make_event(capacity=1)
    register_person(event, Booking(name="Име Първи"), by=make_citizen(), now=timezone.now())
    made = register_at_desk(
        event, Booking(name="Име Лице"), consent=agreed(), key=uuid.uuid4(), by=make_clerk(), now=timezone.now()
    )
    assert (made.state, made.email, made.user, made.is_by_desk) == (RegistrationState.WAITING, "", None, True)


def test_register_at_desk_of_a_known_address_is_refused_whoever_registered_it() -> None:
    event, person = make_event(), make_citizen("lice@example.bg")
    register_person(event, Booking(name="Име Лице"), by=person, now=timezone.now())
    again = {"email": "LICE@example.bg", "consent": agreed(), "by": make_clerk(), "now": timezone.now()}
    assert codes(lambda: register_at_desk(event, Booking(name="Име"), key=uuid.uuid4(), **again)) == ["registered"]
    assert register_at_desk(event, Booking(name="Име"), key=uuid.uuid4(), **again | {"email": "drug@example.bg"})


def test_register_at_desk_after_the_beginning_is_refused_as_for_everybody() -> None:
    event = make_event(days=1)
    late = {"consent": agreed(), "by": make_clerk(), "now": event.starts_at}
    with pytest.raises(NotAllowed):
        register_at_desk(event, Booking(name="Име"), key=uuid.uuid4(), **late)


def test_confirm_follow_makes_the_account_and_the_subscription_once() -> None:
    follow = ask(agreed())
    assert not Subscription.objects.exists()
    now = timezone.now()
    subscription = confirm_follow(follow, now=now)
    assert subscription is not None
    assert (subscription.user.email, subscription.topic) == ("lice@example.bg", follow.consultation.topic)
    assert subscription.user.email_verified_at == now
    assert not subscription.user.has_usable_password()
    follow.refresh_from_db()
    assert (follow.email, follow.confirmed_at) == ("", now)
    assert confirm_follow(follow, now=now) is None
    assert Event.objects.get(verb="desk_follow.confirmed").actor == subscription.user


def test_confirm_follow_after_seven_days_or_for_a_stopped_account_is_refused() -> None:
    follow = ask(agreed())
    assert codes(lambda: confirm_follow(follow, now=follow.expires_at)) == ["expired"]
    make_citizen("lice@example.bg", is_active=False)
    assert codes(lambda: confirm_follow(follow, now=timezone.now())) == ["inactive"]
    User.objects.update(is_active=True)
    assert confirm_follow(follow, now=timezone.now()) is not None


def test_ask_to_follow_again_waits_for_the_first_letter_and_a_draft_has_no_news() -> None:
    follow = ask(agreed())
    asked = {"consent": agreed(), "by": make_clerk()}
    now, address = timezone.now(), "Lice@example.bg"
    again = lambda at: ask_to_follow(follow.consultation, address, key=uuid.uuid4(), now=at, **asked)  # noqa: E731
    assert codes(lambda: again(now)) == ["asked"]
    draft = make_draft_consultation()
    assert codes(lambda: ask_to_follow(draft, "nov@example.bg", key=uuid.uuid4(), now=now, **asked)) == ["phase"]
    assert again(now + timedelta(days=8)).email == "lice@example.bg"


@pytest.mark.parametrize(
    ("now", "given_on", "refused"),
    [
        (datetime(2026, 12, 1, 21, 59, tzinfo=UTC), date(2026, 12, 2), ["consent_day"]),
        (datetime(2026, 12, 1, 22, 0, tzinfo=UTC), date(2026, 12, 2), []),
        (datetime(2026, 12, 31, 21, 59, tzinfo=UTC), date(2026, 12, 1), []),
        (datetime(2026, 12, 31, 22, 0, tzinfo=UTC), date(2026, 12, 1), ["consent_day"]),
    ],
)
def test_day_of_the_consent_is_counted_in_sofia(now: datetime, given_on: date, refused: list[str]) -> None:
    found = consent_refusals(agreed(given_on=given_on), make_clerk(), now)
    assert [refusal.code for refusal in found] == refused
