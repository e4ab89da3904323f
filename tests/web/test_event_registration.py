"""Registering without an account, by the pages: form, code, receipt, giving the place back; and the letters."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone, translation

from consultations.actions import cancel_hearing, change_hearing
from consultations.models import Hearing
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode
from prestige.events.actions import cancel_registration, remind_registered
from prestige.events.models import Registration, RegistrationState
from prestige.events.tokens import registration_token
from prestige.notifications.tasks import sweep
from tests.acts.test_hearings import data_of, next_workday
from tests.factories import make_citizen, make_clerk, make_hearing, make_municipality, make_registration

pytestmark = pytest.mark.django_db
EMAIL = "uchastnik@example.bg"
FIELDS = {"name": "Име Участник", "email": EMAIL, "wishes_to_speak": "yes", "needs_wheelchair": "on", "website": ""}
REASON = "Залата е заета за ремонт на покрива."


@pytest.fixture
def hearing() -> Hearing:
    make_municipality()
    return make_hearing(capacity=1)


def typed_code() -> str:
    return code_of(EmailCode.objects.latest("pk").token, settings.SECRET_KEY)


def register(client: Client, hearing: Hearing, **fields: str) -> str:
    """Walk the whole way as a stranger and return the address of the receipt."""
    sent = client.post(hearing.event.registration_url, FIELDS | fields)
    assert sent["Location"] == f"{hearing.event.registration_url}code/"
    done = client.post(sent["Location"], {"code": typed_code()})
    return str(done["Location"])


def letters(part: str) -> list[mail.EmailMultiAlternatives]:
    sweep()
    return [letter for letter in mail.outbox if part in letter.subject]


def test_stranger_registers_by_a_code_and_gets_receipt_and_letter(client: Client, hearing: Hearing) -> None:
    receipt = register(client, hearing)
    page = client.get(receipt)
    assert "Записани сте" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    person = Registration.objects.get()
    assert (person.name, person.email, person.wishes_to_speak, person.needs_wheelchair) == (
        "Име Участник",
        EMAIL,
        True,
        True,
    )
    (letter,) = letters("Записахме Ви")
    assert letter.to == [EMAIL]
    assert "зала „Хасково“, пл. „Общински“ № 1" in letter.body
    assert f"http://testserver{receipt}cancellation/" in letter.body
    assert "/event.ics" in letter.body


def test_second_person_waits_and_moves_up_when_the_first_gives_the_place_back(client: Client, hearing: Hearing) -> None:
    first = make_registration(hearing.event)
    receipt = register(client, hearing)
    assert "В листа на чакащите сте под № 1" in client.get(receipt).content.decode().replace("\xa0", " ")
    assert len(letters("В листа на чакащите сте")) == 1
    cancel = f"/events/registrations/{registration_token(first.pk)}/cancellation/"
    other = Client()
    assert "Отказвате ли участието си?" in other.get(cancel).content.decode()
    assert Registration.objects.get(pk=first.pk).state == RegistrationState.REGISTERED
    assert other.post(cancel, follow=True).status_code == 200
    assert Registration.objects.get(pk=first.pk).state == RegistrationState.CANCELLED
    (letter,) = letters("Освободи се място за Вас")
    assert letter.to == [EMAIL]
    assert "Записани сте" in client.get(receipt).content.decode()


def test_signed_in_person_registers_at_once(client: Client, hearing: Hearing) -> None:
    citizen = make_citizen(EMAIL)
    client.force_login(citizen)
    assert 'name="email"' not in client.get(hearing.event.registration_url).content.decode()
    done = client.post(hearing.event.registration_url, {"name": "Име Участник", "wishes_to_speak": "no"})
    again = client.post(hearing.event.registration_url, {"name": "Име Участник", "wishes_to_speak": "no"})
    assert done["Location"] == again["Location"]
    assert Registration.objects.get().user == citizen


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": " "}, "Въведете име и фамилия"),
        ({"name": "\u2800"}, "Въведете име и фамилия"),
        ({"email": "ime@localhost"}, "Въведете имейл във вида"),
        ({"wishes_to_speak": ""}, "Изберете дали ще се изкажете"),
        ({"website": "http://spam.example"}, "Не успяхме да приемем формуляра"),
    ],
)
def test_wrong_form_comes_back_with_everything_typed(
    client: Client, hearing: Hearing, fields: dict[str, str], error: str
) -> None:
    page = client.post(hearing.event.registration_url, FIELDS | {"organisation": "Сдружение"} | fields)
    html = page.content.decode()
    assert page.status_code == 200
    assert error in html
    assert 'value="Сдружение"' in html
    assert EmailCode.objects.count() == 0


def test_wrong_code_registers_nobody_and_code_page_without_a_form_leads_back(client: Client, hearing: Hearing) -> None:
    code_page = f"{hearing.event.registration_url}code/"
    assert client.get(code_page)["Location"] == hearing.event.registration_url
    client.post(hearing.event.registration_url, FIELDS)
    wrong = client.post(code_page, {"code": "000000" if typed_code() != "000000" else "111111"})
    assert wrong.status_code == 200
    assert "Кодът не е верен" in wrong.content.decode()
    assert Registration.objects.count() == 0


def test_registration_closed_between_form_and_code_gives_the_words_back(client: Client, hearing: Hearing) -> None:
    client.post(hearing.event.registration_url, FIELDS | {"organisation": "Сдружение"})
    cancel_hearing(hearing, reason=REASON, by=make_clerk(), now=timezone.now())
    page = client.post(f"{hearing.event.registration_url}code/", {"code": typed_code()})
    assert page.status_code == 409
    assert "Събитието е отменено." in page.content.decode()
    assert 'value="Сдружение"' in page.content.decode()


def test_forged_and_foreign_links_are_no_pages(client: Client, hearing: Hearing) -> None:
    token = registration_token(make_registration(hearing.event).pk)
    for wrong in (token[:-1] + ("a" if token[-1] != "a" else "b"), "x", "1"):
        assert client.get(f"/events/registrations/{wrong}/").status_code == 404
        assert client.post(f"/events/registrations/{wrong}/cancellation/").status_code == 404
    assert client.get("/events/no-such/registration/").status_code == 404


def test_moved_and_cancelled_hearing_is_told_to_everybody_registered(hearing: Hearing) -> None:
    people = [make_registration(hearing.event), make_registration(hearing.event)]
    gone = make_registration(hearing.event)
    cancel_registration(gone, by=None, now=timezone.now())
    event, shift = hearing.event, next_workday(of=hearing)
    data = data_of(hearing, starts_at=event.starts_at + shift, ends_at=event.ends_at + shift)
    moved = change_hearing(hearing, data, reason=REASON, version=1, by=make_clerk(), now=timezone.now())
    told = letters("Промяна: ")
    assert sorted(letter.to[0] for letter in told) == sorted(each.email for each in people)
    assert REASON in told[0].body
    cancel_hearing(moved, reason="Проектът се преработва изцяло.", by=make_clerk(), now=timezone.now())
    off = letters("Отменено: ")
    assert sorted(letter.to[0] for letter in off) == sorted(each.email for each in people)
    assert "Проектът се преработва изцяло." in off[0].body


def test_reminder_goes_to_holders_of_places_only(hearing: Hearing) -> None:
    holder, _waiting = make_registration(hearing.event, wishes_to_speak=True), make_registration(hearing.event)
    remind_registered(hearing.event.starts_at - timedelta(hours=3))
    (letter,) = letters("Напомняне за ")
    assert letter.to == [holder.email]
    assert "Заявили сте изказване." in letter.body


def test_letter_and_pages_speak_english_to_who_registered_in_english(client: Client, hearing: Hearing) -> None:
    receipt = register(client, hearing)
    for page in (receipt, hearing.event.registration_url):
        assert client.get(f"/en{page}").status_code == 200
        translation.activate("bg")
    person = Registration.objects.get()
    Registration.objects.filter(pk=person.pk).update(language="en")
    (letter,) = letters("")[-1:]
    assert "http://testserver/en/events/registrations/" in letter.body
