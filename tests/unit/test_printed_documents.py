"""The two documents as a reader, a screen reader and a court would take them: text, tags, tables, page numbers."""

import importlib
import io
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from django.utils.safestring import SafeString

from consultations.acttext.grammar import parse
from consultations.acttext.units import units
from consultations.paper import PaperUnit, StatementGroup, print_act, print_statement
from prestige.pdf import Pdf
from tests.papers import DATED, act_paper, article, heading, require_press, row, statement_paper, texts

require_press()


@pytest.fixture(scope="module")
def act() -> Pdf:
    return print_act(act_paper(), dated=DATED)


@pytest.fixture(scope="module")
def statement() -> Pdf:
    return print_statement(statement_paper(), dated=DATED)


@pytest.fixture(params=["act", "statement"])
def document(request: pytest.FixtureRequest) -> Pdf:
    return request.getfixturevalue(request.param)


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of the tag tree in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield element
        kids = element.get("/K", [])
        found = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting.extend(kid for kid in reversed(list(found)) if isinstance(kid, pikepdf.Dictionary))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S).removeprefix("/") for element in elements(pdf)]


def test_document_declares_pdf_ua_in_bulgarian(document: Pdf) -> None:
    with pikepdf.open(io.BytesIO(document.content)) as opened:
        assert str(opened.Root.Lang) == "bg"
        assert bool(opened.Root.MarkInfo.Marked)
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        assert str(opened.docinfo["/Author"]) == "Община Образец"
        with opened.open_metadata() as metadata:
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert len(opened.pages) == document.pages


def test_document_has_no_error_of_pdf_ua(document: Pdf, tmp_path: Path) -> None:
    pdfua = importlib.import_module("pdfua")
    path = tmp_path / "document.pdf"
    path.write_bytes(document.content)
    report = pdfua.validate(str(path))
    assert [finding for finding in report.findings if finding.severity >= pdfua.Severity.ERROR] == []


def test_headings_begin_with_one_title_and_skip_no_level(document: Pdf) -> None:
    with pikepdf.open(io.BytesIO(document.content)) as opened:
        levels = [int(tag[1]) for tag in tags(opened) if tag in {"H1", "H2", "H3", "H4", "H5", "H6"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))


def test_every_picture_has_words_in_its_place(document: Pdf) -> None:
    with pikepdf.open(io.BytesIO(document.content)) as opened:
        words = [str(element.get("/Alt", "")) for element in elements(opened) if element.S == "/Figure"]
    assert len(words) == 2
    assert all(words)


def test_every_font_is_inside(document: Pdf) -> None:
    with pikepdf.open(io.BytesIO(document.content)) as opened:
        fonts = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_press_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="prestige.pdf"):
        print_act(act_paper(), dated=DATED)
        print_statement(statement_paper(()), dated=DATED)
    assert caplog.messages == []


def test_act_is_cover_contents_and_text(act: Pdf) -> None:
    cover, contents, text = texts(act.content)
    assert "НАРЕДБА за опазване на обществения ред на територията на Община Образец" in cover
    assert "до 4 декември 2026 г. (петък), 24:00 ч." in cover
    assert "https://portal.example/consultations/2026-014/text/@v2" in cover
    assert "ПРОЕКТ Редакция 2 от 20 ноември 2026 г." in cover
    assert contents.startswith("Съдържание Глава първа. ОБЩИ ПОЛОЖЕНИЯ")
    assert "ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ, § 1–2" in contents
    assert "Глава втора ОБЩЕСТВЕН РЕД Раздел I Тишина и придвижване Чл. 7. (1) Движението" in text
    assert "Чл. 2. Общината осигурява: 1. места за отпадъци; 2. обозначени пешеходни зони." in text
    assert "Редакция 2 от 20.11.2026 г. · https://portal.example/consultations/2026-014/text/@v2 стр. 3 от 3" in text


def test_act_prints_as_the_act_text_room_reads_it() -> None:
    source = """НАРЕДБА
за реда
Глава първа
ОБЩИ ПОЛОЖЕНИЯ
Чл. 1. (1) Общината осигурява:
1. места за отпадъци:
а) в града;
б) в селата;
2. пешеходни зони.
(2) Редът се определя от кмета.
Чл. 2. Забраните се обозначават.
Заключителни разпоредби
§ 1. Наредбата влиза в сила от 1 януари.
"""
    papers = [
        PaperUnit(unit.kind, unit.eid, unit.label, unit.heading, SafeString(unit.html), unit.depth)
        for unit in units(parse(source), links=False)
    ]
    text = texts(print_act(act_paper(papers), dated=DATED).content)[-1]
    assert (
        "Глава първа ОБЩИ ПОЛОЖЕНИЯ Чл. 1. (1) Общината осигурява: 1. места за отпадъци: а) в града; б) в селата; "
        "2. пешеходни зони. (2) Редът се определя от кмета. Чл. 2. Забраните се обозначават. "
        "Заключителни разпоредби § 1. Наредбата влиза в сила от 1 януари."
    ) in text


