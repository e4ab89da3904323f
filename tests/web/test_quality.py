"""The public figures of quality: honest when there is nothing, the same on the page and in the file, few queries."""

import csv
import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import print_issued_statement
from consultations.models import Capacity, Decision
from prestige import pdf
from prestige.register.actions import check_documents
from prestige.register.models import DocumentCheck
from tests.factories import (
    make_adopted_consultation,
    make_answer,
    make_closed_consultation,
    make_comment,
    make_document,
    make_municipality,
    make_open_consultation,
    make_settlement,
    make_statement,
    withdraw,
)
from tests.web.spoken import spoken

pytestmark = pytest.mark.django_db
PAGE = "/quality/"


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def rows(client: Client) -> list[dict[str, str]]:
    cache.clear()
    text = client.get("/quality/quality.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def counted(client: Client) -> dict[str, tuple[str, str, str]]:
    """Return part, basis and value of every measure of all years by its key (the tests publish within one year)."""
    return {row["key"]: (row["part"], row["n"], row["value"]) for row in rows(client)}


def test_page_without_consultations_says_so(client: Client) -> None:
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Още няма публикувани консултации" in page.content.decode()
    assert rows(client) == []


def test_year_without_data_has_no_figure(client: Client) -> None:
    make_open_consultation()
    page = client.get(PAGE).content.decode()
    assert page.count("няма данни") == 14
    values = {row["key"]: row["value"] for row in rows(client)}
    assert {key for key, value in values.items() if value} == {
        "full_term",
        "full_motives",
        "summarised",
        "lix",
        "as_text",
    }


def test_figures_rest_on_the_record(client: Client) -> None:
    consultation = make_closed_consultation()
    taken = make_comment(consultation, settlement=make_settlement(), author_email="a@example.bg")
    refused = make_comment(
        consultation, author_email="A@example.bg", capacity=Capacity.ORGANISATION, represented="Сдружение"
    )
    make_comment(consultation, author_email="", published=False)
    make_answer(taken)
    make_answer(refused, decision=Decision.REJECTED)
    withdraw(make_open_consultation())
    found = counted(client)
    assert found["answered"] == ("2", "3", "67")
    assert found["taken_up"] == ("1", "2", "50")
    assert found["opinions"][1:] == ("1", "3")
    assert found["participants"][1:] == ("3", "2")
    assert found["organisations"] == ("1", "3", "33")
    assert found["full_term"] == ("2", "2", "100")


def test_statement_before_the_adoption_counts(client: Client) -> None:
    make_adopted_consultation()
    found = counted(client)
    assert found["statement_first"] == ("1", "1", "100")
    assert found["silent"] == ("1", "1", "100")


def test_small_settlements_are_not_named(client: Client) -> None:
    consultation = make_open_consultation()
    for number in range(5):
        make_comment(consultation, settlement=make_settlement(), author_email=f"{number}@example.bg")
    make_comment(consultation, settlement=make_settlement("Малево"))
    page = client.get(PAGE).content.decode()
    assert "Узунджово" in page
    assert "Малево" not in page
    assert "Места с по-малко от 5 мнения, общо" in page


@pytest.mark.skipif(not pdf.is_available(), reason="needs Pango")
def test_issued_documents_are_looked_into_once(client: Client) -> None:
    statement = make_statement(make_closed_consultation())
    print_issued_statement(statement, now=timezone.now())
    assert [check_documents(timezone.now()) for _run in range(2)] == [1, 0]
    assert DocumentCheck.objects.get().is_tagged
    assert counted(client)["tagged"] == ("1", "1", "100")


def test_document_without_structure_is_counted_as_it_is(client: Client) -> None:
    make_document(make_statement(make_closed_consultation()))
    check_documents(timezone.now())
    assert counted(client)["tagged"] == ("0", "1", "0")


def test_page_asks_equally_often_whatever_the_number(client: Client) -> None:
    asked = []
    for more in (1, 2, 5):
        for _number in range(more):
            make_answer(make_comment(make_closed_consultation()))
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        asked.append(len(captured))
    assert len(set(asked)) == 1
    assert asked[0] <= 8
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    assert len(captured) == 0


def test_english_page_exists_and_every_measure_is_explained(client: Client) -> None:
    make_comment(make_closed_consultation())
    bulgarian, english = client.get(PAGE).content.decode(), client.get(f"/en{PAGE}")
    assert english.status_code == 200
    assert '<html lang="en"' in english.content.decode()
    words = [text for _language, _tag, text in spoken(bulgarian)]
    assert sum(text.startswith(("Дял на", "Медиана", "Средно", "Различните", "Индекс")) for text in words) == 17


def test_page_is_linked_from_the_footer_and_the_list(client: Client) -> None:
    page = client.get("/consultations/").content.decode()
    assert page.count('href="/quality/"') == 2
