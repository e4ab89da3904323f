"""The first page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.models import Decision
from tests.factories import (
    make_answer,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_municipality,
    make_open_consultation,
    make_statement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def test_empty_home_says_what_is_not_there(client: Client) -> None:
    make_draft_consultation()
    page = client.get("/").content.decode()
    assert "В момента няма отворени консултации" in page
    assert "Още няма публикувани справки." in page
    assert "Вашите предложения през" not in page
    assert "Приключват скоро" not in page


def test_home_divides_the_open_ones_by_their_end(client: Client) -> None:
    make_open_consultation(title="Далечна", days=60)
    make_open_consultation(title="Скорошна", days=30, now=timezone.now() - timedelta(days=25))
    make_closed_consultation(title="Приключила")
    front = client.get("/").context["front"]
    assert [row.title for row in front.soon] == ["Скорошна"]
    assert [row.title for row in front.later] == ["Далечна"]
    assert front.line == "2 отворени · 1 чака справка"


def test_home_tells_what_became_of_proposals(client: Client) -> None:
    consultation = make_closed_consultation(title="С отговори")
    make_answer(make_comment(consultation))
    make_answer(make_comment(consultation), decision=Decision.REJECTED)
    make_statement(consultation)
    page = client.get("/").content.decode().replace("\xa0", " ")
    assert "Приети изцяло или частично 1 от 2 предложения" in page
    assert f"/consultations/{consultation.url_ref}/outcome/" in page


def test_home_counts_the_proposals_of_this_year(client: Client) -> None:
    consultation = make_open_consultation()
    make_answer(make_comment(consultation))
    make_comment(consultation, published=False)
    figures = client.get("/").context["front"].figures
    assert (figures.received, figures.consultations, figures.answered, figures.accepted) == (2, 1, 1, 1)


def test_english_home_answers(client: Client) -> None:
    make_open_consultation()
    assert '<html lang="en"' in client.get("/en/").content.decode()


@pytest.mark.parametrize("count", [1, 3, 30])
def test_home_asks_the_same_of_the_database_for_any_number(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        make_open_consultation()
    with django_assert_num_queries(5):
        response = client.get("/")
    assert not response.cookies
