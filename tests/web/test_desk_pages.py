"""The desk: a clerk acts for a person with consent, and every act says „чрез деловодството“."""

import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from consultations.models import Comment, DeskFollow, Intake
from consultations.read.receipt_paper import desk_receipt_paper
from consultations.statement import statement_rows
from prestige.accounts.models import User
from prestige.desk.models import DeskConsent
from prestige.events.models import Event, Registration
from prestige.journal import models as journal
from prestige.notifications.models import Subscription
from prestige.notifications.tasks import sweep
from tests.acts.test_event_registration import make_event
from tests.factories import make_clerk, make_municipality, make_open_consultation, make_registration
from tests.web.test_paper_desk import typed as typed_letter

pytestmark = pytest.mark.django_db
CONSENT = {"consent_kind": "oral", "consent_note": "Лично на гише."}
BAD_CONSENTS = [
    ({"consent_kind": ""}, "Отбележете как човекът е дал съгласието си"),
    ({"consent_kind": "telepathy"}, "Отбележете как човекът е дал съгласието си"),
    ({"consent_on": ""}, "Въведете датата на съгласието."),
    ({"consent_on": "32.13.2026"}, "Въведете датата на съгласието."),
    ({"consent_on": "2031-01-01"}, "Датата на съгласието е в бъдещето. Проверете я."),
    ({"consent_note": "ЕГН 6101057509"}, "В бележката има ЕГН."),
    ({"consent_note": "я" * 301}, "300"),
]


@pytest.fixture
def clerk() -> User:
    make_municipality()
    return make_clerk("clerk@example.bg")


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


def consented(**fields: Any) -> dict[str, Any]:
    return CONSENT | {"consent_on": f"{timezone.localdate():%Y-%m-%d}", "key": str(uuid.uuid4())} | fields


def booked(**fields: Any) -> dict[str, Any]:
    return consented(name="Име Лице", wishes_to_speak="no") | fields


def text_of(page: Any) -> str:
    return str(page.content.decode()).replace("\xa0", " ")


def test_desk_offers_what_can_be_done_for_a_person(desk: Client) -> None:
    empty = text_of(desk.get("/admin/desk/"))
    assert "Сега няма събитие с отворено записване." in empty
    consultation, event = make_open_consultation(), make_event()
    page = text_of(desk.get("/admin/desk/"))
    assert f'href="/admin/paper/?consultation={consultation.number}&amp;channel=desk"' in page
    assert f'href="/admin/desk/events/{event.pk}/"' in page
    assert 'href="/admin/desk/following/"' in page
    assert 'href="/admin/desk/"' in text_of(desk.get("/admin/"))


def test_proposal_for_a_person_names_the_desk_on_receipt_page_and_statement(desk: Client) -> None:
    consultation = make_open_consultation()
    form = text_of(desk.get(f"/admin/paper/?consultation={consultation.number}&channel=desk"))
    assert '<option value="desk" selected>' in form
    sent = typed_letter(consultation, channel="desk", author_email="lice@example.bg", **consented())
    receipt = text_of(desk.post("/admin/paper/", sent, follow=True))
    assert "Чрез деловодството" in receipt
    assert "устно пред служителя" in receipt
    intake = Intake.objects.get()
    rows = dict(desk_receipt_paper(intake).rows)
    assert rows["Начин"] == "чрез деловодството"
    assert rows["Съгласие"].startswith("устно пред служителя, ")
    assert [row["channel"] for row in statement_rows(consultation)] == ["desk"]
    assert not User.objects.filter(email="lice@example.bg").exists()


def test_public_page_says_that_it_came_by_the_desk(client: Client, desk: Client) -> None:
    consultation = make_open_consultation()
    desk.post("/admin/paper/", typed_letter(consultation, channel="desk", **consented()))
    Comment.objects.update(moderation_state="published")
    client.logout()
    page = text_of(client.get(f"/consultations/{consultation.url_ref}/comments/"))
    assert "чрез деловодството" in page
    assert "Лично на гише" not in page


