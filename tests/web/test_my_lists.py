"""The lists of a person's own page: each its first twenty rows, the rest on its own page; never a query for a row."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from consultations.actions import hold_comment, keep_draft
from consultations.models import Consultation
from prestige.accounts.models import User
from prestige.events.lifecycle import RegistrationState
from prestige.events.models import Event, Registration
from prestige.notifications.actions import subscribe
from prestige.notifications.audience import is_following
from prestige.notifications.models import Subscription
from tests.factories import make_answer, make_citizen, make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture
def me() -> User:
    return make_citizen()


@pytest.fixture
def mine(me: User) -> Client:
    client = Client()
    client.force_login(me)
    return client


@pytest.fixture
def consultation() -> Consultation:
    return make_open_consultation()


def page_of(client: Client, name: str, **query: str) -> str:
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200
    return answer.content.decode()


def make_event(number: int, *, in_days: int = 5) -> Event:
    starts = timezone.now() + timedelta(days=in_days, minutes=number)
    return Event.objects.create(
        title=f"Обсъждане {number}",
        slug=f"obsazhdane-{uuid.uuid4().hex}",
        path="/consultations/",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place="Зала Пример",
        address="ул. „Пример“ 1",
        created_at=timezone.now(),
        changed_at=timezone.now(),
    )


def register(user: User, event: Event, state: str = RegistrationState.REGISTERED) -> Registration:
    return Registration.objects.create(
        event=event, user=user, name="Гражданин", email=user.email, state=state, made_at=timezone.now()
    )


def fill(user: User, consultation: Consultation, count: int) -> None:
    now = timezone.now()
    for number in range(count):
        make_answer(make_comment(consultation, author=user, body=f"Предложение {number}"))
        keep_draft(consultation, "art_2", {"body": f"Чернова {number}"}, token=None, by=user, now=now)
        register(user, make_event(number))
        Subscription.objects.create(user=user, topic=f"consultation:{100 + number}", started_at=now)


def test_empty_page_says_what_to_do_in_every_part(mine: Client) -> None:
    page = page_of(mine, "me")
    for said in (
        "Нямате незавършени коментари.",
        "Още не сте изпращали предложения",
        "Още не следвате консултация.",
        "Не сте записани за събитие.",
    ):
        assert said in page


@pytest.mark.parametrize("name", ["me", "me_follows", "me_registrations", "me_settings"])
def test_visitor_is_asked_to_sign_in(name: str) -> None:
    assert Client().get(reverse(name)).url == f"{reverse('accounts:login')}?next={reverse(name)}"


def test_my_page_asks_the_database_as_often_for_one_row_as_for_thirty(consultation: Consultation) -> None:
    asked = []
    for count in (1, 3, 30):
        user, client = make_citizen(), Client()
        fill(user, consultation, count)
        client.force_login(user)
        page_of(client, "me")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page_of(client, "me")
        asked.append(len(queries))
    assert asked == [asked[0]] * 3
    assert asked[0] <= 17


def test_comments_stand_twenty_on_a_page(me: User, mine: Client, consultation: Consultation) -> None:
    for number in range(21):
        make_comment(consultation, author=me, body=f"Предложение {number}")

    assert page_of(mine, "me").count('<th scope="row">') == 20
    assert page_of(mine, "me", page="2").count('<th scope="row">') == 1
    assert page_of(mine, "me", page="99\x00").count('<th scope="row">') == 20
    assert "?show=waiting&amp;page=2" in page_of(mine, "me", show="waiting")


def test_tabs_part_what_waits_for_a_look_for_an_answer_and_what_was_held(
    me: User, mine: Client, consultation: Consultation
) -> None:
    make_comment(consultation, author=me, published=False)
    held = make_comment(consultation, author=me, eid="art_2", published=False)
    hold_comment(held, ground="1", note="", by=make_clerk(), now=timezone.now())
    make_answer(make_comment(consultation, author=me, body="С отговор"))

    shown = {
        show: page_of(mine, "me", show=show).count('<th scope="row">') for show in ("review", "sealed", "answered")
    }
    assert shown == {"review": 1, "sealed": 1, "answered": 1}
    assert "Няма такива предложения." in page_of(mine, "me", show="waiting")


def test_answer_stands_beside_its_proposal(me: User, mine: Client, consultation: Consultation) -> None:
    answer = make_answer(make_comment(consultation, author=me))
    assert answer.explained[:20] in page_of(mine, "me", show="answered")


def test_follow_is_ended_by_its_button_and_only_ones_own(me: User, mine: Client, consultation: Consultation) -> None:
    other = make_citizen()
    for user in (me, other):
        subscribe(user, consultation.topic, now=timezone.now())
        subscribe(user, "plan", now=timezone.now())
    assert page_of(mine, "me").count("Спрете писмата") == 2

    assert mine.get(reverse("me_unfollow")).status_code == 405
    for topic in (consultation.topic, consultation.topic, "plan", "", "\x00", "x" * 200):
        assert mine.post(reverse("me_unfollow"), {"topic": topic}).url == reverse("me")

    assert [is_following(user.pk, consultation.topic) for user in (me, other)] == [False, True]
    assert "Още не следвате консултация." in page_of(mine, "me")


def test_long_lists_go_on_at_their_own_pages(me: User, mine: Client, consultation: Consultation) -> None:
    now = timezone.now()
    for number in range(21):
        register(me, make_event(number))
        keep_draft(consultation, "art_2", {"body": f"Чернова {number}"}, token=None, by=me, now=now)
    page = page_of(mine, "me")

    assert "Всички 21 чернови" in page
    assert "Всички 21 записвания" in page
    assert page.count('class="docket__d') == 20
    assert page_of(mine, "me_drafts", page="2").count('class="docket__d') == 1
    assert page_of(mine, "me_registrations", page="2").count("Обсъждане") >= 1


def test_place_at_an_event_is_told_with_its_state_and_given_back(me: User, mine: Client) -> None:
    ahead, over, waiting, left = make_event(1), make_event(2, in_days=-5), make_event(3), make_event(4)
    register(me, ahead)
    register(me, over)
    register(me, waiting, RegistrationState.WAITING)
    register(me, left, RegistrationState.CANCELLED)
    register(make_citizen(), make_event(5))

    page = page_of(mine, "me")

    for said in ("Обсъждане 1", "Обсъждане 2", "Обсъждане 3", "Записани сте", "В листа на чакащите", "Минало"):
        assert said in page
    assert [title for title in ("Обсъждане 4", "Обсъждане 5") if title in page] == []
    assert page.count("Откажете участието си") == 2
