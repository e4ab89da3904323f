"""The public register of organisations."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prestige.organisations.actions import close_organisation, end_mandate
from prestige.organisations.models import Mandate
from tests.factories import make_application, make_clerk, make_mandate, make_municipality

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def test_register_lists_finds_and_pages(client: Client) -> None:
    wanted = make_mandate(name="Сдружение „Зелен парк“").organisation
    make_mandate()
    for query in ("зелен", "ЗЕЛЕН ПАРК", "3елен", wanted.eik, "Зелен\u200b парк", "«Зелен парк»"):
        page = client.get("/organisations/", {"q": query}).content.decode()
        assert f"/organisations/{wanted.eik}/" in page
        assert "1 организация" in page
    nothing = client.get("/organisations/", {"q": "няма такава"}).content.decode()
    assert "Не намерихме такава организация" in nothing
    for odd in ("%00", "%ED%A0%80", "а" * 300, "page"):
        assert client.get(f"/organisations/?q={odd}&page=-3x").status_code == 200


def test_empty_register_leads_to_the_registration(client: Client) -> None:
    assert 'href="/organisations/register/"' in client.get("/organisations/").content.decode()


def test_entry_shows_who_speaks_and_keeps_who_spoke(client: Client) -> None:
    today, now = timezone.localdate(), timezone.now()
    current = make_mandate(email="taen@example.bg", ends_on=today + timedelta(days=10), papers=["тайна"])
    eik = current.organisation.eik
    gone = make_mandate(eik=eik, person_name="Бивш Пример", now=now + timedelta(minutes=1))
    end_mandate(gone, reason="Вътрешна причина.", by=make_clerk(), now=now)
    page = client.get(f"/organisations/{eik}/").content.decode()
    for told in ("Проверена", eik, current.organisation.name, "Име Пример", "Бивш Пример", "действащ", "прекратен"):
        assert told in page
    for kept in ("taen@example.bg", current.person.email, "akt.txt", "тайна", "Вътрешна причина."):
        assert kept not in page
    assert client.get(f"/en/organisations/{eik}/").status_code == 200


def test_closed_organisation_stays_with_its_reason(client: Client) -> None:
    mandate = make_mandate()
    close_organisation(mandate.organisation, reason="Заличена от съда.", by=make_clerk(), now=timezone.now())
    page = client.get(f"/organisations/{mandate.organisation.eik}/").content.decode()
    assert "Заличена от съда." in page
    assert "няма представител с действащ мандат" in page


@pytest.mark.parametrize("eik", ["831641791", "123", "8316417910123456", "83164179x"])
def test_number_that_is_not_registered_is_no_page(client: Client, eik: str) -> None:
    make_application(eik="831641791")
    assert client.get(f"/organisations/{eik}/").status_code == 404


def test_pages_of_the_register_ask_the_same_whatever_is_in_it(client: Client) -> None:
    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    eik = make_mandate().organisation.eik
    client.get("/organisations/")
    few = [queries("/organisations/"), queries(f"/organisations/{eik}/")]
    for _ in range(3):
        make_mandate(eik=eik, now=timezone.now() + timedelta(minutes=1))
        make_mandate()
    assert [queries("/organisations/"), queries(f"/organisations/{eik}/")] == few
    assert max(few) <= 6
    assert Mandate.objects.count() == 7