@pytest.mark.parametrize(("wrong", "sentence"), BAD_CONSENTS)
def test_proposal_without_valid_consent_keeps_what_was_typed(
    desk: Client, wrong: dict[str, Any], sentence: str
) -> None:
    sent = typed_letter(make_open_consultation(), channel="desk", **consented(**wrong))
    page = text_of(desk.post("/admin/paper/", sent))
    assert sentence in page
    assert "Моля тротоарът да е свободен." in page
    assert not Intake.objects.exists()
    assert desk.post("/admin/paper/", sent | consented()).status_code == 302


def test_letter_on_paper_needs_no_consent_whatever_stands_in_its_fields(desk: Client) -> None:
    sent = typed_letter(make_open_consultation(), consent_kind="telepathy", consent_on="x", consent_note="y" * 400)
    assert desk.post("/admin/paper/", sent).status_code == 302
    assert Intake.objects.get().consent is None


def test_proposal_of_the_clerk_by_the_desk_is_refused_in_a_sentence(desk: Client) -> None:
    sent = typed_letter(make_open_consultation(), channel="desk", author_name="Служител Първи", **consented())
    refused = desk.post("/admin/paper/", sent)
    assert refused.status_code == 409
    assert "Служител не действа чрез деловодството за себе си." in text_of(refused)
    assert desk.post("/admin/paper/", sent | {"author_name": "Друг Човек"}).status_code == 302


def test_registration_for_a_person_shows_the_desk_to_the_clerk_and_to_the_person(desk: Client) -> None:
    event = make_event()
    scan = SimpleUploadedFile("декларация.txt", "Съгласен съм.".encode())
    sent = booked(email="lice@example.bg", consent_kind="paper", declaration=scan)
    page = desk.post(f"/admin/desk/events/{event.pk}/", sent, follow=True)
    assert "Записан за събитието" in text_of(page)
    assert "чрез деловодството" in text_of(page)
    assert "декларация.txt" in text_of(page)
    made = Registration.objects.get()
    assert (made.user, made.email, made.is_by_desk) == (None, "lice@example.bg", True)
    sweep()
    letter = next(each for each in mail.outbox if each.to == ["lice@example.bg"])
    link = re.search(r"http://testserver(/events/registrations?/\S+)", str(letter.body))
    assert link
    own = text_of(Client().get(link[1]))
    assert "чрез деловодството" in own


@pytest.mark.parametrize(("wrong", "sentence"), [*BAD_CONSENTS, ({"name": "  "}, "Въведете име и фамилия")])
def test_registration_without_valid_consent_keeps_what_was_typed(
    desk: Client, wrong: dict[str, Any], sentence: str
) -> None:
    event, sent = make_event(), booked(needs="Рампа отляво")
    page = text_of(desk.post(f"/admin/desk/events/{event.pk}/", sent | wrong))
    assert sentence in page
    assert "Рампа отляво" in page
    assert not Registration.objects.exists()
    assert desk.post(f"/admin/desk/events/{event.pk}/", sent).status_code == 302


