"""The act in force as it would read with the draft: what changes, by which §, and what could not be applied."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import publish_consultation
from consultations.models import Consultation
from tests.factories import (
    make_act_in_force,
    make_amending_consultation,
    make_clerk,
    make_municipality,
    make_open_consultation,
    withdraw,
)
from tests.factories.acts_in_force import AMENDING_TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def published(text: str = AMENDING_TEXT) -> Consultation:
    """Return an open consultation on a draft that amends an act in force."""
    return publish_consultation(make_amending_consultation(text=text), by=make_clerk(), now=timezone.now())


def address(consultation: Consultation, prefix: str = "") -> str:
    return f"{prefix}/consultations/{consultation.url_ref}/consolidated/"


def words(response: object) -> str:
    """Return what a page says, its tags taken out and all space plain."""
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode()).replace("\xa0", " ").split())  # type: ignore[attr-defined]


def html(response: object) -> str:
    return response.content.decode().replace("\xa0", " ")  # type: ignore[attr-defined]


def test_consolidated_page_shows_the_changed_articles_alone(client: Client) -> None:
    response = client.get(address(published()))

    said = words(response)
    assert "Официален е само текстът на проекта." in said
    assert "Наредба за домашните животни (приета с Решение № 1 от 2020 г.)" in said
    assert re.findall(r'<section class="art" id="(\w+)"', html(response)) == ["art_2", "art_3", "art_3a"]


def test_consolidated_page_of_the_whole_act_shows_every_article(client: Client) -> None:
    response = client.get(f"{address(published())}?show=all")

    shown = re.findall(r'<section class="art" id="(\w+)"', html(response))
    assert shown == ["art_1", "art_2", "art_3", "art_3a", "art_4", "prov_zr", "cl_1"]


def test_consolidated_change_names_the_clause_behind_it_and_links_to_it(client: Client) -> None:
    consultation = published()
    page = html(client.get(address(consultation)))
    text = f"/consultations/{consultation.url_ref}/text/"

    notes = re.findall(rf'Променя се с <a href="{re.escape(text)}#(\w+)">([^<]+)</a>', page)
    assert notes == [
        ("cl_1", "§ 1"),
        ("cl_2__point_1", "§ 2, т. 1"),
        ("cl_2__point_2", "§ 2, т. 2"),
        ("cl_3", "§ 3"),
    ]
    reading = html(client.get(text))
    assert [eid for eid, _ in notes if f'id="{eid}"' not in reading] == []


def test_consolidated_instruction_not_applied_is_told_first(client: Client) -> None:
    text = AMENDING_TEXT.replace("чл. 2 думите", "чл. 99 думите").replace("„50 лв.“", "„500 лв.“")
    page = words(client.get(address(published(text))))

    assert "Не са приложени 2 разпоредби" in page
    assert "чл. 99 не съществува в основния акт." in page
    assert page.index("Думите „500 лв.“ не се срещат в чл. 3, ал. 1.") < page.index("Обобщение:")


def test_consolidated_text_that_could_be_markup_is_escaped(client: Client) -> None:
    text = AMENDING_TEXT.replace("на къс повод", "на <script>alert(1)</script>")

    page = html(client.get(address(published(text))))

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_consolidated_page_of_a_draft_that_is_no_amending_act_says_so(client: Client) -> None:
    response = client.get(address(make_open_consultation(amends=make_act_in_force())))

    assert "Проектът не е изменящ акт и не се прилага към действащия текст." in words(response)


def test_consolidated_page_needs_a_public_draft_with_an_act_in_force(client: Client) -> None:
    without, withdrawn = make_open_consultation(), withdraw(published())

    assert client.get(address(without)).status_code == 404
    assert client.get(address(withdrawn)).status_code == 410
    assert client.get("/consultations/2026-999/consolidated/").status_code == 404


@pytest.mark.parametrize("page", ["", "text/"])
def test_overview_and_reading_view_lead_to_it_when_there_is_an_act_in_force(client: Client, page: str) -> None:
    with_act, without = published(), make_open_consultation()

    assert address(with_act) in html(client.get(f"/consultations/{with_act.url_ref}/{page}"))
    assert "/consolidated/" not in html(client.get(f"/consultations/{without.url_ref}/{page}"))


def test_consolidated_page_asks_equally_often_for_1_3_and_30_changes(client: Client) -> None:
    counted = []
    for count in (1, 3, 30):
        clauses = [f"§ {at}. В чл. 2 думата „повод“ се заменя с „повод {at}“." for at in range(1, count + 1)]
        consultation = published("\n".join([AMENDING_TEXT.partition("\n")[0], *clauses]))
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{address(consultation)}?show=all").status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_consolidated_page_is_rendered_once_for_everybody(client: Client) -> None:
    page = f"{address(published())}?show=all"
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        client.get(page)

    assert [query["sql"] for query in captured if "actinforce" in query["sql"] and "tree" in query["sql"]] == []
