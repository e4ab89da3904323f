"""What came of a consultation, as a page and as files."""

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.actions import hold_comment
from consultations.actions.issue_statement import freeze
from consultations.models import Capacity, Channel, Comment, Consultation, Decision
from consultations.read.statement_data import COLUMNS
from consultations.statement import statement_rows
from consultations.views import statement_files
from tests.factories import (
    make_answer,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_document,
    make_draft_consultation,
    make_municipality,
    make_open_consultation,
    make_statement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def address(consultation: Consultation, name: str = "outcome", *args: object) -> str:
    return reverse(f"consultations:{name}", args=[consultation.url_ref, *args])


def page(client: Client, consultation: Consultation, query: str = "") -> str:
    answer = client.get(address(consultation) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def issued(proposals: int = 1, **fields: object) -> Consultation:
    """Return a consultation with its statement; every proposal has its decision, the first is accepted."""
    consultation = make_closed_consultation()
    for number in range(proposals):
        comment = make_comment(consultation, body=f"Предложение {number}.", **fields)
        make_answer(comment, decision=Decision.REJECTED if number else Decision.ACCEPTED)
    make_statement(consultation)
    return consultation


def test_open_consultation_says_when_the_result_comes(client: Client) -> None:
    assert "Още няма резултат." in page(client, make_open_consultation())


def test_draft_is_unknown(client: Client) -> None:
    make_draft_consultation()

    assert client.get("/consultations/2026-001/outcome/").status_code == 404


def test_closed_consultation_says_how_far_the_statement_is(client: Client) -> None:
    consultation = make_closed_consultation()
    make_answer(make_comment(consultation))
    make_comment(consultation, eid="art_2")

    assert "1 от 2</b> предложения имат решение и мотиви." in page(client, consultation)


def test_outcome_tells_what_was_asked_said_and_done(client: Client) -> None:
    consultation = make_closed_consultation()
    for decision, fields in (
        (Decision.ACCEPTED, {"channel": Channel.PAPER}),
        (Decision.REJECTED, {"capacity": Capacity.ORGANISATION, "represented": "Сдружение „Пример“"}),
        (Decision.REJECTED, {"eid": ""}),
    ):
        make_answer(make_comment(consultation, **fields), decision=decision)
    statement = make_statement(consultation)

    shown = page(client, consultation)
    assert "Наредбата подрежда тротоарите." in shown
    assert "3 предложения. Най-много са по чл. 1: 2." in shown
    assert "Приехме 1, не приехме 2." in shown
    assert "Отговорено е на 3 от 3 предложения; приети изцяло или частично: 1." in shown
    assert '<rect class="c3" width="100" height="10"/></svg></td> <td class="v">2 <small>(67 %)' in shown
    assert '<rect class="c1" width="50" height="10"/></svg></td> <td class="v">1 <small>(33 %)' in shown
    assert "Гражданин Първи – от името на организация (Сдружение „Пример“)" in shown
    assert statement.number in shown
    assert "Служител Първи, главен експерт" in shown


def test_statement_without_proposals_is_an_outcome(client: Client) -> None:
    shown = page(client, issued(0))

    assert "По проекта не са постъпили предложения" in shown
    assert "<table" not in shown


def test_list_says_the_same_as_the_table(client: Client) -> None:
    consultation = issued(3)
    table, as_list = page(client, consultation), page(client, consultation, "?view=list")

    assert "<th scope" not in as_list.split('id="proposals"')[1]
    for row in consultation.statement.rows:
        for words in (row["number"], row["proposal"], row["reasons"]):
            assert words in table
            assert words in as_list


def test_held_text_is_not_shown(client: Client) -> None:
    consultation = make_closed_consultation()
    comment = make_comment(consultation, body="Скрит текст.")
    hold_comment(comment, ground="2", note="", by=make_clerk(), now=timezone.now())
    make_answer(comment)
    make_statement(consultation)

    shown = page(client, consultation)
    assert "Скрит текст." not in shown
    assert "Текстът не е публикуван. Основание: т. 2. Обида, омраза или заплаха." in shown


def test_english_page_keeps_the_statement_bulgarian(client: Client) -> None:
    consultation = issued()
    answer = client.get(f"/en{address(consultation)}")

    assert answer.status_code == 200
    assert '<p lang="bg">Предложение 0.</p>' in answer.content.decode()


@pytest.mark.parametrize("asked", ["0", "-1", "abc", "999999999999", "\x00"])
def test_any_page_number_gives_a_page(client: Client, asked: str) -> None:
    assert client.get(address(issued()), {"page": asked}).status_code == 200


@pytest.mark.parametrize("proposals", [1, 3, 30])
def test_outcome_takes_the_same_queries_however_many_proposals(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, proposals: int
) -> None:
    consultation = issued(proposals)
    with django_assert_num_queries(5):
        client.get(address(consultation))


def test_pdf_is_served_as_it_was_issued_and_not_sent_twice(client: Client) -> None:
    consultation = issued()
    document = make_document(consultation.statement)

    answer = client.get(address(consultation, "statement_pdf"))
    assert answer.content == bytes(document.content)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{consultation.number}-spravka.pdf"'
    assert answer["ETag"] == f'"{document.sha256}"'

    again = client.get(address(consultation, "statement_pdf"), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(address(consultation, "statement_pdf")).content == b""


def test_pdf_that_is_being_made_says_so(client: Client) -> None:
    consultation = make_open_consultation()
    answer = client.get(address(consultation, "act_pdf", 1))

    assert answer.status_code == 202
    assert "PDF се подготвя" in answer.content.decode()
    assert address(consultation, "text_version", 1) in answer.content.decode()


@pytest.mark.usefixtures("no_pango")
def test_machine_without_pdf_leads_to_the_page(client: Client) -> None:
    consultation = issued()
    answer = client.get(address(consultation, "statement_pdf"))

    assert answer.status_code == 503
    assert "Тук не се прави PDF" in answer.content.decode()
    assert address(consultation) in answer.content.decode()


def test_draft_is_served_by_its_revision(client: Client) -> None:
    consultation = make_open_consultation()
    make_document(consultation.current_revision)

    answer = client.get(address(consultation, "act_pdf", 1))
    assert answer["Content-Disposition"] == f'inline; filename="{consultation.number}-proekt-redaktsia-1.pdf"'
    assert client.get(address(consultation, "act_pdf", 2)).status_code == 404


@pytest.mark.parametrize("name", ["statement_pdf", "statement_csv", "statement_xlsx", "statement_json"])
def test_there_is_no_file_before_the_statement(client: Client, name: str) -> None:
    assert client.get(address(make_closed_consultation(), name)).status_code == 404


def test_csv_opens_in_a_spreadsheet_without_running_anything(client: Client) -> None:
    consultation = issued(author_name="=HYPERLINK(1)", proposed_wording="-1")
    content = client.get(address(consultation, "statement_csv")).content.decode()

    assert content.startswith("\ufeffnumber,received_on,")
    (row,) = csv.DictReader(io.StringIO(content.removeprefix("\ufeff")))
    assert row["display_name"] == "'=HYPERLINK(1)"
    assert row["proposal"] == "Предложение 0.\n\nПредложен текст: -1"
    assert row["decision"] == "accepted"


def test_json_rows_have_exactly_the_agreed_keys_and_days_of_sofia(client: Client) -> None:
    consultation = make_closed_consultation()
    late = datetime(2026, 9, 1, 21, 30, tzinfo=UTC)  # half past midnight of the second in Sofia
    fields = {"capacity": Capacity.POSITION, "represented": "съседите от ул. „Примерна“"}
    shown = make_comment(consultation, body="По-дълъг срок.", proposed_wording="Чл. 1. Нов текст.", **fields)
    Comment.objects.filter(pk=shown.pk).update(redacted_body="По-дълъг срок за ███.")
    hidden = make_comment(consultation, eid="", body="Скрит текст.")
    hold_comment(hidden, ground="1", note="", by=make_clerk(), now=timezone.now())
    make_answer(shown, decision=Decision.REJECTED)
    make_answer(hidden)
    statement = make_statement(consultation)
    data = client.get(address(consultation, "statement_json")).json()

    assert [list(row) for row in data["rows"]] == [list(COLUMNS)] * 2
    first, second = data["rows"]
    received = timezone.localtime(shown.received_at).date().isoformat()
    assert second == {
        "number": shown.number,
        "received_on": received,
        "channel": "portal",
        "provision": "Чл. 1.",
        "capacity": "position",
        "display_name": "Гражданин Първи (съседите от ул. „Примерна“)",
        "proposal": "По-дълъг срок за ███.\n\nПредложен текст: Чл. 1. Нов текст.",
        "decision": "rejected",
        "reasons": "Не се приема, защото срокът е определен със закон и не може да е по-дълъг.",
        "answered_by": "Служител Първи, главен експерт, Дирекция „Правно-нормативно обслужване“",
        "answered_on": timezone.localdate().isoformat(),
    } | {"answered_by": second["answered_by"]}
    assert first["proposal"] == "Текстът не е публикуван: т. 1 от правилата – Лични данни на други хора"
    assert (data["number"], data["corrects"], data["corrected_by"]) == (statement.number, None, None)
    assert timezone.localtime(late).date().isoformat() == "2026-09-02"


def test_record_can_be_counted_again(client: Client) -> None:
    consultation = issued(3)
    data = client.get(address(consultation, "statement_json")).json()
    record = client.get(data["record_url"].removeprefix("http://testserver")).content

    assert hashlib.sha256(record).hexdigest() == data["sha256"] == consultation.statement.sha256
    assert json.loads(record) == consultation.statement.rows


def test_rows_frozen_without_the_day_of_the_answer_get_it_from_the_answer(client: Client) -> None:
    consultation = make_closed_consultation()
    answer = make_answer(make_comment(consultation))
    rows = [{key: value for key, value in row.items() if key != "answered_on"} for row in statement_rows(consultation)]
    freeze(consultation, rows, by=make_clerk(), now=timezone.now())
    (row,) = client.get(address(consultation, "statement_json")).json()["rows"]

    assert row["answered_on"] == timezone.localdate(answer.answered_at).isoformat()


def test_workbook_tells_the_same_as_the_table(client: Client) -> None:
    consultation = issued(2)
    answer = client.get(address(consultation, "statement_xlsx"))
    content = b"".join(answer.streaming_content)
    table = client.get(address(consultation, "statement_csv")).content.decode()

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    cells = re.findall(r"<t(?: [^>]*)?>(.*?)</t>", sheet, re.DOTALL)
    assert cells == [cell for row in csv.reader(io.StringIO(table.removeprefix("\ufeff"))) for cell in row]
    assert answer["Content-Disposition"] == f'attachment; filename="{consultation.number}-spravka.xlsx"'


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_unchanged_file_is_not_sent_twice(client: Client, kind: str) -> None:
    consultation = issued()
    first = client.get(address(consultation, f"statement_{kind}"))
    again = client.get(address(consultation, f"statement_{kind}"), headers={"If-None-Match": first["ETag"]})
    first.close()

    assert again.status_code == 304


def test_long_statement_is_streamed_and_says_the_same(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    consultation = issued(3)
    whole = {kind: client.get(address(consultation, f"statement_{kind}")).content for kind in ("csv", "json")}
    monkeypatch.setattr(statement_files, "STREAMED_FROM", 1)
    for kind, content in whole.items():
        answer = client.get(address(consultation, f"statement_{kind}"))
        assert b"".join(answer.streaming_content) == content
