"""Equal comments as everybody sees them: once, with how many more say the same and a way to all of them."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.actions import fold_proposals, hold_comment
from consultations.models import Comment
from tests.factories import make_answer, make_clerk, make_comment, make_municipality, make_open_consultation

pytestmark = pytest.mark.django_db
CAMPAIGN = "Предлагам срокът по наредбата да се удължи, защото много хора работят извън града."


def campaign(count: int) -> list[Comment]:
    make_municipality()
    consultation = make_open_consultation()
    found = [make_comment(consultation, body=f"{CAMPAIGN}\nИван Петров № {n}") for n in range(count)]
    fold_proposals(consultation, by=None, now=timezone.now())
    return found


def shown(client: Client, comment: Comment, query: str = "") -> list[tuple[str, int]]:
    """Return the numbers on the list of comments, each with how many others say the same."""
    response = client.get(f"/consultations/{comment.consultation.url_ref}/comments/{query}")
    assert response.status_code == 200
    return [(voice.number, voice.others) for voice in response.context["voices"]]


def test_equal_comments_are_shown_once_with_a_way_to_all(client: Client) -> None:
    first, *rest = campaign(3)
    alone = make_comment(first.consultation, body="Друго.", eid="art_2")
    assert shown(client, first) == [(alone.number, 0), (first.number, 2)]
    page = client.get(f"/consultations/{first.consultation.url_ref}/comments/").content.decode()
    assert "Още 2 души казват същото" in page
    assert "събрани в първия от тях" in page
    assert shown(client, first, f"?same={rest[0].number}") == [(each.number, 2) for each in (*rest[::-1], first)]
    assert shown(client, first, "?same=%00") == shown(client, first)
    assert client.get(f"/en/consultations/{first.consultation.url_ref}/comments/").status_code in {200, 404}


def test_permanent_address_says_how_many_repeat_it(client: Client) -> None:
    first, second = campaign(2)
    for each in (first, second):
        page = client.get(f"/consultations/{first.consultation.url_ref}/comments/{each.number}/").content.decode()
        assert "Това предложение повтаря още 1 човек" in page
        assert f"/comments/?same={each.number}#results" in page


def test_page_of_the_article_shows_them_once_and_counts_them_all(client: Client) -> None:
    first, *_rest = campaign(4)
    page = client.get(f"/consultations/{first.consultation.url_ref}/text/art_1/")
    assert [(voice.number, voice.others) for voice in page.context["article"].voices] == [(first.number, 3)]
    assert page.context["article"].tally.comments == 4


def test_only_published_ones_are_counted_and_a_hidden_first_hides_nobody(client: Client) -> None:
    first, second, third = campaign(3)
    hold_comment(first, ground="1", note="", by=make_clerk(), now=timezone.now())
    assert shown(client, first) == [(third.number, 1), (second.number, 1)]
    hold_comment(second, ground="1", note="", by=make_clerk(), now=timezone.now())
    assert shown(client, first) == [(third.number, 0)]
    page = client.get(f"/consultations/{first.consultation.url_ref}/comments/?same={second.number}")
    assert list(page.context["voices"]) == []


def test_what_is_looked_for_one_by_one_is_not_gathered(client: Client) -> None:
    first, second = campaign(2)
    make_answer(first)
    assert shown(client, first, "?only=waiting") == [(second.number, 1)]
    assert shown(client, first, "?only=answered") == [(first.number, 1)]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_threads_cost_one_question_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    consultation = campaign(count)[0].consultation
    for serial in range(count):
        make_comment(consultation, body=f"Дума{serial} Ново{serial}.", eid=f"art_{serial % 3 + 1}")
    fold_proposals(consultation, by=None, now=timezone.now())
    client.get(f"/consultations/{consultation.url_ref}/comments/")
    with django_assert_num_queries(7):
        client.get(f"/consultations/{consultation.url_ref}/comments/")
