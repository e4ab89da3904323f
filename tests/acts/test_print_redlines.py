"""The comparison of neighbouring revisions is an issued document too: once, tagged, with the proposals beside it."""

import importlib
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions import name_cause, print_revision_redline, publish_revision
from consultations.models import Consultation, Nature, Revision
from consultations.read.overview import documents
from consultations.read.redline_papers import redlines_to_print
from consultations.tasks import render_documents
from prestige.register.models import IssuedDocument
from prestige.typography import file_size
from tests.factories import (
    ACT_TEXT,
    make_answer,
    make_clerk,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_revision,
    make_working_revision,
)
from tests.papers import require_press, texts

require_press()
pytestmark = pytest.mark.django_db
TEXT = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека").replace(
    "Чл. 3. Контролът", "Чл. 3. Кметът води регистър на нарушенията.\n\nЧл. 4. Контролът"
)


def caused(consultation: Consultation) -> Revision:
    """Return a published revision whose change of art. 2 names an accepted proposal."""
    comment, by, now = make_comment(consultation, eid="art_2"), make_clerk(), timezone.now()
    make_answer(comment)
    revision = make_working_revision(consultation, TEXT)
    name_cause(revision, lineage="1/art_2", comment=comment, by=by, now=now)
    note = "Прието е едно предложение по проекта."
    return publish_revision(consultation, nature=Nature.FOLLOWING, change_note=note, by=by, now=now)


def test_redline_is_printed_once_and_only_for_a_later_revision(client: Client) -> None:
    make_municipality()
    consultation = make_open_consultation()
    assert client.get(f"/consultations/{consultation.url_ref}/compare.pdf?a=v1&b=v9").status_code == 404
    revision = make_revision(consultation, TEXT)
    address = f"/consultations/{consultation.url_ref}/compare.pdf"
    assert client.get(address).status_code == 202
    render_documents()
    render_documents()
    assert sorted(IssuedDocument.objects.values_list("kind", flat=True)) == ["act", "act", "redline"]
    document = IssuedDocument.objects.get(kind="redline")
    assert (document.subject_id, document.number) == (revision.pk, f"{consultation.number}/2")
    assert document.path == f"/consultations/{consultation.number}/compare/?a=v1&b=v2"
    assert client.get(address).content == bytes(document.content)
    assert list(redlines_to_print()) == []


def test_redline_of_revisions_that_are_no_neighbours_leads_to_its_page(client: Client) -> None:
    make_municipality()
    consultation = make_open_consultation()
    make_revision(consultation, TEXT)
    make_revision(consultation, ACT_TEXT)
    page = f"/consultations/{consultation.url_ref}/compare"
    assert client.get(f"{page}.pdf?a=v1&b=v3")["Location"] == f"{page}/?a=v1&b=v3"


def test_redline_on_paper_says_in_words_what_changed_and_why(tmp_path: Path) -> None:
    make_municipality()
    consultation = make_open_consultation()
    revision = caused(consultation)
    document = print_revision_redline(revision, now=timezone.now())
    text = " ".join(" ".join(texts(bytes(document.content))).split())
    number = consultation.comments.get().number
    for words in (
        "Сравнение на редакция 1 и редакция 2",
        "Обобщение: 1 променен, 1 нов, 1 преномериран член.",
        "[заличено: на обществения транспорт]",
        "[добавено: или на пешеходна пътека]",
        "Преномериран, беше чл. 3",
        "Текстът не е променен.",
        f"Във връзка с предложение {number} Приема се",
    ):
        assert words in text.replace("\xa0", " ")
    pdfua = importlib.import_module("pdfua")
    path = tmp_path / "redline.pdf"
    path.write_bytes(bytes(document.content))
    report = pdfua.validate(str(path))
    assert [finding for finding in report.findings if finding.severity >= pdfua.Severity.ERROR] == []


def test_overview_lists_each_document_of_a_revision_with_its_own_size() -> None:
    consultation = make_open_consultation()
    revision = caused(consultation)
    render_documents()
    consultation.refresh_from_db()
    listed = {document.title: document.size for document in documents(consultation)}
    printed = {row.kind: file_size(row.size, "bg") for row in IssuedDocument.objects.filter(subject_id=revision.pk)}
    assert listed == {
        "Проект, редакция 2": printed["act"],
        "Сравнение на редакция 1 и редакция 2": printed["redline"],
        "Проект, редакция 1": listed["Проект, редакция 1"],
    }
    assert printed["act"] != printed["redline"]
