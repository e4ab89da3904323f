"""The database itself keeps the record closed, whatever code comes by."""

import pytest
from django.db import IntegrityError, transaction

from consultations.models import Answer, Comment, Provision
from tests.factories import make_answer, make_closed_consultation, make_comment, make_open_consultation, make_statement

pytestmark = pytest.mark.django_db


def test_answer_of_an_issued_statement_is_neither_changed_nor_deleted() -> None:
    consultation = make_closed_consultation()
    make_answer(make_comment(consultation))
    Answer.objects.update(reasons="Още може.")
    make_statement(consultation)
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Answer.objects.update(reasons="Вече не.")
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Answer.objects.all().delete()


def test_nothing_is_received_after_the_statement() -> None:
    consultation, other = make_closed_consultation(), make_open_consultation()
    make_statement(consultation)
    comment = make_comment(other)
    comment.pk, comment.consultation, comment.number = None, consultation, "26-001-00009-9"
    with pytest.raises(IntegrityError, match="after the statement"), transaction.atomic():
        Comment.objects.bulk_create([comment])


def test_published_revision_gets_no_new_provision() -> None:
    revision = make_open_consultation().current_revision
    assert revision is not None
    with pytest.raises(IntegrityError, match="no new provisions"), transaction.atomic():
        Provision.objects.create(revision=revision, position=99, kind="article", eid="art_99", label="Чл. 99.")
