"""The page of one provision with the voices about it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.models import Capacity, Consultation, Decision, NameDisplay, Stance
from tests.factories import (
    make_answer,
    make_citizen,
    make_closed_consultation,
    make_comment,
    make_municipality,
    make_open_consultation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def article_url(consultation: Consultation, eid: str = "art_1") -> str:
    """Return the address of a provision's page."""
    return f"/consultations/{consultation.url_ref}/text/{eid}/"


def page_of(client: Client, consultation: Consultation, eid: str = "art_1", query: str = "") -> str:
    """Return a provision's page as text with plain spaces."""
    response = client.get(article_url(consultation, eid) + query)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_article_shows_its_text_and_the_way_to_comment(client: Client) -> None:
    consultation = make_open_consultation()
    page = page_of(client, consultation)
    assert '<h1 lang="bg">Чл. 1</h1>' in page
    assert "Тази наредба урежда обществения ред." in page
    assert f'href="{article_url(consultation)}comment/"' in page
    assert "Още няма коментари. Вашият може да е първи." in page


def test_article_offers_each_paragraph_while_it_is_open(client: Client) -> None:
    consultation = make_open_consultation()
    page = page_of(client, consultation)
    assert f'href="{article_url(consultation, "art_1__para_2")}comment/"' in page
    assert "Коментирайте </span>ал. 2</a>" in page
    assert "Само по една алинея" not in page_of(client, consultation, "art_2")
    assert "Само по една алинея" not in page_of(client, make_closed_consultation())


def test_article_shows_a_voice_with_its_answer(client: Client) -> None:
    consultation = make_open_consultation()
    comment = make_comment(
        consultation,
        eid="art_1__para_2",
        body="Срокът е кратък.",
        proposed_wording="до 14 дни",
        name_display=NameDisplay.INITIALS,
    )
    make_answer(comment, decision=Decision.REJECTED, reasons="Не се приема, защото срокът следва от закона и стига.")
    page = page_of(client, consultation)
    for words in (
        "Г. П.",
        "от свое име",
        "Срокът е кратък.",
        "до 14 дни",
        "Да се промени · чл. 1, ал. 2",
        comment.number,
        "Отговор на общината",
        "Не се приема",
        "защото срокът следва от закона",
        "Служител Първи, главен експерт",
    ):
        assert words in page, words
    assert "Гражданин Първи" not in page
    assert "Чака отговор" not in page


def test_organisation_speaks_under_its_own_name(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, capacity=Capacity.ORGANISATION, represented="Сдружение „Тротоар“")
    page = page_of(client, consultation)
    assert "Сдружение „Тротоар“" in page
    assert "от името на организация, чрез Гражданин Първи" in page
    assert "Организации 1" in page


def test_text_of_a_citizen_is_never_markup(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, body="<script>alert(1)</script> **силно**", proposed_wording="<b>текст</b>")
    page = page_of(client, consultation)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **силно**" in page
    assert "&lt;b&gt;текст&lt;/b&gt;" in page


def test_pending_comment_is_seen_by_its_author_only(client: Client) -> None:
    consultation, author = make_open_consultation(), make_citizen()
    make_comment(consultation, author=author, body="Още непрегледан.", published=False)
    assert "Още непрегледан." not in page_of(client, consultation)
    client.force_login(make_citizen())
    assert "Още непрегледан." not in page_of(client, consultation)
    client.force_login(author)
    page = page_of(client, consultation)
    assert "Още непрегледан." in page
    assert "Чака преглед" in page


def test_tabs_narrow_the_voices(client: Client) -> None:
    consultation = make_open_consultation()
    make_answer(make_comment(consultation, body="Първи глас."))
    make_comment(consultation, body="Втори глас.", stance=Stance.SUPPORT)
    page = page_of(client, consultation)
    assert "С отговор 1" in page
    assert "Чакат отговор 1" in page
    assert "Организации" not in page
    answered = page_of(client, consultation, query="?only=answered")
    assert "Първи глас." in answered
    assert "Втори глас." not in answered
    assert "Втори глас." in page_of(client, consultation, query="?only=%00")


def test_neighbours_follow_the_order_of_the_act(client: Client) -> None:
    consultation = make_open_consultation()
    response = client.get(article_url(consultation, "art_2"))
    article = response.context["article"]
    assert article.previous.url == article_url(consultation, "art_1")
    assert article.next.url == article_url(consultation, "art_3")
    assert client.get(article_url(consultation, "art_1")).context["article"].previous is None


def test_closed_article_takes_no_comments(client: Client) -> None:
    page = page_of(client, make_closed_consultation())
    assert "Приемането на коментари приключи на" in page
    assert "/comment/" not in page
    assert "По тази разпоредба не са постъпили коментари." in page


def test_place_inside_an_article_leads_to_it(client: Client) -> None:
    consultation = make_open_consultation()
    response = client.get(article_url(consultation, "art_1__para_2"))
    assert response.status_code == 302
    assert response["Location"] == f"{article_url(consultation)}#art_1__para_2"


@pytest.mark.parametrize("eid", ["art_77", "chp_1", "x", "__", "para_2", "a" * 160, "a" * 161, "Art_1"])
def test_unknown_provision_is_not_found(client: Client, eid: str) -> None:
    assert client.get(article_url(make_open_consultation(), eid)).status_code == 404


def test_many_voices_come_in_pages(client: Client) -> None:
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=1))
    for number in range(31):
        make_comment(consultation, body=f"Глас {number}.")
    assert len(client.get(article_url(consultation)).context["article"].voices) == 30
    page = page_of(client, consultation, query="?page=2")
    assert "Страница 2 от 2" in page
    assert client.get(article_url(consultation) + "?page=-5").context["article"].page.number == 1


@pytest.mark.parametrize("count", [1, 3, 30])
def test_article_asks_the_same_of_the_database_for_any_number_of_voices(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=1))
    for _ in range(count):
        make_answer(make_comment(consultation, eid="art_2"))
    with django_assert_num_queries(9):
        response = client.get(article_url(consultation, "art_2"))
    assert not response.cookies
