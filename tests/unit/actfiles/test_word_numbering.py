"""The numbers that Word counts by itself come as text, as Word shows them."""

import pytest

from consultations.actfiles.reading import read_act
from tests.word_files import level, lists, number, paragraph, restart, run, word_file

TYPED = """НАРЕДБА № 5
за обществения ред
Глава първа. ОБЩИ ПОЛОЖЕНИЯ
Чл. 1. (1) С наредбата се уреждат:
1. обществените отношения, свързани с:
а) опазването на реда;
б) чистотата;
в) тишината;
2. контролът:
а) на кмета;
б) на кметовете.
(2) Наредбата се прилага за всички.
Чл. 2. Забранява се:
1. шумът;
2. димът.
Глава втора. ЗАБРАНИ
Чл. 3. (1) Забранява се паркирането.
(2) Кметът определя местата.
Допълнителни разпоредби
§ 1. По смисъла на наредбата:
1. „шум“ е звук.
Заключителни разпоредби
§ 2. Наредбата влиза в сила.
"""
ACT = lists(
    n1=level(0, "decimal", "Чл. %1."),
    n2=level(0, "decimal", "(%1)") + level(1, "decimal", "%2."),
    n3=level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)"),
    n4=level(0, "decimal", "§ %1."),
    n5=level(0, "decimal", "%1."),
)
OTHERS = (
    number("31", "3", restart(0, 1))
    + number("32", "3", restart(0, 1))
    + number("33", "3", restart(0, 1))
    + number("21", "2", restart(0, 2))
    + number("22", "2", restart(0, 2))
)
BODY = (
    paragraph("НАРЕДБА № 5", style="Title")
    + paragraph("за обществения ред", style="Title")
    + paragraph("Глава първа. ", "ОБЩИ ПОЛОЖЕНИЯ", style="Heading1")
    + paragraph("(1) С наредбата се ", "уреждат:", number="1")
    + paragraph("обществените отношения, свързани с:", number="3")
    + paragraph("опазването на реда;", number="3", level=1)
    + paragraph("чистотата;", number="3", level=1)
    + paragraph("тишината;", number="3", level=1)
    + paragraph("контролът:", number="3")
    + paragraph("на кмета;", number="3", level=1)
    + paragraph("на кметовете.", number="3", level=1)
    + paragraph("Наредбата се прилага за всички.", number="21")
    + paragraph("Забранява се:", number="1")
    + paragraph("шумът;", number="31")
    + paragraph("димът.", number="31")
    + paragraph("Глава втора. ЗАБРАНИ", style="Heading1")
    + paragraph("(1) Забранява се паркирането.", number="1")
    + paragraph("Кметът определя местата.", number="22")
    + paragraph("Допълнителни разпоредби", style="Heading1")
    + paragraph("По смисъла на наредбата:", number="4")
    + paragraph("„шум“ е звук.", number="32")
    + paragraph("Заключителни разпоредби", style="Heading1")
    + paragraph("Наредбата влиза в сила.", number="4")
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def lines_of(body: str, numbering: str, styles: str = "") -> list[str]:
    return read_act(word_file(body, numbering=numbering, styles=styles)).source.splitlines()


def test_read_act_of_a_numbered_ordinance_gives_the_tree_of_the_typed_one() -> None:
    read = read_act(word_file(BODY, numbering=ACT + OTHERS, styles=STYLES), "naredba.docx")
    typed = read_act(TYPED.encode(), "naredba.txt")

    assert read.format == "docx"
    assert [(n.eid, n.mark, n.heading, n.text) for n in read.act.walk()] == [
        (n.eid, n.mark, n.heading, n.text) for n in typed.act.walk()
    ]
    assert (read.act.title, read.act.preamble) == (typed.act.title, typed.act.preamble)
    assert read.notes == ("Номера с латински букви (a, b, c), записани с кирилица (а, б, в): 5.",)


def test_read_act_counts_the_lines_of_its_source() -> None:
    read = read_act(word_file(BODY, numbering=ACT + OTHERS, styles=STYLES))
    lines = read.source.splitlines()

    assert [lines[node.line - 1] for node in read.act.walk() if node.mark == "Чл. 2."] == ["Чл. 2. Забранява се:"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", ["1.", "2.", "3."]),
        ("upperRoman", ["I.", "II.", "III."]),
        ("lowerRoman", ["i.", "ii.", "iii."]),
        ("lowerLetter", ["а.", "б.", "в."]),
        ("upperLetter", ["А.", "Б.", "В."]),
        ("russianLower", ["а.", "б.", "в."]),
        ("russianUpper", ["А.", "Б.", "В."]),
        ("decimalZero", ["01.", "02.", "03."]),
        ("ordinalText", ["първа.", "втора.", "трета."]),
        ("bullet", ["–", "–", "–"]),
    ],
)
def test_read_act_writes_every_format_of_numbers(form: str, shown: list[str]) -> None:
    body = "".join(paragraph(word, number="1") for word in ("едно", "две", "три"))

    assert lines_of(body, lists(n1=level(0, form, "%1."))) == [
        f"{shown[0]} едно", f"{shown[1]} две", f"{shown[2]} три"
    ]  # fmt: skip


