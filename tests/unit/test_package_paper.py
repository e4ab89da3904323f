"""The papers for the council session as one tagged document: five parts, bookmarks, nothing outside it."""

import importlib
import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from consultations.package_paper import PackagePaper, print_package
from prestige.pdf import Pdf
from tests.papers import DATED, act_paper, require_press, statement_paper, texts

require_press()


@pytest.fixture(scope="module")
def package() -> Pdf:
    paper = PackagePaper(
        municipality="Община Образец",
        address="1000 Образец, пл. „Образцов“ № 1",
        council="ОБЩИНСКИ СЪВЕТ – ОБРАЗЕЦ",
        addressee="Общински съвет – Образец",
        submitter="Име Фамилия",
        submitter_position="кмет на общината",
        about="Приемане на наредба за обществения ред",
        dated=date(2026, 12, 14),
        lead=("Уважаеми общински съветници,", "Внасям за разглеждане проект на наредба."),
        decision=("На основание чл. 21, ал. 2 от ЗМСМА", "Приема наредба за обществения ред."),
        motives=(("Причини", "Няма правила."), ("Цели", "Свободни тротоари.")),
        act=act_paper(),
        statement=statement_paper(),
    )
    return print_package(paper, dated=DATED)


def test_package_has_no_error_of_pdf_ua(package: Pdf, tmp_path: Path) -> None:
    pdfua = importlib.import_module("pdfua")
    path = tmp_path / "package.pdf"
    path.write_bytes(package.content)
    report = pdfua.validate(str(path))
    assert [finding for finding in report.findings if finding.severity >= pdfua.Severity.ERROR] == []


def test_package_can_be_walked_by_its_bookmarks(package: Pdf) -> None:
    with pikepdf.open(io.BytesIO(package.content)) as opened, opened.open_outline() as outline:
        parts = [item.title.replace("\xa0", " ") for item in outline.root]
        chapters = [item.title for item in outline.root[1].children]
    assert parts == [
        "Докладна записка",
        "Наредба за опазване на обществения ред на територията на Община Образец",
        "Мотиви",
        "Справка за постъпилите предложения, изх. № 08-00-123/11.12.2026 г.",
        "Постъпили становища, предложения и възражения",
    ]
    assert chapters[0].startswith("Глава първа")


def test_package_says_what_the_council_resolves_and_holds_every_opinion(package: Pdf) -> None:
    pages = texts(package.content)
    whole = " ".join(pages)
    for words in (
        "ДОКЛАДНА ЗАПИСКА",
        "На основание чл. 21, ал. 2 от ЗМСМА",
        "ОБЩИНСКИ СЪВЕТ – ОБРАЗЕЦ РЕШИ:",
        "Няма правила.",
        "Предложение с номер 3.",
        "Мотиви по предложение 2.",
    ):
        assert words in whole, words
    assert whole.count("№ 26-014-00001-0") == 1
    assert f"стр. 1 от {package.pages}" in pages[0]
    assert "ДОКЛАДНА" not in " ".join(pages[1:])
