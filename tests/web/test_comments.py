"""The list of all comments and the permanent address of each."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.models import Consultation, Stance
from tests.factories import make_answer, make_citizen, make_comment, make_municipality, make_open_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def bodies(client: Client, consultation: Consultation, query: str = "") -> list[str]:
    """Return the texts on the page, sorted."""
    response = client.get(f"/consultations/{consultation.url_ref}/comments/{query}")
    assert response.status_code == 200
    return sorted(voice.text for voice in response.context["voices"])


def test_comments_are_found_by_provision_stance_and_answer(client: Client) -> None:
    consultation = make_open_consultation()
    make_answer(make_comment(consultation, eid="art_1", body="а"))
    make_comment(consultation, eid="art_2__point_1", body="б", stance=Stance.SUPPORT)
    make_comment(consultation, eid="", body="в")
    make_comment(consultation, eid="art_1", body="скрит", published=False)
    assert bodies(client, consultation) == ["а", "б", "в"]
    assert bodies(client, consultation, "?article=art_2") == ["б"]
    assert bodies(client, consultation, "?article=general") == ["в"]
    assert bodies(client, consultation, "?stance=support") == ["б"]
    assert bodies(client, consultation, "?only=answered") == ["а"]
    assert bodies(client, consultation, "?only=waiting&article=art_1") == []
    assert bodies(client, consultation, "?article=%00&stance=x&only=%00&page=-1") == ["а", "б", "в"]


def test_comments_name_the_place_they_speak_of(client: Client) -> None:
    consultation = make_open_consultation()
    make_comment(consultation, eid="art_2__point_1")
    page = client.get(f"/consultations/{consultation.url_ref}/comments/").content.decode().replace("\xa0", " ")
    assert "Да се промени · чл. 2, т. 1" in page
    assert '<option value="art_2">Чл. 2 (1)</option>' in page


def test_comment_has_a_permanent_address(client: Client) -> None:
    consultation = make_open_consultation()
    comment = make_comment(consultation, body="Постоянен.")
    response = client.get(f"/consultations/{consultation.url_ref}/comments/{comment.number}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Постоянен." in page
    assert "Чака отговор" in page
    assert f'href="/consultations/{consultation.url_ref}/text/art_1/"' in page


def test_comment_on_the_whole_draft_has_one_too(client: Client) -> None:
    consultation = make_open_consultation()
    comment = make_comment(consultation, eid="", body="Целият.")
    page = client.get(f"/consultations/{consultation.url_ref}/comments/{comment.number}/").content.decode()
    assert "Целият." in page
    assert "целия проект" in page


def test_pending_comment_shows_its_status_by_number_and_itself_to_its_author(client: Client) -> None:
    consultation, author = make_open_consultation(), make_citizen()
    comment = make_comment(consultation, author=author, body="Мой.", published=False)
    url = f"/consultations/{consultation.url_ref}/comments/{comment.number}/"
    assert client.get(url)["Location"] == f"/receipts/{comment.number}/"
    client.force_login(make_citizen())
    assert client.get(url).status_code == 302
    client.force_login(author)
    assert "Мой." in client.get(url).content.decode()


def test_comment_of_another_consultation_is_not_found(client: Client) -> None:
    comment = make_comment(make_open_consultation())
    other = make_open_consultation()
    for number in (comment.number, "26-001-00099-0", "x", "%00"):
        assert client.get(f"/consultations/{other.url_ref}/comments/{number}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3, 30])
def test_comments_ask_the_same_of_the_database_for_any_number(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=1))
    for serial in range(count):
        make_answer(make_comment(consultation, eid=f"art_{serial % 3 + 1}"))
    with django_assert_num_queries(6):
        response = client.get(f"/consultations/{consultation.url_ref}/comments/")
    assert not response.cookies
