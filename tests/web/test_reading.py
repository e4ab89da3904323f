"""The reading view: the whole text with its margin, cheap for everybody."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.models import Consultation, Provision, Revision
from consultations.read.reading import STAMP_SECONDS
from tests.factories import (
    act_text,
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


def text_url(consultation: Consultation) -> str:
    """Return the address of the current text."""
    return f"/consultations/{consultation.url_ref}/text/"


def page_of(client: Client, consultation: Consultation, prefix: str = "") -> str:
    """Return the reading view as text with plain spaces."""
    response = client.get(prefix + text_url(consultation))
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def second_revision(consultation: Consultation) -> Revision:
    """Give the consultation a second public revision with one article more, as a later issue will do by an act."""
    first = consultation.current_revision
    assert first is not None
    second = Revision.objects.create(
        consultation=consultation,
        ordinal=2,
        source=first.source,
        tree=first.tree,
        sha256=first.sha256,
        article_count=first.article_count + 1,
        word_count=first.word_count,
        created_at=timezone.now(),
    )
    for row in Provision.objects.filter(revision=first).order_by("position"):
        row.pk, row.revision = None, second
        row.save(force_insert=True)
    Provision.objects.create(
        revision=second, position=999, kind="article", eid="art_99", label="Чл. 99.", html='<div class="law">Нов.</div>'
    )
    second.published_at = timezone.now()
    second.save(update_fields=["published_at"])
    Consultation.objects.filter(pk=consultation.pk).update(current_revision=second)
    return second


def test_reading_shows_chapters_articles_and_anchors(client: Client) -> None:
    page = page_of(client, make_open_consultation())
    for words in (
        '<section class="art" id="art_1" aria-labelledby="art_1-h">',
        '<h3 id="art_1-h" lang="bg">Чл. 1</h3>',
        'id="art_1__para_2"',
        'href="#art_1__para_2"',
        'id="art_2__point_1"',
        "Глава първа. ОБЩИ ПОЛОЖЕНИЯ",
        "§ 1</h3>",
        "Прескочи към текста на проекта",
        'href="#art_3"',
    ):
        assert words in page, words


def test_reading_counts_what_is_public(client: Client) -> None:
    consultation = make_open_consultation()
    make_answer(make_comment(consultation, eid="art_1__para_2"))
    make_comment(consultation, eid="art_1")
    make_comment(consultation, eid="art_1", published=False)
    page = page_of(client, consultation)
    assert f'<a class="mark" href="{text_url(consultation)}art_1/"><b>2</b> коментара' in page
    assert "1 с отговор" in page
    assert page.count("Още няма коментари") == 3


def test_reading_renews_the_counts_when_a_comment_is_published(client: Client) -> None:
    consultation = make_open_consultation()
    assert "<b>1</b> коментар" not in page_of(client, consultation)
    make_comment(consultation)
    with time_machine.travel(timezone.now() + timedelta(seconds=STAMP_SECONDS)):
        assert "<b>1</b> коментар" in page_of(client, consultation)


def test_open_reading_has_a_comment_link_at_every_provision(client: Client) -> None:
    consultation = make_open_consultation()
    page = page_of(client, consultation)
    for eid in ("art_1", "art_2", "art_3"):
        assert f'href="{text_url(consultation)}{eid}/comment/"' in page
    assert page.count("btn--voice") == 4


def test_closed_reading_says_when_it_ended_instead(client: Client) -> None:
    page = page_of(client, make_closed_consultation())
    assert "btn--voice" not in page
    assert page.count("Приемането на коментари приключи на") == 4


def test_reading_closes_by_the_clock_alone(client: Client) -> None:
    consultation = make_open_consultation()
    assert consultation.closes_at is not None
    with time_machine.travel(consultation.closes_at - timedelta(milliseconds=1), tick=False):
        assert "btn--voice" in page_of(client, consultation)
    with time_machine.travel(consultation.closes_at, tick=False):
        assert "btn--voice" not in page_of(client, consultation)


def test_english_reading_says_that_the_law_is_bulgarian(client: Client) -> None:
    consultation = make_open_consultation()
    page_of(client, consultation)
    page = page_of(client, consultation, "/en")
    assert '<html lang="en"' in page
    assert 'class="note">' in page
    assert f'href="/en{text_url(consultation)}art_1/comment/"' in page


def test_one_revision_needs_no_chooser(client: Client) -> None:
    assert "<select" not in page_of(client, make_open_consultation()).partition("<footer")[0]


def test_chooser_leads_to_the_revision_and_back(client: Client) -> None:
    consultation = make_open_consultation()
    second_revision(consultation)
    url = text_url(consultation)
    assert "Чл. 99<" in page_of(client, consultation)
    assert client.get(f"{url}?v=1")["Location"] == f"{url}@v1/"
    assert client.get(f"{url}?v=2")["Location"] == url
    assert client.get(f"{url}?v=x").status_code == 200


def test_old_revision_says_so_and_takes_no_comments(client: Client) -> None:
    consultation = make_open_consultation()
    second_revision(consultation)
    response = client.get(f"{text_url(consultation)}@v1/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Четете редакция 1." in page
    assert "Към действащата редакция 2" in page
    assert "Чл. 99<" not in page
    assert "btn--voice" not in page
    assert "Приемането на коментари приключи" not in page


@pytest.mark.parametrize("ordinal", ["7", "9999"])
def test_missing_revision_shows_the_current_one_and_says_so(client: Client, ordinal: str) -> None:
    response = client.get(f"{text_url(make_open_consultation())}@v{ordinal}/")
    assert response.status_code == 404
    assert f"Няма редакция {ordinal}. Четете действащата редакция 1." in response.content.decode()


@pytest.mark.parametrize("rest", ["@v0/", "@v-1/", "@v99999/", "@vx/"])
def test_impossible_revision_is_not_found(client: Client, rest: str) -> None:
    assert client.get(text_url(make_open_consultation()) + rest).status_code == 404


def test_reading_sets_no_cookie_and_touches_no_session(client: Client) -> None:
    assert not client.get(text_url(make_open_consultation())).cookies


@pytest.mark.parametrize("count", [1, 3, 30])
def test_reading_asks_six_queries_at_first_and_none_while_it_is_kept(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    consultation = make_open_consultation(text=act_text(count), now=timezone.now() - timedelta(days=1))
    for serial in range(count):
        make_comment(consultation, eid=f"art_{serial + 1}")
    with time_machine.travel(timezone.now(), tick=False):
        with django_assert_num_queries(6):
            made = client.get(text_url(consultation))
        with django_assert_num_queries(0):
            kept = client.get(text_url(consultation))
    assert kept.content == made.content
    assert set(kept["Vary"].split(", ")) == set(made["Vary"].split(", "))
    with django_assert_num_queries(2):
        client.get(f"{text_url(consultation)}?from=mail")


def test_kept_reading_is_never_somebody_elses(client: Client) -> None:
    consultation, author = make_open_consultation(), make_citizen()
    make_comment(consultation, author=author, published=False)
    client.force_login(author)
    assert "чака преглед" in page_of(client, consultation)
    visitor = Client()
    assert "чака преглед" not in page_of(visitor, consultation)
    assert "Моята страница" not in page_of(visitor, consultation)
    assert "Моята страница" in page_of(client, consultation)


def test_kept_reading_keeps_to_language_and_colours(client: Client) -> None:
    consultation = make_open_consultation()
    assert 'data-theme="dark"' not in page_of(client, consultation)
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in page_of(client, consultation)
    assert '<html lang="en"' in page_of(client, consultation, "/en")
    assert '<html lang="bg"' in page_of(client, consultation)
