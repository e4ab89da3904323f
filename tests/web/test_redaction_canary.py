"""What was struck out stands at no public address."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions import issue_statement, publish_redacted, remove_comment
from consultations.models import Comment, Consultation, Statement
from tests.factories import make_answer, make_clerk, make_closed_consultation, make_comment

pytestmark = pytest.mark.django_db
CANARY, BURIED = "Канарков 7501020018", "погребан текст"


@pytest.fixture
def consultation() -> Consultation:
    """A closed consultation with a redacted comment, a removed one and an issued statement."""
    closed = make_closed_consultation()
    assert closed.published_at is not None
    at = closed.published_at + timedelta(hours=1)
    clerk = make_clerk()
    redacted = make_comment(
        closed, published=False, body=f"Аз, {CANARY}, съм против.", proposed_wording=f"Глобата на {CANARY}.", now=at
    )
    publish_redacted(redacted, passages=[CANARY], ground="1", by=clerk, now=at)
    removed = make_comment(closed, eid="art_2", body=f"Тук е {BURIED}.", author_name="Скрит Подател", now=at)
    remove_comment(removed, ground="2", note=BURIED, by=clerk, now=at)
    for comment in Comment.objects.all():
        make_answer(comment)
    issue_statement(closed, by=clerk, now=timezone.now())
    closed.refresh_from_db()
    return closed


def addresses(consultation: Consultation) -> list[str]:
    base = consultation.get_absolute_url()
    of_comments = [
        address
        for comment in Comment.objects.order_by("pk")
        for address in (
            f"{base}comments/{comment.number}/",
            f"{base}comments/{comment.number}/report/",
            f"/receipts/{comment.number}/",
            f"/receipts/{comment.number}/appeal/",
        )
    ]
    pages = ["", "comments/", "text/", "text/art_1/", "text/art_2/", "text/@v1/", "outcome/", "follow/"]
    data = ["statement.csv", "statement.json"]
    outside = ["/", "/consultations/", "/consultations/feed/", "/consultations/?q=Канарков", "/rules/removals/"]
    outside += ["/rules/removals.csv", "/rules/"]
    bulgarian = [*(f"{base}{page}" for page in pages), *of_comments, *outside]
    return [*bulgarian, *(f"/en{address}" for address in bulgarian), *(f"{base}{name}" for name in data)]


def test_struck_out_and_removed_words_stand_at_no_public_address(client: Client, consultation: Consultation) -> None:
    seen = set()
    for address in addresses(consultation):
        response = client.get(address, follow=True)
        text = b"".join(response.streaming_content) if response.streaming else response.content
        told = text.decode()
        assert response.status_code in {200, 403, 404}, address
        for word in ("Канарков", "7501020018", BURIED, "Скрит Подател"):
            assert word not in told.replace("?q=Канарков", "").replace('value="Канарков"', "") or "?q=" in address
        seen.add(response.status_code)
    assert 200 in seen


def test_place_of_a_removed_comment_shows_its_ground_and_number(client: Client, consultation: Consultation) -> None:
    removed = Comment.objects.get(moderation_state="removed")
    page = client.get(f"{consultation.get_absolute_url()}text/art_2/").content.decode().replace("\xa0", " ")
    assert "Премахнат на основание т. 2 от правилата" in page
    assert removed.number in page


def test_statement_keeps_the_removed_comment_without_its_text(consultation: Consultation) -> None:
    rows = {row["eid"]: row for row in Statement.objects.get(consultation=consultation).rows}
    assert (rows["art_2"]["proposal"], rows["art_2"]["hold_ground"]) == ("", "2")
    assert rows["art_1"]["proposal"] == "Аз, [заличени лични данни], съм против."
    assert rows["art_1"]["proposed_wording"] == "Глобата на [заличени лични данни]."
