"""What an author is told of a comment that others do not see yet."""

import pytest
from django.test import Client

from tests.factories import make_citizen, make_comment, make_municipality, make_open_consultation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rest", ["{home}", "{overview}", "{overview}text/"])
def test_own_pending_comment_is_announced_to_its_author_only(client: Client, rest: str) -> None:
    make_municipality()
    consultation, author = make_open_consultation(), make_citizen()
    comment = make_comment(consultation, author=author, published=False)
    url = rest.format(home="/", overview=consultation.get_absolute_url())
    sentence = "Ваш коментар по чл.\xa01 чака преглед."
    assert sentence not in client.get(url).content.decode()
    client.force_login(make_citizen())
    assert sentence not in client.get(url).content.decode()
    client.force_login(author)
    page = client.get(url).content.decode()
    assert sentence in page
    assert f"/comments/{comment.number}/" in page
