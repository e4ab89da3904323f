"""The act as a Word document: what stands in it and that it comes back the same."""

import io

import docx
from docx.shared import Cm
from hypothesis import given, settings

from consultations.actfiles.imprint import Imprint
from consultations.actfiles.reading import read_act
from consultations.actfiles.rendering import render
from consultations.acttext.grammar import parse
from tests.unit.actfiles.acts import ACT, ORDERLY, TABLE, bare

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def test_render_word_reads_back_to_the_same_tree() -> None:
    act = parse(ACT)

    assert bare(read_act(render(act, "docx")).act) == bare(act)


@settings(deadline=None, max_examples=40)
@given(ORDERLY)
def test_render_word_of_any_orderly_act_reads_back_to_the_same_tree(text: str) -> None:
    act = parse(text)

    assert bare(read_act(render(act, "docx")).act) == bare(act)


def test_render_word_types_every_number_so_that_nothing_renumbers() -> None:
    written = document(render(parse(ACT), "docx"))
    lines = [paragraph.text for paragraph in written.paragraphs]

    assert not list(written.element.iter(f"{W}numPr"))
    assert "Чл. 1. (1) С наредбата се уреждат:" in lines
    assert "аа) денем;" in lines
    assert "Глава първа\nОБЩИ ПОЛОЖЕНИЯ" in lines


def test_render_word_makes_headings_of_groupings_and_annexes_in_their_order() -> None:
    written = document(render(parse(ACT), "docx"))

    assert [(p.style.name, p.text) for p in written.paragraphs if p.style.name.startswith(("Heading", "Title"))] == [
        ("Title", "НАРЕДБА № 5 за обществения ред"),
        ("Heading 1", "Глава първа\nОБЩИ ПОЛОЖЕНИЯ"),
        ("Heading 2", "Раздел I\nПредмет"),
        ("Heading 1", "Допълнителни разпоредби"),
        ("Heading 1", "Заключителни разпоредби"),
        ("Heading 1", "Приложение № 1\nкъм чл. 2"),
    ]


def test_render_word_is_bulgarian_a4_with_title_and_numbers_of_pages() -> None:
    imprint = Imprint(title="Наредба за реда", author="Кмет", number="2026-014", revision=2)
    written = document(render(parse(ACT), "docx", imprint))
    section = written.sections[0]

    assert (written.core_properties.title, written.core_properties.language) == ("Наредба за реда", "bg-BG")
    assert abs(section.page_width - Cm(21)) < 1000
    assert abs(section.page_height - Cm(29.7)) < 1000
    assert section.header.paragraphs[0].text == "Обществена консултация № 2026-014 · Редакция 2 · Вносител: Кмет"
    assert [field.get(f"{W}instr") for field in section.footer._element.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert [each.get(f"{W}val") for each in written.styles["Normal"].element.iter(f"{W}lang")] == ["bg-BG"]


def test_render_word_writes_a_table_as_a_table() -> None:
    data = render(TABLE, "docx")
    table = document(data).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["№", "Услуга", "Такса"], ["1", "Препис", ""]]
    assert "\n| № | Услуга | Такса\n| 1 | Препис |\n" in read_act(data).source
