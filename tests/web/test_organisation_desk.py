"""The clerk's side: the queue, the file of an application, papers, ends of mandates and organisations."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prestige.journal.models import Event
from prestige.organisations.actions import refuse_application
from prestige.organisations.models import Application, ApplicationState, Mandate, Organisation
from prestige.uploads.models import Scan, Upload
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
QUEUE = "/admin/organisations/"


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_clerk())
    return client


def url(application: Application) -> str:
    return f"/admin/organisations/applications/{application.pk}/"


def decide(office: Client, application: Application, verdict: str, **fields: Any) -> Any:
    seen = re.search(r'name="seen" value="([^"]+)"', office.get(url(application)).content.decode())
    return office.post(url(application), {"verdict": verdict, "reason": "", "seen": seen[1] if seen else ""} | fields)


def test_queue_shows_the_oldest_first_and_marks_the_doubtful(office: Client) -> None:
    now, eik = timezone.now(), free_eik()
    newer = make_application(now=now - timedelta(days=1))
    older = make_application(now=now - timedelta(days=2), eik=eik)
    twin = make_application(now=now, eik=eik)
    page = office.get(QUEUE).content.decode()
    assert page.index(older.number) < page.index(newer.number) < page.index(twin.number)
    assert page.count("Има предупреждения") == 2
    assert re.search(r"Организации <b>3</b>", page)


def test_queue_marks_what_the_file_doubts(office: Client) -> None:
    make_mandate(name="Сдружение „Пример“")
    make_application(name="ПPИMEP")
    make_application(name="Сдружение „Съвсем друго“")
    assert office.get(QUEUE).content.decode().count("Има предупреждения") == 1


def test_empty_queue_says_so(office: Client) -> None:
    page = office.get(QUEUE).content.decode()
    assert "Няма заявки, които чакат." in page
    assert "Още няма вписани организации." in page


def test_clerk_verifies_and_the_organisation_is_public(office: Client) -> None:
    application = make_application()
    assert decide(office, application, "verify")["Location"] == QUEUE
    organisation = Organisation.objects.get()
    assert Client().get(f"/organisations/{organisation.eik}/").status_code == 200
    assert "Сверете" not in office.get(url(application)).content.decode()


def test_doubts_are_shown_and_verifying_over_them_asks_for_a_note(office: Client) -> None:
    make_mandate(name="Сдружение „Пример“")
    application = make_application(name="Cдружение „Пpимep“")
    page = office.get(url(application)).content.decode()
    assert "Името изглежда като това на друга организация" in page
    assert "букви от две азбуки" in page
    refused = decide(office, application, "verify")
    assert refused.status_code == 409
    assert "Напишете защо не пречат" in refused.content.decode()
    assert decide(office, application, "verify", reason="Двете са клонове.").status_code == 302


@pytest.mark.parametrize("verdict", ["return", "refuse"])
def test_decision_against_asks_for_the_reason(office: Client, verdict: str) -> None:
    application = make_application()
    missing = decide(office, application, verdict)
    assert missing.content.decode().count("Напишете причината") == 2
    assert decide(office, application, verdict, reason="Няма печат.").status_code == 302
    application.refresh_from_db()
    assert application.state == {"return": "returned", "refuse": "refused"}[verdict]


def test_wrong_decision_is_named_and_the_reason_stays(office: Client) -> None:
    application = make_application()
    page = decide(office, application, "burn", reason="Важна причина").content.decode()
    assert page.count("Изберете решение") == 2
    assert "Важна причина" in page


def test_decision_on_what_was_sent_again_is_refused(office: Client) -> None:
    application = make_application()
    for seen in ("2020-01-01T00:00:00+00:00",):
        answer = decide(office, application, "verify", seen=seen, reason="Бележка")
        assert answer.status_code == 409
        assert "подадена наново" in answer.content.decode()
        assert "Бележка" in answer.content.decode()
    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED


def test_own_application_is_shown_without_buttons(office: Client) -> None:
    clerk = make_clerk()
    application = make_application(clerk)
    client = Client()
    client.force_login(clerk)
    page = client.get(url(application)).content.decode()
    assert "Помолете друг служител" in page
    assert 'name="verdict"' not in page
    assert 'name="verdict"' in office.get(url(application)).content.decode()


def test_missing_word_of_a_representative_is_told_beside_the_button(office: Client) -> None:
    first = make_mandate()
    request = make_application(eik=first.organisation.eik)
    page = office.get(url(request)).content.decode()
    assert "Чака се потвърждение от действащ представител" in page
    assert first.name in page
    assert decide(office, request, "verify").status_code == 409


def test_paper_is_opened_by_the_clerk_alone_and_noted(office: Client) -> None:
    make_application(papers=["Решение на управителния съвет"])
    upload = Upload.objects.get()
    address = f"/admin/organisations/documents/{upload.token}/"
    assert office.get(address).status_code == 405
    answer = office.post(address)
    assert answer.content.decode() == "Решение на управителния съвет"
    assert "attachment" in answer["Content-Disposition"]
    assert Event.objects.filter(verb="upload.original_opened", subject_id=upload.pk).count() == 1
    citizen = Client()
    citizen.force_login(make_citizen())
    assert citizen.post(address).status_code in {302, 403}


@pytest.mark.parametrize("scan", [Scan.INFECTED, Scan.WAITING])
def test_paper_with_a_virus_or_unscanned_is_not_given_and_not_verified(office: Client, scan: Scan) -> None:
    application = make_application(papers=["Решение"])
    Upload.objects.update(scan=scan)
    answer = office.post(f"/admin/organisations/documents/{Upload.objects.get().token}/")
    assert answer.status_code == 409
    assert "вирус" in answer.content.decode()
    assert decide(office, application, "verify").status_code == 409
    Upload.objects.update(scan=Scan.CLEAN)
    assert office.post(f"/admin/organisations/documents/{Upload.objects.get().token}/").status_code == 200


def test_mandate_is_ended_with_a_reason(office: Client) -> None:
    mandate = make_mandate()
    address = f"/admin/organisations/mandates/{mandate.pk}/end/"
    assert "Напишете причината" in office.post(address, {"reason": " "}).content.decode()
    assert Mandate.objects.get().ended_at is None
    assert office.post(address, {"reason": "Нов председател."}).status_code == 302
    again = office.post(address, {"reason": "Пак."})
    assert (again.status_code, "вече е прекратен" in again.content.decode()) == (409, True)


def test_organisation_is_closed_with_a_reason(office: Client) -> None:
    organisation = make_mandate().organisation
    address = f"/admin/organisations/{organisation.eik}/"
    assert "Напишете причината" in office.post(address, {"reason": ""}).content.decode()
    assert office.post(address, {"reason": "Заличена."})["Location"] == address
    assert "Заличена." in office.get(address).content.decode()
    assert office.post(address, {"reason": "Пак."}).status_code == 409


def test_who_may_not_verify_is_refused(client: Client) -> None:
    application, mandate = make_application(papers=["Акт"]), make_mandate()
    clerk = make_clerk()
    clerk.user_permissions.remove(Permission.objects.get(codename="verify_organisation"))
    client.force_login(clerk)
    pages = (QUEUE, url(application), f"/admin/organisations/mandates/{mandate.pk}/end/")
    assert {client.get(page).status_code for page in pages} == {403}
    assert client.post(url(application), {"verdict": "verify"}).status_code == 403
    assert client.post(f"/admin/organisations/documents/{Upload.objects.get().token}/").status_code == 403
    assert QUEUE not in client.get("/admin/").content.decode()


def test_draft_and_unknown_are_no_pages_of_the_desk(office: Client) -> None:
    draft = make_draft_application()
    assert office.get(url(draft)).status_code == 404
    assert office.get("/admin/organisations/831641791/").status_code == 404
    assert office.get("/admin/organisations/applications/999999/").status_code == 404


def test_pages_of_the_desk_ask_the_same_whatever_waits(office: Client) -> None:
    def queries(page: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert office.get(page).status_code == 200
        return len(captured)

    mandate, first = make_mandate(), make_application(papers=["Акт"])
    pages = (QUEUE, url(first), f"/admin/organisations/{mandate.organisation.eik}/")
    office.get(QUEUE)
    few = [queries(page) for page in pages]
    for number in range(3):
        make_application(eik=first.eik, papers=["Акт"])
        refuse_application(
            make_application(eik=mandate.organisation.eik), reason="Не.", by=make_clerk(), now=timezone.now()
        )
        make_mandate(eik=mandate.organisation.eik, now=timezone.now() + timedelta(minutes=number + 1))
        make_mandate()
    assert [queries(page) for page in pages] == few