def test_registration_twice_with_one_form_is_one(desk: Client) -> None:
    event, sent = make_event(), booked()
    first, second = (desk.post(f"/admin/desk/events/{event.pk}/", sent) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Registration.objects.count() == 1


def test_declaration_survives_an_error_elsewhere_and_a_second_one_is_refused(desk: Client) -> None:
    event = make_event()
    address = f"/admin/desk/events/{event.pk}/"
    scan = SimpleUploadedFile("a.txt", b"one")
    page = text_of(desk.post(address, booked(name="", declaration=scan)))
    token = re.search(r'name="kept_declaration" value="([^"]+)"', page)
    assert token
    two = desk.post(address, booked(kept_declaration=token[1], declaration=SimpleUploadedFile("b.txt", b"two")))
    assert "Декларацията е един файл." in text_of(two)
    assert desk.post(address, booked(kept_declaration=token[1])).status_code == 302
    assert DeskConsent.objects.get().declaration is not None


def test_declaration_is_opened_by_who_works_at_the_desk_and_noted(desk: Client, clerk: User) -> None:
    desk.post(f"/admin/desk/events/{make_event().pk}/", booked(declaration=SimpleUploadedFile("a.txt", b"one")))
    upload = DeskConsent.objects.get().declaration
    assert upload is not None
    opened = desk.post(f"/admin/desk/declarations/{upload.token}/")
    assert opened.status_code == 200
    assert journal.Event.objects.get(verb="upload.original_opened").actor == clerk
    assert desk.post(f"/admin/desk/declarations/{uuid.uuid4()}/").status_code == 404
    assert desk.get(f"/admin/desk/declarations/{upload.token}/").status_code == 405


def test_place_is_given_back_at_the_desk_once(desk: Client, clerk: User) -> None:
    event = make_event()
    page = desk.post(f"/admin/desk/events/{event.pk}/", booked(), follow=True)
    made = Registration.objects.get()
    address = f"/admin/desk/registrations/{made.pk}/cancellation/"
    assert f'action="{address}"' in text_of(page)
    assert desk.get(address).status_code == 405
    gone = text_of(desk.post(address, follow=True))
    assert "Записването е отказано" in gone
    assert address not in gone
    made.refresh_from_db()
    assert made.is_cancelled
    assert journal.Event.objects.get(verb="registration.cancelled").actor == clerk
    other = make_registration(event)
    assert desk.post(f"/admin/desk/registrations/{other.pk}/cancellation/").status_code == 404


def test_event_that_is_over_or_missing_says_so(desk: Client) -> None:
    assert desk.get("/admin/desk/events/999/").status_code == 404
    assert desk.get("/admin/desk/registrations/999/").status_code == 404
    event = make_event()
    Event.objects.update(takes_registration=False)
    assert "Това действие не е позволено" in text_of(desk.get(f"/admin/desk/events/{event.pk}/"))
    assert desk.post(f"/admin/desk/events/{event.pk}/", booked()).status_code == 409


def followed(desk: Client, **fields: Any) -> Any:
    consultation = make_open_consultation()
    sent = consented(consultation=consultation.number, email="lice@example.bg") | fields
    return desk.post("/admin/desk/following/", sent)


def test_following_begins_only_when_the_person_says_yes(desk: Client) -> None:
    assert followed(desk)["Location"] == "/admin/desk/"
    sweep()
    letter = next(each for each in mail.outbox if each.to == ["lice@example.bg"])
    assert "Чрез деловодството поискахте" in letter.body
    link = re.search(r"http://testserver(/consultations/desk-follow/\S+)", str(letter.body))
    assert link
    person = Client()
    assert "Искате ли писма за тази консултация?" in text_of(person.get(link[1]))
    assert not User.objects.filter(
        email="lice@example.bg"
    ).exists()  # a program of mail that opens the link does nothing
    assert person.post(link[1]).status_code == 302
    assert Subscription.objects.get().user.email == "lice@example.bg"
    assert "Вече потвърдихте" in text_of(person.get(link[1]))
    assert person.post(link[1]).status_code == 302
    assert Subscription.objects.count() == 1


def test_link_that_is_late_or_not_ours_opens_nothing(desk: Client) -> None:
    followed(desk)
    sweep()
    link = re.search(r"http://testserver(/consultations/desk-follow/\S+)", str(mail.outbox[-1].body))
    assert link
    DeskFollow.objects.update(expires_at=timezone.now())
    person = Client()
    assert "Връзката вече не важи" in text_of(person.get(link[1]))
    assert person.post(link[1]).status_code == 409
    assert person.get(link[1][:-2] + "x/").status_code == 404
    DeskFollow.objects.all().delete()
    assert person.get(link[1]).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        *BAD_CONSENTS,
        ({"email": "не е имейл"}, "имейл"),
        ({"consultation": "2031-999"}, "Изберете консултация от списъка."),
        ({"email": "clerk@example.bg"}, "Служител не действа чрез деловодството за себе си."),
    ],
)
def test_following_without_valid_consent_sends_nothing(desk: Client, wrong: dict[str, Any], sentence: str) -> None:
    page = followed(desk, **wrong)
    assert page.status_code in {200, 409}
    assert sentence in text_of(page)
    assert not DeskFollow.objects.exists()
    assert followed(desk).status_code == 302
