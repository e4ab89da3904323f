"""What stands in a Word paragraph or table, and what a text cannot carry."""

import pytest

from consultations.actfiles.reading import ReadAct, read_act
from tests.word_files import cell, level, lists, paragraph, row, run, table, word_file


def read(body: str, **parts: str) -> ReadAct:
    return read_act(word_file(body, **parts))


def text_of(body: str, **parts: str) -> str:
    return read(body, **parts).source.removesuffix("\n")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>един</w:t><w:br/><w:t>ред</w:t></w:r>", "един\nред"),
        ("<w:r><w:t>един</w:t><w:cr/><w:t>ред</w:t></w:r>", "един\nред"),
        ("<w:r><w:t>Чл. 1.</w:t><w:tab/><w:t>Текст</w:t></w:r>", "Чл. 1. Текст"),
        ("<w:r><w:t>обще</w:t><w:softHyphen/><w:t>ствен</w:t></w:r>", "обществен"),
        ("<w:r><w:t>кмет</w:t><w:noBreakHyphen/><w:t>ство</w:t></w:r>", "кмет-ство"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5 м</w:t></w:r>', "≥ 5 м"),
        (f'<w:hyperlink r:id="r9">{run("връзка")}</w:hyperlink>', "връзка"),
        (f"<w:smartTag>{run('гр. Образец')}</w:smartTag>", "гр. Образец"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('поле')}</w:sdtContent></w:sdt>", "поле"),
        (f'<w:fldSimple w:instr="REF чл1">{run("чл. 1")}</w:fldSimple>', "чл. 1"),
        (f"<w:ins>{run('ново')}</w:ins>", "ново"),
        (f"<w:moveTo>{run('преместено')}</w:moveTo>", "преместено"),
        (run("общи положения", "<w:caps/>"), "ОБЩИ ПОЛОЖЕНИЯ"),
        (run("Чл. 5а") + run("1", '<w:vertAlign w:val="superscript"/>') + run(". Текст"), "Чл. 5а¹. Текст"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("ал. 2")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "ал. 2",
        ),
    ],
)  # fmt: skip
def test_read_act_of_a_paragraph_gives_the_words_one_sees(inside: str, text: str) -> None:
    assert text_of(f"<w:p>{inside}</w:p>") == text


DELETED = "<w:del><w:r><w:delText>старо</w:delText></w:r></w:del>"
PICTURE = '<w:pict><v:shape><v:imagedata r:id="r1"/></v:shape></w:pict>'
BOX = (
    f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('в рамка')}</w:txbxContent></v:textbox></v:shape></w:pict>"
)
BOTH = f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
TOC = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Глава първа 3")}</w:p>'
    f'<w:p>{run("Глава втора 5")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "text", "note"),
    [
        (
            paragraph(DELETED, "остава"),
            "остава",
            "Проследени изтривания, които не са пренесени (вмъкнатото е прието): 1.",
        ),
        (paragraph(f"<w:r>{PICTURE}</w:r>", "дума"), "дума", "Картини и графики, които не са пренесени: 1."),
        (
            paragraph("<w:r><w:commentReference/></w:r>", "дума"),
            "дума",
            "Коментари от документа, които не са пренесени: 1.",
        ),
        (paragraph(run("скрито", "<w:vanish/>"), "дума"), "дума", "Скрити откъси, които не са пренесени: 1."),
        (
            paragraph("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", " дума"),
            "a+b дума",
            "Формули, записани само със знаците си на един ред: 1.",
        ),
        (
            paragraph('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', " дума"),
            "• дума",
            "Знаци от шрифтове за символи, заменени с „•“: 1.",
        ),
        (paragraph(f"<w:r>{BOTH}</w:r>", "дума"), "дума\nв рамка", "Текстови полета, поставени след абзаца си: 1."),
        (
            TOC + paragraph("дума"),
            "дума",
            "Редове от съдържанието на документа, които не са пренесени (порталът прави свое): 2.",
        ),
    ],
)
def test_read_act_of_what_is_no_text_says_so(body: str, text: str, note: str) -> None:
    found = read(body)

    assert (found.source.strip("\n"), found.notes) == (text, (note,))


def test_read_act_of_footnotes_puts_them_in_brackets_behind_their_paragraph() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " ДВ, бр. 5.")}</w:footnote>'
    found = read(paragraph("Чл. 1. По закона", reference, " се глобява."), footnotes=notes)

    assert found.source == "Чл. 1. По закона[1] се глобява. [1: ДВ, бр. 5.]\n"
    assert found.notes == ("Бележки под линия, поставени в квадратни скоби в края на абзаца си: 1.",)


def test_read_act_of_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    first = paragraph("Чл. 1. Едно ", properties="<w:rPr><w:del/></w:rPr>")

    assert text_of(first + paragraph("и две.")) == "Чл. 1. Едно и две."


def test_read_act_of_a_table_writes_a_pipe_before_each_cell() -> None:
    body = (
        paragraph("Чл. 1. Таксите са:")
        + table(row("№", "Услуга", "Такса"), row("1", "Справка | копие", ""), row("2", "Препис", "5 евро"))
        + paragraph("Чл. 2. Край.")
    )

    assert text_of(body).splitlines() == [
        "Чл. 1. Таксите са:", "", "| № | Услуга | Такса", "| 1 | Справка ¦ копие |", "| 2 | Препис | 5 евро", "",
        "Чл. 2. Край.",
    ]  # fmt: skip


def test_read_act_of_merged_cells_leaves_the_covered_ones_empty() -> None:
    wide, head, tail = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row("а", cell("широка", wide)),
        row(cell("висока", head), "б", "в"),
        row(cell("", tail), "г", "д"),
        row("е", properties='<w:gridBefore w:val="2"/>'),
    )

    assert text_of(body).strip().splitlines() == ["| а | широка |", "| висока | б | в", "| | г | д", "| | | е"]


def test_read_act_of_a_table_numbers_its_cells_and_flattens_tables_inside() -> None:
    numbered = cell("", inside=paragraph("", number="1"))
    inner = cell("", inside=paragraph("цени:") + table(row("а", "1"), row("б", "2")) + paragraph(""))
    found = read(table(row(numbered, "А"), row(numbered, inner)), numbering=lists(n1=level(0, "decimal", "%1.")))

    assert found.source.strip().splitlines() == ["| 1. | А", "| 2. | цени: а 1 б 2"]
    assert found.notes == ("Таблици в клетки, записани като обикновен текст: 1.",)


def test_read_act_of_a_deleted_row_leaves_it_out() -> None:
    assert text_of(table(row("а", "б"), row("в", "г", properties="<w:del/>"))).strip() == "| а | б"


def test_read_act_of_a_frame_of_one_cell_gives_its_paragraphs() -> None:
    assert text_of(table(row(cell("", inside=paragraph("едно") + paragraph("две"))))) == "едно\nдве"


def test_read_act_of_neighbouring_tables_keeps_them_apart() -> None:
    assert text_of(table(row("а", "б")) + table(row("в", "г"))).strip().splitlines() == ["| а | б", "", "", "| в | г"]


def test_read_act_of_a_document_of_many_megabytes_reads_it_to_the_end() -> None:
    body = "".join(paragraph(*(f"{number}-{at} " for at in range(20))) for number in range(7_000))

    assert text_of(body).splitlines()[-1].startswith("6999-0 6999-1 ")
