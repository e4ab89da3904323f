"""The way into the register, step by step, and the public register itself."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, User
from prestige.organisations.actions import return_application
from prestige.organisations.models import Application, ApplicationState, Decision
from prestige.uploads.models import Upload
from tests import hostile_files as files
from tests.factories import (
    free_eik,
    make_application,
    make_citizen,
    make_clerk,
    make_draft_application,
    make_mandate,
    make_municipality,
)

pytestmark = pytest.mark.django_db
START = "/organisations/register/start/"
DATA = {"name": "Сдружение „Пример“", "legal_form": "association", "seat": "гр. Хасково", "purpose": "", "website": ""}
PERSON = {
    "person_name": "Име Пример",
    "position": "председател",
    "basis": "proxy",
    "act": "Решение на УС от 10.01.2026 г.",
    "starts_on": "2026-01-10",
    "ends_on": "",
}


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


class Applicant:
    """A signed-in person with nothing but a browser's forms."""

    def __init__(self, user: User | None = None) -> None:
        self.user, self.client = user or make_citizen(), Client()
        self.client.force_login(self.user)

    def start(self) -> None:
        self.client.post(START)

    @property
    def application(self) -> Application:
        return Application.objects.filter(applicant=self.user).latest("begun_at", "pk")

    def url(self, step: str) -> str:
        return f"/organisations/register/{self.application.token}/{step}/"

    def post(self, step: str, **typed: Any) -> Any:
        return self.client.post(self.url(step), typed)

    def upload(self, content: bytes = b"akt", name: str = "akt.txt") -> Any:
        return self.post("document", papers=SimpleUploadedFile(name, content))

    def fill(self, eik: str = "") -> None:
        self.start()
        self.post("eik", eik=eik or free_eik())
        self.post("data", **DATA)
        self.post("representative", **PERSON)
        self.upload()

    def send(self) -> Any:
        seen = re.search(r'name="seen" value="([^"]+)"', self.client.get(self.url("check")).content.decode())
        return self.client.post(self.url("check"), {"seen": seen[1] if seen else ""})


@pytest.fixture
def applicant() -> Applicant:
    return Applicant()


def test_visitor_is_led_through_the_sign_in_and_comes_back(client: Client) -> None:
    page = client.get("/organisations/register/").content.decode()
    assert 'href="/accounts/login/?next=/organisations/register/"' in page
    assert page.count("Още не може") == 4
    client.post("/accounts/login/", {"email": "novo@example.bg", "next": "/organisations/register/"})
    code = code_of(EmailCode.objects.get().token, settings.SECRET_KEY)
    assert client.post("/accounts/code/", {"code": code})["Location"] == "/organisations/register/"
    assert "Започнете" in client.get("/organisations/register/").content.decode()


def test_visitor_starts_nothing_and_sees_no_application(client: Client) -> None:
    application = make_draft_application()
    for url in (START, f"/organisations/register/{application.token}/eik/"):
        assert client.post(url)["Location"].startswith("/accounts/login/")
    assert Application.objects.count() == 1


def test_application_goes_from_the_number_to_the_confirmation(applicant: Applicant) -> None:
    applicant.start()
    steps = ["data", "representative", "document", "check"]
    answers = [applicant.post("eik", eik="ЕИК 203 000 019".replace("203 000 019", free_eik()))]
    answers += [applicant.post("data", **DATA), applicant.post("representative", **PERSON), applicant.upload()]
    assert [answer["Location"].rstrip("/").rpartition("/")[2] for answer in answers] == steps
    check = applicant.client.get(applicant.url("check")).content.decode()
    for told in ("Сдружение „Пример“", "гр.\xa0Хасково", "председател", "10\xa0януари 2026", "1 файл"):
        assert told.replace("\xa0", " ") in check.replace("\xa0", " ")
    sent = applicant.client.get(applicant.send()["Location"]).content.decode()
    application = applicant.application
    assert application.state == ApplicationState.SUBMITTED
    assert application.number in sent
    assert "Заявката е подадена" in sent
    assert applicant.client.get("/organisations/register/").content.decode().count(application.number) == 1


def test_second_press_sends_once(applicant: Applicant) -> None:
    applicant.fill()
    first = applicant.send()["Location"]
    assert applicant.send()["Location"] == first
    assert Application.objects.exclude(number="").count() == 1


