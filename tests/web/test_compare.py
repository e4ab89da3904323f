"""The comparison of two revisions, as everybody sees it."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.actions import name_cause, publish_revision
from consultations.models import Consultation, Nature
from tests.factories import (
    ACT_TEXT,
    make_clerk,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_revision,
    make_working_revision,
)

pytestmark = pytest.mark.django_db
CHANGED = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека")
ONE_MORE = CHANGED.replace("Чл. 3. Контролът", "Чл. 3. Кметът води регистър на нарушенията.\n\nЧл. 4. Контролът")
DROPPED = ACT_TEXT.replace("Чл. 3. Контролът се осъществява от кмета.\n\n", "")


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def compare_url(consultation: Consultation, query: str = "") -> str:
    """Return the address of the comparison."""
    return f"/consultations/{consultation.url_ref}/compare/{query}"


def page_of(client: Client, consultation: Consultation, query: str = "", *, status: int = 200) -> str:
    """Return the comparison as text with plain spaces."""
    response = client.get(compare_url(consultation, query))
    assert response.status_code == status
    return response.content.decode().replace("\xa0", " ")


def test_compare_without_a_choice_shows_the_last_two_revisions_word_by_word(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    page = page_of(client, consultation)
    assert "<h1>Какво се промени в редакция 2</h1>" in page
    assert "Обобщение: 1 променен член" in page
    assert (
        'на спирка <del><span class="vh">[заличено: </span>на обществения транспорт<span class="vh">]</span></del> '
        '<ins><span class="vh">[добавено: </span>или на пешеходна пътека<span class="vh">]</span></ins>'
    ) in page.replace("</del><ins>", "</del> <ins>")
    assert "Промените не са по същество, затова срокът продължава." in page
    assert "Контролът се осъществява от кмета." not in page


def test_compare_shows_a_new_a_dropped_and_a_renumbered_article(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, ONE_MORE)
    page = page_of(client, consultation)
    assert "Обобщение: 1 променен, 1 нов, 1 преномериран член" in page
    assert 'href="#art_3">Чл. 3 (нов)</a>' in page
    assert "Преномериран, беше чл. 3" in page
    make_revision(consultation, DROPPED)
    page = page_of(client, consultation, "?a=v1&b=v3")
    assert "Какво се промени от редакция 1 до редакция 3" in page
    assert 'href="#old-art_3">Чл. 3 (отпада)</a>' in page
    assert '<section class="art" id="old-art_3"' in page


def test_compare_of_the_whole_text_shows_what_stayed_too(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    page = page_of(client, consultation, "?show=all")
    assert "Контролът се осъществява от кмета." in page
    assert page.count('<section class="art"') == 7  # four provisions under three headings


def test_compare_side_by_side_has_a_table_for_each_article_with_both_revisions_named(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    page = page_of(client, consultation, "?view=side")
    assert '<th scope="col">Редакция 1</th><th scope="col">Редакция 2</th>' in page


def test_compare_of_one_article_shows_it_alone(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, ONE_MORE)
    page = page_of(client, consultation, "?article=art_2")
    assert page.count('<section class="art"') == 1
    assert "Всички промени между двете редакции" in page
    assert "В тази разпоредба няма разлика." in page_of(client, consultation, "?article=art_1")


@pytest.mark.parametrize("query", ["?a=v9", "?b=v9", "?a=x&b=v1", "?a=v1&b=2", "?b=v%00"])
def test_compare_with_a_revision_that_is_not_there_offers_the_choice(client: Client, query: str) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    page = page_of(client, consultation, query, status=404)
    assert "Няма такава редакция. Изберете от списъците." in page
    assert '<option value="v2"' in page


def test_compare_of_a_revision_with_itself_says_that_they_are_the_same(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    assert "Двете редакции са еднакви." in page_of(client, consultation, "?a=v1&b=v1")


def test_compare_of_a_single_revision_says_that_there_is_nothing_to_compare(client: Client) -> None:
    page = page_of(client, make_open_consultation())
    assert "Проектът има само една редакция" in page


def test_compare_backwards_tells_the_reverse(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    page = page_of(client, consultation, "?a=v2&b=v1")
    assert '[добавено: </span>на обществения транспорт<span class="vh">]</span></ins>' in page


def test_compare_never_shows_an_unpublished_revision(client: Client) -> None:
    consultation = make_open_consultation()
    make_working_revision(consultation, CHANGED)
    page_of(client, consultation, "?a=v1&b=v2", status=404)


def caused(consultation: Consultation, count: int = 1) -> str:
    """Publish a revision whose change of art. 2 names so many proposals, and return the number of the last."""
    revision, by, now = make_working_revision(consultation, CHANGED), make_clerk(), timezone.now()
    for _each in range(count):
        comment = make_comment(consultation, eid="art_2")
        name_cause(revision, lineage="1/art_2", comment=comment, by=by, now=now)
    note = "Прието е едно предложение по проекта."
    publish_revision(consultation, nature=Nature.FOLLOWING, change_note=note, by=by, now=now)
    return comment.number


def test_compare_names_the_proposals_behind_a_change_and_they_name_the_change(client: Client) -> None:
    consultation = make_open_consultation()
    number = caused(consultation)
    page = page_of(client, consultation)
    assert "Във връзка с предложение</b>" in page
    assert f'href="/consultations/{consultation.url_ref}/comments/{number}/">{number}</a>' in page
    proposal = client.get(f"/consultations/{consultation.url_ref}/comments/{number}/").content.decode()
    address = f"/consultations/{consultation.url_ref}/compare/?a=v1&amp;b=v2#art_2"
    assert f'<a href="{address}">Промени чл.\xa02 в редакция 2</a>' in proposal
    assert address in client.get(f"/receipts/{number}/").content.decode()


@pytest.mark.parametrize("count", [1, 3, 30])
def test_compare_is_rendered_once_for_everybody(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    consultation = make_open_consultation()
    caused(consultation, count)
    cache.clear()
    client.cookies["theme"] = "none"
    with django_assert_num_queries(5):
        page_of(client, consultation)
    with django_assert_num_queries(4):
        page_of(client, consultation)
    client.cookies.clear()
    page_of(client, consultation)
    with django_assert_num_queries(0):
        page_of(client, consultation)


def test_compare_of_more_changes_than_a_page_holds_leads_to_each(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, ONE_MORE)
    monkeypatch.setattr("consultations.read.comparison.MOST_UNITS", 2)
    page = page_of(client, consultation)
    assert "Промените са твърде много за една страница." in page
    assert f'{compare_url(consultation)}?a=v1&amp;b=v2&amp;article=art_3"' in page
    assert '<section class="art"' not in page


def test_compare_of_an_article_that_never_was_is_the_whole_comparison(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    assert "Обобщение: 1 променен член" in page_of(client, consultation, "?article=art_999")
