"""What was published gets its PDF: once, whoever prints, and exactly as it was issued."""

import threading
from pathlib import Path

import pytest
from django.db import connections
from django.utils import translation
from pytest_django import DjangoCaptureOnCommitCallbacks

from consultations.actions import print_issued_statement
from consultations.models import Consultation, Decision, Revision
from consultations.read.papers import STATEMENT, act_paper, revisions_to_print, statement_paper, statements_to_print
from consultations.tasks import render_documents
from prestige import pdf
from prestige.register.models import IssuedDocument
from tests.factories import (
    make_answer,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_municipality,
    make_open_consultation,
    make_statement,
)
from tests.papers import require_press, texts

require_press()
pytestmark = pytest.mark.django_db


def answered_consultation() -> Consultation:
    make_municipality()
    consultation = make_closed_consultation()
    make_answer(make_comment(consultation, body="Предлагам тридесет дни."), decision=Decision.REJECTED)
    return consultation


def test_every_published_text_and_statement_is_printed_once() -> None:
    consultation = answered_consultation()
    statement = make_statement(consultation)
    make_draft_consultation()

    render_documents()
    render_documents()

    act, printed = IssuedDocument.objects.order_by("kind")
    assert (act.kind, act.path) == ("act", f"/consultations/{consultation.number}/text/@v1/")
    assert (printed.kind, printed.number) == ("statement", statement.number)
    assert printed.issued_at == statement.issued_at
    assert (list(revisions_to_print()), list(statements_to_print())) == ([], [])


def test_statement_carries_every_proposal_its_decision_and_the_code() -> None:
    consultation = answered_consultation()
    document = print_issued_statement(make_statement(consultation), now=consultation.closes_at)

    text = " ".join(texts(document.content))
    comment = consultation.comments.get()
    for words in (comment.number, "Предлагам тридесет дни.", "Не се приема", comment.answer.reasons, document.code):
        assert words in text


def test_documents_are_bulgarian_for_an_english_reader() -> None:
    statement = make_statement(answered_consultation())
    with translation.override("en"):
        document = print_issued_statement(statement, now=statement.issued_at)

    assert document.title.startswith("Справка по чл. 26, ал. 5 от ЗНА: ")
    assert document.path.startswith("/consultations/")
    assert "Срокът за предложения беше 30 дни." in " ".join(texts(document.content))


def test_held_text_stays_hidden_in_the_paper() -> None:
    consultation = answered_consultation()
    statement = make_statement(consultation)
    statement.rows[0] |= {"proposal": "", "hold_ground": "2"}

    (row,) = statement_paper(statement, "2600-0000-0018").rows
    assert (row.proposal, row.hold_ground) == ("", "т. 2 от правилата – Обида, омраза или заплаха")


def test_paper_of_the_act_holds_every_article_and_the_term() -> None:
    make_municipality()
    consultation = make_open_consultation(days=14)
    paper = act_paper(Revision.objects.select_related("consultation__unit").get())

    assert [unit.label for unit in paper.units if unit.kind == "article"] == ["Чл. 1.", "Чл. 2.", "Чл. 3."]
    assert paper.last_day == consultation.last_day
    assert paper.comment_url == f"http://testserver/c/{consultation.number}"


def test_short_term_is_explained_in_the_statement() -> None:
    make_municipality()
    statement = make_statement(make_closed_consultation(days=14))

    assert statement_paper(statement, "2600-0000-0018").term == (
        "Срокът за предложения беше 14 дни. Причини за съкратения срок: Наближава учебната година."
    )


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_issue_one_document() -> None:
    statement = make_statement(answered_consultation())
    codes: list[str] = []

    def work() -> None:
        try:
            codes.append(print_issued_statement(statement, now=statement.issued_at).code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert codes == [IssuedDocument.objects.get(kind=STATEMENT).code] * 2


def test_what_cannot_be_printed_does_not_hold_up_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    statement = make_statement(answered_consultation())
    monkeypatch.setattr(pdf, "PRESS", tmp_path / "no_press.py")

    render_documents()
    render_documents()

    told = [record.getMessage() for record in caplog.records if record.name == "consultations.tasks"]
    revision = statement.consultation.current_revision
    assert told == [f"{statement} cannot be printed", f"{revision} cannot be printed"]  # then left alone for a while
    assert not IssuedDocument.objects.exists()


@pytest.mark.usefixtures("no_pango")
def test_machine_without_pdf_prints_nothing() -> None:
    make_statement(answered_consultation())

    render_documents()

    assert not IssuedDocument.objects.exists()


def test_publishing_asks_for_the_printing_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda self, task, **options: asked.append(task))
    with django_capture_on_commit_callbacks(execute=True):
        make_open_consultation()

    assert "consultations.render_documents" in asked
