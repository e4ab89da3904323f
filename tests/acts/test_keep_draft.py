"""What is typed is kept at its place, also when a revision was published between the reading and the keeping."""

from datetime import UTC, datetime

import pytest

from consultations.actions import keep_draft, publish_revision
from consultations.models import CommentDraft, Consultation, Nature, Revision
from consultations.views.comment_flow import adopt
from tests.acts.test_comments_travel import DROPPED, INSERTED, NOTE
from tests.acts.test_statement_races import meanwhile
from tests.factories import (
    ACT_TEXT,
    make_citizen,
    make_clerk,
    make_open_consultation,
    make_revision,
    make_working_revision,
)

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
WITHOUT_POINT = ACT_TEXT.replace("2. на спирка на обществения транспорт.\n", "")


def first(consultation: Consultation) -> Revision:
    return consultation.revisions.get(ordinal=1)


def kept(consultation: Consultation, eid: str, draft: CommentDraft | None = None, words: str = "Текст") -> CommentDraft:
    """Keep a draft as a view does that read the first revision."""
    token = draft.token if draft else None
    return keep_draft(
        consultation, eid, {"body": words}, token=token, by=None, now=MORNING, revision=first(consultation)
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "eid", "stands"),
    [
        (INSERTED, "art_3", "art_4"),
        (INSERTED, "art_2", "art_2"),
        (INSERTED, "", ""),
        (DROPPED, "art_3", "v1-art_3"),
        (WITHOUT_POINT, "art_2__point_2", "art_2"),
    ],
)
def test_keep_draft_read_before_a_publication_stands_where_its_place_is_now(text: str, eid: str, stands: str) -> None:
    consultation = make_open_consultation(now=MORNING)
    before = kept(consultation, eid)
    make_revision(consultation, text, now=MORNING)
    after = kept(consultation, eid)
    before.refresh_from_db()
    assert (before.eid, after.eid) == (stands, stands)
    assert (after.revision, after.written_eid) == (first(consultation), eid)


@pytest.mark.django_db
def test_keep_draft_that_was_carried_meanwhile_stays_one() -> None:
    consultation = make_open_consultation(now=MORNING)
    draft = kept(consultation, "art_3")
    make_revision(consultation, INSERTED, now=MORNING)
    assert kept(consultation, "art_3", draft, "Още текст") == draft
    draft = CommentDraft.objects.get()
    assert (draft.eid, draft.data) == ("art_4", {"body": "Още текст"})


@pytest.mark.django_db
def test_keep_draft_never_writes_over_another_that_was_carried_to_its_number() -> None:
    consultation = make_open_consultation(now=MORNING)
    make_revision(consultation, INSERTED, now=MORNING)
    other = keep_draft(consultation, "art_3", {"body": "Друг"}, token=None, by=None, now=MORNING)
    assert kept(consultation, "art_3", other) != other
    assert list(CommentDraft.objects.order_by("eid").values_list("eid", "data__body")) == [
        ("art_3", "Друг"),
        ("art_4", "Текст"),
    ]


@pytest.mark.django_db
def test_adopt_draft_that_was_carried_meanwhile_gives_that_one_to_its_author() -> None:
    consultation = make_open_consultation(now=MORNING)
    read, author = kept(consultation, "art_3"), make_citizen()
    make_revision(consultation, INSERTED, now=MORNING)
    adopt(read, consultation, author, MORNING)
    draft = CommentDraft.objects.get()
    assert (draft.eid, draft.written_eid, draft.revision, draft.user) == (
        "art_4",
        "art_3",
        first(consultation),
        author,
    )


@pytest.mark.django_db(transaction=True)
def test_keep_draft_that_waited_while_a_revision_was_published_stands_where_its_place_is_now() -> None:
    consultation = make_open_consultation(now=MORNING)
    make_working_revision(consultation, INSERTED, now=MORNING)
    clerk, read = make_clerk(), first(consultation)
    codes = meanwhile(
        lambda: keep_draft(consultation, "art_3", {"body": "Текст"}, token=None, by=None, now=MORNING, revision=read),
        lambda: publish_revision(consultation, nature=Nature.TECHNICAL, change_note=NOTE, by=clerk, now=MORNING),
    )
    assert codes == []
    assert CommentDraft.objects.get().eid == "art_4"
