"""A consultation's own page in every phase, and the ways its address is written."""

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
    make_statement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def page_of(client: Client, consultation: Consultation, prefix: str = "") -> str:
    """Return the overview as text with plain spaces."""
    response = client.get(prefix + consultation.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_open_overview_has_every_block(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, eid="art_2")
    page = page_of(client, consultation)
    for words in (
        "Наредбата подрежда тротоарите.",
        "Пешеходци",
        "чл. 1 и чл. 2",
        "Цялата община",
        "Причини",
        "Няма правила.",
        "Съответствие с правото на",
        "Проект, редакция 1",
        "Как да изпратите предложение",
        "predlozhenia@example.bg",
        "Най-коментирани членове",
        "Чл. 2<",
        "Начало на консултацията.",
        "Име Фамилия",
        "Прочетете и коментирайте",
        "Можете да коментирате и без профил.",
        "Следете консултацията",
    ):
        assert words in page, words


def test_overview_shows_the_days_left_and_the_stage(client: Client) -> None:
    consultation = make_open_consultation()
    assert consultation.last_day is not None
    response = client.get(consultation.get_absolute_url())
    assert response.context["days_left"] == (consultation.last_day - timezone.localdate()).days
    assert [stage.title for stage in response.context["stages"] if stage.is_current] == ["Консултация"]


def test_contact_names_the_unit_once(client: Client) -> None:
    apart = client.get(make_open_consultation().get_absolute_url()).context["contact"]
    within = make_open_consultation(contact_position="юрист, дирекция „Правна“")
    assert apart == ["Име Фамилия, длъжност", "Дирекция „Правна“"]
    assert client.get(within.get_absolute_url()).context["contact"] == ["Име Фамилия, юрист, дирекция „Правна“"]


def test_short_term_shows_its_public_reason(client: Client) -> None:
    page = page_of(client, make_open_consultation(days=20))
    assert "Срокът е съкратен на 20 дни" in page
    assert "Причина: Наближава учебната година." in page
    assert "Срокът е съкратен" not in page_of(client, make_open_consultation(days=30))


def test_closed_overview_says_how_far_the_statement_is(client: Client) -> None:
    consultation = make_closed_consultation()
    make_answer(make_comment(consultation))
    make_comment(consultation, published=False)
    page = page_of(client, consultation)
    assert "1 от 2" in page
    assert "Общината подготвя справка" in page
    assert "<small>подготвя се</small>" in page
    assert "Как да изпратите предложение" not in page
    assert "Прочетете и коментирайте" not in page


def test_closed_overview_without_proposals_says_so(client: Client) -> None:
    assert "По проекта не са постъпили предложения." in page_of(client, make_closed_consultation())


def test_overview_after_the_statement_leads_to_the_outcome(client: Client) -> None:
    consultation = make_closed_consultation()
    make_answer(make_comment(consultation))
    statement = make_statement(consultation)
    page = page_of(client, consultation)
    assert f"Справка № {statement.number}" in page
    assert f"/consultations/{consultation.url_ref}/outcome/" in page
    assert "Публикувана е справката за 1 постъпило предложение." in page


def test_adopted_overview_names_the_decision(client: Client) -> None:
    page = page_of(client, make_adopted_consultation())
    assert "Решение № 1 по протокол № 1" in page
    assert "Следете консултацията" not in page


def test_english_overview_keeps_the_law_in_bulgarian(client: Client) -> None:
    consultation = make_open_consultation()
    page = page_of(client, consultation, "/en")
    assert '<html lang="en"' in page
    assert '<h1 lang="bg">Наредба за обществения ред</h1>' in page


def test_draft_is_not_found(client: Client) -> None:
    draft = make_draft_consultation()
    Consultation.objects.filter(pk=draft.pk).update(year=2026, serial=999)
    assert client.get("/consultations/2026-999/").status_code == 404


@pytest.mark.parametrize("number", ["2026-998", "2026-000", "1999-001", "2026-14", "nothing", "2026-014%00"])
def test_unknown_number_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/consultations/{number}/").status_code == 404


@pytest.mark.parametrize("rest", ["", "text/", "text/art_1/", "comments/"])
def test_another_slug_leads_for_good_to_the_canonical_address(client: Client, rest: str) -> None:
    consultation = make_open_consultation()
    for slug in ("", "-drugo", "-друго", "-"):
        response = client.get(f"/consultations/{consultation.number}{slug}/{rest}?a=1")
        assert response.status_code == 301
        assert response["Location"] == f"/consultations/{consultation.url_ref}/{rest}?a=1"


def test_english_address_with_another_slug_stays_english(client: Client) -> None:
    consultation = make_open_consultation()
    response = client.get(f"/en/consultations/{consultation.number}/")
    assert response["Location"] == f"/en/consultations/{consultation.url_ref}/"


@pytest.mark.parametrize("written", ["{0}", " {0}", "№{0}"])
def test_short_address_leads_to_the_overview(client: Client, written: str) -> None:
    consultation = make_open_consultation()
    response = client.get(f"/c/{written.format(consultation.number)}")
    assert response.status_code == 302
    assert response["Location"] == consultation.get_absolute_url()
    assert client.get("/c/2026-777").status_code == 404
    assert client.get("/c/xyz").status_code == 404


def test_overview_sets_no_cookie(client: Client) -> None:
    assert not client.get(make_open_consultation().get_absolute_url()).cookies


@pytest.mark.parametrize("count", [1, 3, 30])
def test_overview_asks_the_same_of_the_database_for_any_number_of_comments(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=1))
    for serial in range(count):
        make_comment(consultation, eid=f"art_{serial % 3 + 1}")
    with django_assert_num_queries(12):
        client.get(consultation.get_absolute_url())