def test_contents_name_the_page_where_the_article_stands() -> None:
    units = [heading("chapter", "chp_1", "Глава първа", "ОБЩИ ПОЛОЖЕНИЯ")]
    units += [article(number, *["Кметът на общината определя реда. " * 8] * 4) for number in range(1, 31)]
    pages = texts(print_act(act_paper(units), dated=DATED).content)
    where = {
        number: page
        for page, text in enumerate(pages, start=1)
        for number in range(1, 31)
        if f"Чл. {number}. (1)" in text
    }
    assert len(where) == 30
    contents = pages[1].replace(".", " ").split()
    named = {int(contents[i + 1]): int(contents[i + 2]) for i, word in enumerate(contents) if word == "Чл"}
    assert named == where


def test_act_can_be_walked_by_its_outline(act: Pdf) -> None:
    with pikepdf.open(io.BytesIO(act.content)) as opened, opened.open_outline() as outline:
        title = outline.root[0]
        assert [child.title.replace("\u00a0", " ") for child in title.children] == [
            "Съдържание",
            "Глава първа ОБЩИ ПОЛОЖЕНИЯ",
            "Глава втора ОБЩЕСТВЕН РЕД",
            "ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ",
        ]
        assert [child.title.replace("\u00a0", " ") for child in title.children[1].children] == ["Чл. 1.", "Чл. 2."]


def test_statement_says_of_every_proposal_what_the_law_wants(statement: Pdf) -> None:
    text = " ".join(texts(statement.content))
    assert "Изх. № 08-00-123/11.12.2026 г." in text
    assert "на основание чл. 26, ал. 5 от Закона за нормативните актове" in text
    assert "Консултацията се проведе от 4 ноември 2026 г. до 4 декември 2026 г. Срокът беше 30 дни." in text
    assert "Постъпиха 3 предложения. Решения: приема се – 1; не се приема – 2." in text
    for serial in (1, 2, 3):
        assert f"{serial}. 26-014-{serial:05}-0 04.12.2026 г., 23:59 ч." in text
        assert f"Предложение с номер {serial}." in text
        assert f"Мотиви по предложение {serial}." in text
    assert "Гражданин, с. Образцово; в защита на позиция на съседи" in text
    assert "На хартия" in text
    assert "4071 8826 3059" in text


def test_statement_tables_tie_every_cell_to_its_header(statement: Pdf) -> None:
    with pikepdf.open(io.BytesIO(statement.content)) as opened:
        found = Counter(tags(opened))
        cells = [element for element in elements(opened) if element.S == "/TD"]
        assert (found["Table"], found["Caption"], found["TR"], found["TH"]) == (2, 2, 5, 15)
        assert all("/Headers" in cell.A for cell in cells)


def test_statement_without_proposals_says_so() -> None:
    printed = print_statement(statement_paper(()), dated=DATED)
    (text,) = texts(printed.content)
    assert "По проекта не са постъпили предложения и становища." in text
    assert "Решения:" not in text
    assert "обосновка" not in text


def test_one_proposal_is_counted_in_the_singular() -> None:
    groups = [StatementGroup("Чл. 1", (row(1, "accepted", "Приема се"),))]
    text = " ".join(texts(print_statement(statement_paper(groups), dated=DATED).content))
    assert "Постъпи 1 предложение." in text


def test_proposal_longer_than_a_page_loses_no_word() -> None:
    words = [f"дума{number}" for number in range(1500)]
    groups = [StatementGroup("Чл. 1", (row(1, "accepted", "Приема се", proposal=" ".join(words)),))]
    printed = print_statement(statement_paper(groups), dated=DATED)
    assert printed.pages > 2
    text = " ".join(texts(printed.content))
    assert [word for word in words if word not in text] == []


def test_held_text_stays_hidden_behind_its_ground() -> None:
    held = row(1, "noted", "Принципно", proposal="", hold_ground="лични данни на друго лице")
    text = " ".join(texts(print_statement(statement_paper([StatementGroup("Чл. 1", (held,))]), dated=DATED).content))
    assert "Текстът не е публикуван: лични данни на друго лице" in text


def test_typed_html_is_printed_as_it_was_typed() -> None:
    typed = '<a rel="attachment" href="file:///etc/hostname">x</a>\nвтори ред'
    groups = [StatementGroup("Чл. 1", (row(1, "accepted", "Приема се", proposal=typed),))]
    text = " ".join(texts(print_statement(statement_paper(groups), dated=DATED).content))
    assert "втори ред" in text
    assert "attachment" in text
