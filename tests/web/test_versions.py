"""Reading a draft that has several revisions: what changed, what was dropped, where each place stands now."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from consultations.models import Consultation
from tests.factories import (
    ACT_TEXT,
    act_text,
    make_citizen,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_revision,
)

pytestmark = pytest.mark.django_db
CHANGED = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека")
INSERTED = CHANGED.replace("Чл. 3. Контролът", "Чл. 3. Кметът води регистър на нарушенията.\n\nЧл. 4. Контролът")
DROPPED = ACT_TEXT.replace("Чл. 3. Контролът се осъществява от кмета.\n\n", "")


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def page_of(client: Client, consultation: Consultation, path: str = "", *, status: int = 200) -> str:
    """Return a page under the text as text with plain spaces."""
    response = client.get(f"/consultations/{consultation.url_ref}/text/{path}")
    assert response.status_code == status
    return response.content.decode().replace("\xa0", " ")


def test_reading_tells_beside_each_place_what_the_revision_changed(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, INSERTED)
    page = page_of(client, consultation)
    for words in ("Променен в редакция 2", "Нов в редакция 2", "Преномериран (беше чл. 3)", "Сравнете с редакция 1"):
        assert page.count(words) == 1
    first = page_of(client, consultation, "@v1/")
    assert "Променен в редакция" not in first
    assert "Сравнете с редакция 2" in first


def test_reading_keeps_the_place_of_a_dropped_article_with_the_way_to_its_comments(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, eid="art_3")
    make_revision(consultation, DROPPED)
    page = page_of(client, consultation)
    assert '<section class="art art--gone" id="v1-art_3"' in page
    assert "Чл. 3 отпадна в редакция 2" in page
    last_text = f"/consultations/{consultation.url_ref}/text/@v1/art_3/"
    assert f'<a class="mark" href="{last_text}"><b>1</b>' in page
    assert page.index('id="v1-art_3"') < page.index("§ 1</h3>")


def test_article_tells_what_the_revision_changed_in_it_and_leads_to_the_change(client: Client) -> None:
    consultation = make_open_consultation()
    assert "Какво се промени" not in page_of(client, consultation, "art_2/")
    make_revision(consultation, INSERTED)
    comparison = f"/consultations/{consultation.url_ref}/compare/?a=v1&amp;b=v2"
    changed, renumbered = page_of(client, consultation, "art_2/"), page_of(client, consultation, "art_4/")
    assert "Променен в редакция 2" in changed
    assert f'<a href="{comparison}#art_2">Какво се промени</a>' in changed
    assert "Преномериран (беше чл. 3)" in renumbered
    assert f'<a href="{comparison}#art_4">Какво се промени</a>' in renumbered
    assert "Какво се промени" not in page_of(client, consultation, "art_1/")


def test_overview_leads_from_the_current_revision_to_what_it_changed(client: Client) -> None:
    consultation = make_open_consultation()
    overview = f"/consultations/{consultation.url_ref}/"
    assert client.get(overview).context["compare"] == ""
    make_revision(consultation, INSERTED)
    response = client.get(overview)
    assert response.context["compare"] == f"{overview}compare/?a=v1&b=v2"
    assert f'<a href="{overview}compare/?a=v1&amp;b=v2">Какво се промени</a></p>' in response.content.decode()


def test_article_of_an_earlier_revision_says_where_it_stands_now(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, eid="art_3", body="По контрола.")
    make_revision(consultation, INSERTED)
    page = page_of(client, consultation, "@v1/art_3/")
    assert "Четете редакция 1" in page
    assert "Чл. 3 сега е чл. 4." in page
    assert f'<a href="/consultations/{consultation.url_ref}/text/art_4/">Към действащата редакция 2</a>' in page
    assert "По контрола." in page
    assert "/comment/" not in page
    assert "Какво се промени оттогава" in page_of(client, consultation, "@v1/art_2/")


def test_comment_at_its_successor_names_the_text_it_was_written_on(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, eid="art_3", body="По контрола.")
    make_revision(consultation, INSERTED)
    assert "По контрола." not in page_of(client, consultation, "art_3/")
    page = page_of(client, consultation, "art_4/")
    assert "По контрола." in page
    assert "Да се промени · чл. 3 (сега чл. 4)" in page
    assert f'Написан по редакция 1 – <a href="/consultations/{consultation.url_ref}/text/@v1/art_3/">' in page


def test_anchor_that_is_no_more_leads_to_the_successor_or_to_the_last_text(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, INSERTED)
    make_revision(consultation, CHANGED)
    text = f"/consultations/{consultation.url_ref}/text/"
    assert client.get(f"{text}art_4/")["Location"] == f"{text}art_3/"
    make_revision(consultation, DROPPED)
    assert client.get(f"{text}art_3/")["Location"] == f"{text}@v3/art_3/"
    page = page_of(client, consultation, "@v3/art_3/")
    assert "Чл. 3 отпадна в редакция 4. Коментарите по него остават тук." in page
    assert "По отпаднал текст коментари вече не се приемат." in page


def test_article_of_the_revision_in_force_has_one_address(client: Client) -> None:
    consultation = make_open_consultation()
    make_revision(consultation, CHANGED)
    text = f"/consultations/{consultation.url_ref}/text/"
    assert client.get(f"{text}@v2/art_1/")["Location"] == f"{text}art_1/"
    page_of(client, consultation, "@v9/art_1/", status=404)
    page_of(client, consultation, "@v1/art_9/", status=404)
    assert client.get(f"{text}@v1/art_1__para_2/")["Location"] == f"{text}@v1/art_1/#art_1__para_2"


def test_comments_are_filtered_by_the_place_at_which_they_stand(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, eid="art_3", body="По контрола.")
    make_comment(consultation, eid="art_1", body="По целта.")
    make_revision(consultation, INSERTED)
    comments = f"/consultations/{consultation.url_ref}/comments/"
    assert "По контрола." in client.get(f"{comments}?article=art_4").content.decode()
    assert "По контрола." not in client.get(f"{comments}?article=art_3").content.decode()
    make_revision(consultation, DROPPED)
    page = client.get(f"{comments}?article=v1-art_3").content.decode()
    assert "По контрола." in page
    assert "По целта." not in page
    assert "отпаднал текст" in page


@pytest.mark.parametrize("count", [1, 3, 30])
def test_pages_of_a_revised_draft_ask_the_database_a_fixed_number_of_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    consultation, author = make_open_consultation(text=act_text(count + 1)), make_citizen()
    for number in range(1, count + 2):
        make_comment(consultation, eid=f"art_{number}", author=author)
    make_revision(consultation, act_text(count))
    ref = consultation.url_ref
    client.force_login(author)
    client.get("/me/")
    cache.clear()
    for address, queries in (
        (f"/consultations/{ref}/text/", 10),
        (f"/consultations/{ref}/text/@v1/art_1/", 15),
        (f"/consultations/{ref}/comments/", 9),
        ("/me/", 7),
    ):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200