def test_read_act_of_a_latin_document_keeps_latin_letters() -> None:
    assert lines_of(paragraph("one", number="1"), lists(n1=level(0, "lowerLetter", "%1)"))) == ["a) one"]


def test_read_act_of_levels_restarts_the_deeper_one() -> None:
    numbering = lists(n1=level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3."))
    body = "".join(paragraph("т", number="1", level=at) for at in (0, 1, 1, 2, 0, 1, 2, 2))

    assert lines_of(body, numbering) == [
        "1. т", "1.1. т", "1.2. т", "1.2.1. т", "2. т", "2.1. т", "2.1.1. т", "2.1.2. т"
    ]  # fmt: skip


def test_read_act_of_a_level_that_never_restarts_counts_on() -> None:
    numbering = lists(n1=level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>'))
    body = "".join(paragraph("т", number="1", level=at) for at in (0, 1, 0, 1))

    assert lines_of(body, numbering) == ["1. т", "(1) т", "2. т", "(2) т"]


def test_read_act_of_a_legal_level_writes_figures_for_roman_numbers() -> None:
    numbering = lists(n1=level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", more="<w:isLgl/>"))
    body = paragraph("т", number="1") + paragraph("т", number="1", level=1)

    assert lines_of(body, numbering) == ["I. т", "1.1. т"]


def test_read_act_of_lists_of_one_definition_counts_on_unless_one_starts_anew() -> None:
    numbering = lists(n1=level(0, "decimal", "%1.")) + number("2", "1") + number("3", "1", restart(0, 7))
    body = "".join(paragraph("т", number=name) for name in ("1", "2", "3", "3", "1"))

    assert lines_of(body, numbering) == ["1. т", "2. т", "7. т", "8. т", "9. т"]


def test_read_act_of_a_list_with_a_level_of_its_own_shows_that_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "§ %1.", start=4)}</w:lvlOverride>'
    numbering = lists(n1=level(0, "decimal", "%1.")) + number("2", "1", own)

    assert lines_of(paragraph("т", number="2"), numbering) == ["§ 4. т"]


def test_read_act_of_a_list_through_styles_finds_list_and_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Член"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Al"><w:name w:val="Алинея"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Втора"/><w:basedOn w:val="Al"/></w:style>'
        '<w:style w:type="numbering" w:styleId="Law"><w:name w:val="Закон"/>'
        '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    levels = level(0, "decimal", "Чл. %1.", more='<w:pStyle w:val="Art"/>') + level(
        1, "decimal", "(%2)", more='<w:pStyle w:val="Al"/>'
    )
    numbering = lists(n1='<w:numStyleLink w:val="Law"/>', n9=levels)
    off = paragraph("без номер", style="Art", number="0")
    body = paragraph("едно", style="Art") + paragraph("две", style="Al") + paragraph("три", style="Sub") + off

    assert lines_of(body + paragraph("край", style="Art"), numbering, styles) == [
        "Чл. 1. едно", "(1) две", "(2) три", "без номер", "Чл. 2. край"
    ]  # fmt: skip


def test_read_act_of_a_number_typed_as_well_does_not_double_it() -> None:
    body = paragraph("Чл. 1. Едно.", number="1") + paragraph("Две.", number="1")

    assert lines_of(body, lists(n1=level(0, "decimal", "Чл. %1."))) == ["Чл. 1. Едно.", "Чл. 2. Две."]


@pytest.mark.parametrize(
    ("form", "text", "line"),
    [("%1", "15 дни", "1 15 дни"), ("%1.", "1.1. срок", "1. 1.1. срок"), ("Чл. %1.", "Чл.1. Едно", "Чл.1. Едно")],
)
def test_read_act_of_words_that_only_begin_like_the_number_keeps_both(form: str, text: str, line: str) -> None:
    assert lines_of(paragraph(text, number="1"), lists(n1=level(0, "decimal", form))) == [line]


def test_read_act_of_a_deleted_paragraph_does_not_count_it() -> None:
    deleted = paragraph(
        f"<w:del>{run('старо').replace('w:t', 'w:delText')}</w:del>",
        number="1",
        properties="<w:rPr><w:del/></w:rPr>",
    )
    body = paragraph("едно", number="1") + deleted + paragraph("две", number="1")

    assert lines_of(body, lists(n1=level(0, "decimal", "%1."))) == ["1. едно", "2. две"]


def test_read_act_of_a_list_that_is_not_defined_leaves_the_words() -> None:
    assert lines_of(paragraph("дума", number="77"), lists(n1=level(0, "decimal", "%1."))) == ["дума"]