def test_every_step_is_kept_and_found_again_in_another_browser(applicant: Applicant) -> None:
    applicant.start()
    applicant.post("eik", eik=free_eik())
    applicant.post("data", **DATA)
    assert applicant.post("representative", **PERSON, later="1")["Location"] == "/organisations/register/"
    page = Applicant(applicant.user).client.get("/organisations/register/").content.decode()
    assert "Готови са 3 от 5 стъпки" in page
    assert (page.count("Готово"), page.count("Не е започнато"), page.count("Още не може")) == (3, 1, 1)
    again = applicant.client.get(applicant.url("representative")).content.decode()
    assert 'value="2026-01-10"' in again


@pytest.mark.parametrize(
    ("step", "field", "value", "sentence"),
    [
        ("eik", "eik", "", "Въведете ЕИК на организацията"),
        ("eik", "eik", "831641792", "ЕИК е с 9 или 13 цифри"),
        ("eik", "eik", "7501020018", "ЕИК е с 9 или 13 цифри"),
        ("eik", "eik", "12345\x00", "ЕИК е с 9 или 13 цифри"),
        ("eik", "eik", "٨٣١٦٤١٧٩١", "ЕИК е с 9 или 13 цифри"),
        ("data", "name", "\u200b", "Въведете името на организацията"),
        ("data", "name", "„…“", "Въведете името на организацията"),
        ("data", "name", "а" * 201, "по-дълъг от допустимите"),
        ("data", "legal_form", "emperor", "Изберете правна форма от списъка"),
        ("data", "seat", "", "Въведете населеното място"),
        ("data", "website", "javascript:alert(1)", "Въведете адрес във вида https://primer.bg"),
        ("data", "website", "ftp://primer.bg", "Въведете адрес във вида https://primer.bg"),
        ("data", "email", "a@localhost", "Въведете имейл във вида"),
        ("representative", "person_name", "", "Въведете име и фамилия"),
        ("representative", "position", "", "Въведете длъжността си"),
        ("representative", "basis", "king", "Изберете основание"),
        ("representative", "act", "", "Напишете с кой акт сте упълномощени"),
        ("representative", "starts_on", "31.02.2026", "Въведете дата във вида"),
        ("representative", "starts_on", "0001-01-01", "Проверете годината"),
        ("representative", "ends_on", "2026-01-09", "Мандатът е изтекъл"),
        ("representative", "ends_on", "9999-01-01", "Проверете годината"),
    ],
)
def test_wrong_field_is_named_twice_and_everything_typed_stays(
    applicant: Applicant, step: str, field: str, value: str, sentence: str
) -> None:
    applicant.start()
    applicant.post("eik", eik=free_eik())
    typed = {"eik": {}, "data": DATA, "representative": PERSON}[step]
    answer = applicant.post(step, **typed | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Грешка: " in page
    assert page.count(sentence) == 2
    kept = next((text for name, text in typed.items() if name != field and text and name in {"seat", "position"}), "")
    assert kept in page


def test_end_before_the_start_is_refused(applicant: Applicant) -> None:
    applicant.start()
    applicant.post("eik", eik=free_eik())
    year = timezone.localdate().year
    typed = PERSON | {"starts_on": f"{year + 3}-01-10", "ends_on": f"{year + 2}-01-10"}
    assert "Краят на мандата е преди началото му" in applicant.post("representative", **typed).content.decode()
    assert applicant.post("representative", **typed | {"ends_on": f"{year + 4}-01-10"}).status_code == 302


def test_registered_person_needs_no_paper_and_a_proxy_does(applicant: Applicant) -> None:
    applicant.start()
    applicant.post("eik", eik=free_eik())
    applicant.post("data", **DATA)
    applicant.post("representative", **PERSON)
    refused = applicant.post("document")
    assert "Качете документа, с който сте упълномощени." in refused.content.decode()
    assert applicant.client.get(applicant.url("check"))["Location"] == "/organisations/register/"
    assert applicant.post("representative", **PERSON | {"basis": "registered", "act": ""})["Location"].endswith(
        "/check/"
    )
    assert applicant.send().status_code == 302


def test_hostile_paper_is_refused_and_the_good_one_before_it_stays(applicant: Applicant) -> None:
    applicant.fill()
    page = applicant.upload(b"MZ", "akt.pdf").content.decode()
    assert "<title>Грешка: " in page
    assert "akt.txt" in page
    assert applicant.upload(files.pdf(), "akt.pdf").status_code == 302
    assert len(applicant.application.files) == 2
    assert set(Upload.objects.values_list("is_sealed", flat=True)) == {True}


def test_application_of_somebody_else_is_not_there(applicant: Applicant) -> None:
    applicant.fill()
    thief = Client()
    thief.force_login(make_citizen())
    for step in ("eik", "data", "document", "check"):
        assert thief.get(applicant.url(step)).status_code == 404
        assert thief.post(applicant.url(step), DATA).status_code == 404
    assert thief.get(f"/organisations/register/{applicant.application.token}/").status_code == 404
    assert thief.post(applicant.url("discard")).status_code == 404
    assert applicant.client.get(applicant.url("check")).status_code == 200


def test_step_that_is_not_one_and_one_too_early(applicant: Applicant) -> None:
    applicant.start()
    assert applicant.client.get(applicant.url("nonsense")).status_code == 404
    assert applicant.client.get(applicant.url("data")).status_code == 302
    applicant.post("eik", eik=free_eik())
    assert applicant.client.get(applicant.url("data")).status_code == 200


def test_sending_what_another_window_changed_shows_it_again(applicant: Applicant) -> None:
    applicant.fill()
    for seen in ("", "2026-99-99T00:00:00", "2026-01-01T00:00:00+00:00"):
        answer = applicant.client.post(applicant.url("check"), {"seen": seen})
        assert answer.status_code == 409
        assert "променена в друг прозорец" in answer.content.decode()
    assert applicant.send().status_code == 302


def test_registered_number_asks_for_a_mandate_and_nothing_twice(applicant: Applicant) -> None:
    first = make_mandate()
    applicant.start()
    applicant.post("eik", eik=first.organisation.eik)
    page = applicant.client.get(applicant.url("data")).content.decode()
    assert first.organisation.name in page
    assert 'name="seat"' not in page
    applicant.post("representative", **PERSON)
    assert applicant.upload()["Location"].endswith("/check/")
    applicant.send()
    assert applicant.application.is_waiting
    speaker = Client()
    speaker.force_login(first.person)
    assert str(applicant.application.token) in speaker.get("/me/").content.decode()


def test_representative_answers_a_request_and_others_do_not_see_it(applicant: Applicant) -> None:
    first = make_mandate()
    request = make_application(applicant.user, eik=first.organisation.eik)
    url = f"/organisations/requests/{request.token}/"
    assert applicant.client.get(url).status_code == 404
    foreign = Applicant(make_mandate().person)
    assert foreign.client.post(url).status_code == 404
    speaker = Applicant(first.person)
    assert request.person_name in speaker.client.get(url).content.decode()
    missing = speaker.client.post(url, {"contest": "1", "reason": ""})
    assert "Напишете причината" in missing.content.decode()
    assert not Decision.objects.filter(application=request).exists()
    assert speaker.client.post(url).status_code == 302
    assert Decision.objects.get(application=request).kind == "seconded"
    assert speaker.client.post(url, {"contest": "1", "reason": "Сгреших."}).status_code == 302
    assert Decision.objects.filter(application=request).count() == 2


def test_returned_application_says_what_to_mend_and_is_sent_again(applicant: Applicant) -> None:
    applicant.fill()
    applicant.send()
    application = applicant.application
    return_application(application, reason="Посочете датата на решението.", by=make_clerk(), now=timezone.now())
    shown = applicant.client.get(f"/organisations/register/{application.token}/").content.decode()
    assert "Посочете датата на решението." in shown
    assert "върна заявката за поправка" in applicant.client.get("/organisations/register/").content.decode()
    applicant.post("representative", **PERSON | {"act": "Решение от 11.01.2026 г."})
    assert applicant.send().status_code == 302
    assert applicant.application.number == application.number


def test_representative_leaves_after_one_question(applicant: Applicant) -> None:
    mandate = make_mandate(applicant.user)
    url = f"/organisations/mandates/{mandate.pk}/leave/"
    assert Applicant().client.post(url).status_code == 404
    assert applicant.client.get(url).status_code == 200
    mandate.refresh_from_db()
    assert mandate.ended_at is None
    assert applicant.client.post(url)["Location"] == f"/organisations/{mandate.organisation.eik}/"
    mandate.refresh_from_db()
    assert mandate.end_reason == "Отказ на представителя."
    assert applicant.client.post(url).status_code == 404
