"""The list of consultations: filters, order, pages, data."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.models import Consultation
from tests.factories import (
    make_adopted_consultation,
    make_answer,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_municipality,
    make_open_consultation,
    make_policy_area,
    make_settlement,
)

pytestmark = pytest.mark.django_db
LIST = "/consultations/"


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def titles(client: Client, query: str = "") -> list[str]:
    """Return the titles on the page in their order."""
    response = client.get(LIST + query)
    assert response.status_code == 200
    return [row.title for row in response.context["rows"]]


def test_list_without_consultations_says_so(client: Client) -> None:
    assert "Още няма публикувани консултации" in client.get(LIST).content.decode()


def test_list_hides_drafts(client: Client) -> None:
    make_draft_consultation(title="Чернова")
    assert titles(client) == []


def test_list_puts_the_soonest_end_first_and_the_closed_last(client: Client) -> None:
    make_closed_consultation(title="Приключила")
    make_open_consultation(title="Дълга", days=60)
    make_open_consultation(title="Кратка", days=20)
    assert titles(client) == ["Кратка", "Дълга", "Приключила"]


def test_list_sorts_by_newest_and_by_comments(client: Client) -> None:
    now = timezone.now()
    older = make_open_consultation(title="Стара", now=now - timedelta(days=2))
    make_open_consultation(title="Нова", now=now - timedelta(days=1))
    make_comment(older)
    assert titles(client, "?sort=newest") == ["Нова", "Стара"]
    assert titles(client, "?sort=comments") == ["Стара", "Нова"]


def test_list_filters_by_phase_kind_area_and_word(client: Client) -> None:
    make_open_consultation(title="Тротинетки", text="НАРЕДБА\n\nЧл. 1. Велосипеди.")
    make_closed_consultation(title="Такси", act_type="rulebook", policy_area=make_policy_area("Финанси", "finansi"))
    make_adopted_consultation(title="Отличия")
    assert titles(client, "?state=open") == ["Тротинетки"]
    assert titles(client, "?state=awaiting_statement&state=adopted&sort=newest") == ["Отличия", "Такси"]
    assert titles(client, "?kind=rulebook") == ["Такси"]
    assert titles(client, "?area=finansi") == ["Такси"]
    assert titles(client, "?q=велосипеди") == ["Тротинетки"]
    assert titles(client, "?q=ТРОТИНЕТКИ") == ["Тротинетки"]
    assert titles(client, "?q=няма") == []


@pytest.mark.parametrize("written", ["{0}", "№ {0}", " {0} "])
def test_list_finds_a_consultation_by_its_number(client: Client, written: str) -> None:
    make_open_consultation(title="Друга")
    consultation = make_open_consultation(title="Тази")
    assert titles(client, f"?q={written.format(consultation.short_number)}") == ["Тази"]
    assert titles(client, f"?q={written.format(consultation.number)}") == ["Тази"]


def test_list_filters_by_settlement_and_keeps_what_concerns_all(client: Client) -> None:
    place, other = make_settlement("Узунджово"), make_settlement("Конуш")
    make_open_consultation(title="Навсякъде", days=30)
    make_open_consultation(title="Тук", days=40, settlements=[place])
    make_open_consultation(title="Там", days=50, settlements=[other])
    assert titles(client, f"?place={place.pk}") == ["Навсякъде", "Тук"]


def test_list_filters_by_closing_day_in_both_spellings(client: Client) -> None:
    near, far = make_open_consultation(title="Близка", days=20), make_open_consultation(title="Далечна", days=60)
    assert near.last_day is not None
    assert far.last_day is not None
    assert titles(client, f"?closes_to={near.last_day.isoformat()}") == ["Близка"]
    assert titles(client, f"?closes_from={far.last_day:%d.%m.%Y}") == ["Далечна"]


def test_list_with_a_wrong_day_shows_the_error_and_all_results(client: Client) -> None:
    make_open_consultation()
    response = client.get(f"{LIST}?closes_to=утре")
    page = response.content.decode()
    assert response.status_code == 200
    assert "<title>Грешка: " in page
    assert 'href="#f-closes_to"' in page
    assert len(response.context["rows"]) == 1


@pytest.mark.parametrize(
    "query",
    [
        "?q=%00%01",
        "?state=%00&kind=x&area=нищо&place=-1&sort=%27",
        "?place=abc",
        "?closes_to=%00",
        "?format=xml",
        "?q=" + "а" * 5000,
        "?place=99999999999999999999999",
    ],
)
def test_list_with_garbage_still_answers(client: Client, query: str) -> None:
    make_open_consultation()
    assert client.get(LIST + query).status_code == 200


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("1", 1),
        ("2", 2),
        ("-1", 1),
        ("0", 1),
        ("99", 2),
        ("9" * 5000, 1),
        ("x", 1),
        ("%00", 1),
        ("²", 1),
    ],
)
def test_list_clamps_the_page(client: Client, asked: str, number: int) -> None:
    for _ in range(21):
        make_open_consultation()
    response = client.get(f"{LIST}?page={asked}&q=наредба")
    assert response.status_code == 200
    assert response.context["page"].number == number
    if number == 1:
        assert 'href="?q=%D0%BD%D0%B0%D1%80%D0%B5%D0%B4%D0%B1%D0%B0&amp;page=2"' in response.content.decode()


def test_list_shows_what_is_chosen_and_how_to_take_it_away(client: Client) -> None:
    make_open_consultation()
    response = client.get(f"{LIST}?state=open&state=adopted&kind=ordinance&sort=newest")
    assert [(chip.label, chip.query) for chip in response.context["chips"]] == [
        ("Отворена", "state=adopted&kind=ordinance&sort=newest"),
        ("Приета", "state=open&kind=ordinance&sort=newest"),
        ("Наредба", "state=open&state=adopted&sort=newest"),
    ]


def test_json_is_a_list_with_the_agreed_names(client: Client) -> None:
    make_draft_consultation()
    consultation = make_open_consultation(title="Наредба за „тишина“")
    make_comment(consultation)
    make_comment(consultation, published=False)
    response = client.get(f"{LIST}?format=json")
    assert response["Content-Type"] == "application/json"
    assert consultation.published_on is not None
    assert consultation.last_day is not None
    assert consultation.earliest_adoption_on is not None
    assert response.json() == [
        {
            "number": consultation.number,
            "title": "Наредба за „тишина“",
            "state": "published",
            "phase": "open",
            "published_on": consultation.published_on.isoformat(),
            "last_day": consultation.last_day.isoformat(),
            "earliest_adoption_on": consultation.earliest_adoption_on.isoformat(),
            "comments": 1,
            "url": f"http://testserver/consultations/{consultation.url_ref}/",
        }
    ]


def test_json_tells_every_phase(client: Client) -> None:
    make_open_consultation()
    make_closed_consultation()
    make_adopted_consultation()
    rows = client.get(f"{LIST}?format=json&sort=newest").json()
    assert {(row["state"], row["phase"]) for row in rows} == {
        ("published", "open"),
        ("published", "awaiting_statement"),
        ("adopted", "adopted"),
    }


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(client: Client) -> None:
    make_open_consultation(title="=HYPERLINK(1)")
    response = client.get(f"{LIST}?format=csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["phase"] == "open"


def test_feed_holds_the_newest_with_full_addresses(client: Client) -> None:
    consultation = make_open_consultation(title="Наредба за реда")
    page = client.get("/consultations/feed/").content.decode()
    assert f"<link>http://testserver{consultation.get_absolute_url()}</link>" in page
    assert "<title>Наредба за реда</title>" in page


def test_list_sets_no_cookie(client: Client) -> None:
    make_open_consultation()
    assert not client.get(LIST).cookies


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize("query", ["", "?format=json"])
def test_list_asks_the_same_of_the_database_for_any_number(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int, query: str
) -> None:
    first = make_open_consultation()
    make_answer(make_comment(first))
    make_comment(first)
    for _ in range(count - 1):
        make_open_consultation()
    with django_assert_num_queries(1 if query else 5):
        client.get(LIST + query)
    assert Consultation.objects.public().count() == count
