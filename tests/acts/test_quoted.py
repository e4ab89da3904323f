"""What the clerk reads beside a comment: the whole provision with the passage that was meant."""

import pytest

from consultations.read.quoted import quoted
from tests.factories import make_comment, make_open_consultation

pytestmark = pytest.mark.django_db


def test_paragraph_is_set_apart_inside_its_article() -> None:
    consultation = make_open_consultation()
    comment = make_comment(consultation, eid="art_1__para_2")
    pieces = quoted(comment)
    assert comment.provision is not None
    assert "".join(piece.text for piece in pieces) == comment.provision.text
    assert [piece.text[:3] for piece in pieces if piece.is_meant] == ["(2)"]


def test_whole_article_and_whole_draft_need_no_mark() -> None:
    consultation = make_open_consultation()
    article, draft = make_comment(consultation, eid="art_1"), make_comment(consultation, eid="")
    assert [piece.is_meant for piece in quoted(article)] == [False]
    assert quoted(draft) == []
