"""The clerk's pages around the record: correcting the statement, the papers for the council, what the desk refuses."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from consultations.actions.prepare_package import PackageConflict, save_package
from consultations.lifecycle import Issuer, Procedure
from consultations.models import Consultation, CouncilPackage, Decision, Statement, StatementCorrection
from consultations.read.package import first_words, package_paper
from prestige.refusals import NotAllowed
from tests.factories import (
    make_answer,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_municipality,
    make_statement,
)

pytestmark = pytest.mark.django_db
WHY = "Пропуснат е мотив по едно от предложенията."
REASONS = "Не се приема, защото срокът вече е определен в чл. 3 и друг не е нужен."


def issued(proposals: int = 1) -> Consultation:
    consultation = make_closed_consultation()
    for number in range(proposals):
        make_answer(make_comment(consultation, body=f"Предложение {number}."))
    make_statement(consultation)
    return consultation


def desk(consultation: Consultation, page: str) -> str:
    return f"/admin/consultations/{consultation.number}/{page}"


def typed(statement: Statement, version: int = 0, **changes: str) -> dict[str, str]:
    number = statement.rows[0]["number"]
    words = {"decision": "rejected", "reasons": REASONS} | changes
    return {
        "row": number,
        f"decision_{number}": words["decision"],
        f"reasons_{number}": words["reasons"],
        "reason": words.get("reason", WHY),
        "version": str(version),
    }


def text(content: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).replace("\xa0", " ").split())


def test_correction_goes_from_one_official_to_another(client: Client) -> None:
    consultation = issued()
    statement, drafter, issuer = consultation.statement, make_clerk(), make_clerk()
    client.force_login(drafter)
    page = desk(consultation, "statement/correction/")
    number = statement.rows[0]["number"]
    assert f'name="decision_{number}"' in client.get(page, {"number": number}).content.decode()
    assert client.post(page, typed(statement)).status_code == 302
    own = text(client.get(page).content)
    assert "Вие сте подготвили поправката" in own
    assert client.post(desk(consultation, "statement/correction/issue/"), {"version": "1"}).status_code == 409

    client.force_login(issuer)
    assert "Издава се нова справка" in text(client.get(page).content)
    answer = client.post(desk(consultation, "statement/correction/issue/"), {"version": "1"}, follow=True)
    assert "Поправената справка е издадена с №" in text(answer.content)
    assert consultation.statement.rows[0]["decision"] == Decision.REJECTED
    assert f"поправена със справка № {consultation.statement.number}" in text(answer.content)


def test_second_clerk_on_one_correction_keeps_what_was_typed(client: Client) -> None:
    consultation = issued()
    statement = consultation.statement
    client.force_login(make_clerk())
    page = desk(consultation, "statement/correction/")
    client.post(page, typed(statement))
    mine = "Не се приема, защото предложението вече стои в друга наредба на съвета."
    answer = client.post(page, typed(statement, reasons=mine))

    assert answer.status_code == 409
    assert mine in text(answer.content)
    assert REASONS in text(answer.content)
    assert 'name="version" value="1"' in answer.content.decode()
    assert client.post(page, typed(statement, version=1, reasons=mine)).status_code == 302
    assert StatementCorrection.objects.get().changes[statement.rows[0]["number"]]["reasons"] == mine


@pytest.mark.parametrize("changes", [{"reason": "къса"}, {"decision": "accepted", "reasons": None}])
def test_correction_without_a_reason_or_a_change_shows_why_and_keeps_the_words(
    client: Client, changes: dict[str, str | None]
) -> None:
    consultation = issued()
    client.force_login(make_clerk())
    as_it_is = consultation.statement.rows[0]["reasons"]
    changed = {name: as_it_is if value is None else value for name, value in changes.items()}
    answer = client.post(desk(consultation, "statement/correction/"), typed(consultation.statement, **changed))

    assert answer.status_code == 200
    assert "<title>Грешка: " in answer.content.decode()
    assert changed["reason" if "reason" in changes else "decision"] in answer.content.decode()
    assert not StatementCorrection.objects.exists()


def test_unknown_row_is_named_and_there_is_no_correction_before_the_statement(client: Client) -> None:
    client.force_login(make_clerk())
    page = client.get(desk(issued(), "statement/correction/"), {"number": "26-999-00001-1"})
    assert "Няма такъв ред в справката: 26-999-00001-1" in text(page.content)
    assert client.get(desk(make_closed_consultation(), "statement/correction/")).status_code == 404


def test_statement_page_names_the_rule_of_two_beside_the_button(client: Client) -> None:
    consultation, clerk = make_closed_consultation(), make_clerk()
    make_answer(make_comment(consultation), by=clerk)
    client.force_login(clerk)
    assert "Вие сте отговорили на всички предложения." in text(client.get(desk(consultation, "statement/")).content)
    assert client.post(desk(consultation, "statement/")).status_code == 409


@pytest.mark.parametrize("page", ["statement/", "statement/correction/", "dossier/", "package/"])
def test_desk_page_takes_the_same_queries_however_many_proposals(client: Client, page: str) -> None:
    counted = []
    for proposals in (1, 3, 30):
        consultation = issued(proposals)
        client.force_login(make_clerk())
        client.get(desk(consultation, page))
        with CaptureQueriesContext(connection) as queries:
            client.get(desk(consultation, page))
        counted.append(len(queries))
    assert counted == [counted[0]] * 3
    assert counted[0] <= 15


def words(consultation: Consultation) -> dict[str, str]:
    return first_words(consultation) | {"submitter_name": "Име Фамилия", "version": "0"}


def test_package_before_the_statement_or_of_the_mayor_is_refused_with_the_law(client: Client) -> None:
    consultation = make_closed_consultation()
    Consultation.objects.update(issuer=Issuer.MAYOR, procedure=Procedure.GENERAL_ACT)
    consultation.refresh_from_db()
    with pytest.raises(NotAllowed) as refused:
        save_package(consultation, words(consultation), version=0, by=make_clerk(), now=timezone.now())
    assert [refusal.code for refusal in refused.value.refusals] == ["issuer", "statement"]
    client.force_login(make_clerk())
    shown = text(client.get(desk(consultation, "package/")).content)
    assert "Пакетът се прави след справката" in shown
    assert "АПК чл. 77" in shown


def test_package_begins_with_the_words_of_the_record_and_keeps_those_of_the_clerk(client: Client) -> None:
    make_municipality()
    consultation = issued()
    client.force_login(make_clerk())
    page = desk(consultation, "package/")
    assert f"обществена консултация № {consultation.number}" in text(client.get(page).content)
    lead = "Уважаеми общински съветници,\nВнасям проекта."
    assert client.post(page, words(consultation) | {"lead": lead}).status_code == 302
    package = CouncilPackage.objects.get()
    assert (package.lead, package.version) == (lead, 1)
    paper = package_paper(package)
    assert paper.lead == ("Уважаеми общински съветници,", "Внасям проекта.")
    assert paper.decision[0] == "На основание чл. 21, ал. 2 от ЗМСМА"
    with pytest.raises(PackageConflict):
        save_package(consultation, words(consultation), version=0, by=make_clerk(), now=timezone.now())
    other = client.post(page, words(consultation) | {"lead": "Друг текст на колега."})
    assert other.status_code == 409
    assert "Друг текст на колега." in text(other.content)


def test_package_pdf_is_for_the_staff_alone(client: Client) -> None:
    consultation = issued()
    address = reverse("consultations:package_pdf", args=[consultation.url_ref])
    assert client.get(address).status_code == 404
    client.force_login(make_clerk())
    assert client.get(address)["Location"] == desk(consultation, "package/")
