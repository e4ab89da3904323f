"""Tables in the text of an act: behind pipes, or parted by tabs as Word and Excel paste them."""

import pytest

from consultations.acttext.grammar import parse
from consultations.acttext.markup import body
from consultations.acttext.outline import outline
from consultations.acttext.summary import summarise
from consultations.acttext.tree import Kind, Node, plain_text
from consultations.acttext.units import units

PLACES = [
    pytest.param(
        "Чл. 1. (1) Критерии, както следва:\n| № | Точки\n| 1. | 5\n(2) Край.",
        {"art_1__para_1__tbl_1": [["№", "Точки"], ["1.", "5"]]},
        id="in a paragraph, the next one behind it",
    ),
    pytest.param(
        "Чл. 1. Такси:\n1. за маси:\n|дървени|5 лв.|\n2. за столове.\n| а | б\n\n| в | г",
        {
            "art_1__point_1__tbl_1": [["дървени", "5 лв.", ""]],
            "art_1__tbl_1": [["а", "б"]],
            "art_1__tbl_2": [["в", "г"]],
        },
        id="in a point only right behind its colon; an empty line parts two tables",
    ),
    pytest.param(
        "Чл. 1. А.\n§ 1. Такси:\n| маси\nПриложение № 1\nТакси\nВид\tЦена\nмаси\t\n\t5\n| а |\nКрай",
        {
            "cl_1__tbl_1": [["маси"]],
            "annex_1__tbl_1": [["Вид", "Цена"], ["маси", ""], ["", "5"]],
            "annex_1__tbl_2": [["а", ""]],
        },
        id="in a clause and in an annex, by tabs with empty cells, then by pipes",
    ),
    pytest.param(
        "Чл. 1. Такси:\n№\tВид\n1.\tмаси\n2.\tстолове\nЧл. 2. Точки:\nКритерий\tВид\tТочки\n1.\tпърви\t5",
        {
            "art_1__tbl_1": [["№", "Вид"], ["1.", "маси"], ["2.", "столове"]],
            "art_2__tbl_1": [["Критерий", "Вид", "Точки"], ["1.", "първи", "5"]],
        },
        id="numbered rows under a header",
    ),
    pytest.param(
        "Глава първа\tОБЩИ\nРаздел I\tПредмет\nЧл. 1. А.\nГлава втора\tРЕД\nЧл. 2. Б.\n§ 1.\tВ.",
        {},
        id="headings with a tab before the title",
    ),
    pytest.param(
        "Чл. 1.\tА:\n1.\tпърво\n2.\tвторо\t\nа)\tб\nб)\tв\nЧл. 2.\tБ\n(1)\tВ\n(2)\tГ\n-\tд\n-\tе\n"
        "\tотстъп\n\tотстъп\n§ 1.\tЖ\n§ 2.\tЗ\nКмет:\tподпис\n\tЧл. 3. И.",
        {},
        id="a tab behind a mark, or in one line alone, makes no table",
    ),
]  # fmt: skip


def tables(text: str) -> dict[str, list[list[str]]]:
    nodes = (node for node in parse(text).walk() if node.kind is Kind.TABLE)
    return {node.eid: [[cell.text for cell in row.children] for row in node.children] for node in nodes}


def first_table(text: str) -> Node:
    return next(node for node in parse(text).walk() if node.kind is Kind.TABLE)


@pytest.mark.parametrize(("text", "found"), PLACES)
def test_parse_tables_puts_them_where_they_belong(text: str, found: dict[str, list[list[str]]]) -> None:
    assert tables(f"НАРЕДБА ЗА РЕДА\n{text}") == found


def test_parse_table_of_contents_with_tabs_takes_no_heading_twice() -> None:
    act = parse("НАРЕДБА ЗА РЕДА\nГлава първа. Общи\t3\nГлава втора. Ред\t5\nГлава първа. Общи\nЧл. 1. А.")

    assert [node.eid for node in act.walk()] == ["chp_1", "art_1"]


def test_parse_both_notations_keeps_the_pipes_as_marks() -> None:
    piped = first_table("Чл. 1. А:\n| а | б")
    tabbed = first_table("Чл. 1. А:\nа\tб\nв\tг")

    assert [cell.mark for cell in piped.children[0].children] == ["|", "|"]
    assert [cell.mark for cell in tabbed.children[0].children] == ["", ""]


def test_parse_rows_reach_the_lines_they_stand_on() -> None:
    table = first_table("Чл. 1. А:\n\n| а | б\n| в | г")

    assert [(node.kind.value, node.eid, node.line) for node in table.walk()] == [
        ("table", "art_1__tbl_1", 3),
        ("row", "art_1__tbl_1__row_1", 3),
        ("cell", "art_1__tbl_1__row_1__cell_1", 3),
        ("cell", "art_1__tbl_1__row_1__cell_2", 3),
        ("row", "art_1__tbl_1__row_2", 4),
        ("cell", "art_1__tbl_1__row_2__cell_1", 4),
        ("cell", "art_1__tbl_1__row_2__cell_2", 4),
    ]


def test_body_of_a_table_with_a_header_scrolls_by_keyboard_and_fills_short_rows() -> None:
    act = parse("Чл. 1. Точки:\n| № | Вид |\n|---|---|\n| 1 | <маса>\n| 2")

    assert body(act.children[0]) == (
        '<div class="law"><div class="al al--solo">Точки:'
        '<div class="scroll" id="art_1__tbl_1" role="region" tabindex="0" aria-label="Чл. 1, таблица 1">'
        '<table class="tbl"><thead><tr><th scope="col">№</th><th scope="col">Вид</th></tr></thead>'
        "<tbody><tr><td>1</td><td>&lt;маса&gt;</td></tr><tr><td>2</td><td></td></tr></tbody></table></div></div></div>"
    )


@pytest.mark.parametrize("rows", ["| маса | 5 лв.\n| стол | 3 лв.", "| Вид | Цена", "| Такса:\n| а", "| а |  | б\n| в"])
def test_body_of_a_table_without_names_of_columns_has_no_header(rows: str) -> None:
    assert "<thead>" not in body(parse(f"Чл. 1. Такси:\n{rows}").children[0])


def test_units_of_loose_tables_and_text_are_one() -> None:
    shown = units(parse("НАРЕДБА ЗА РЕДА\nГлава първа. ОБЩИ\n| а | б\nбележка\nЧл. 1. А."))

    assert [(unit.eid, unit.kind.value, unit.text) for unit in shown] == [
        ("chp_1", "chapter", "Глава първа. ОБЩИ"),
        ("chp_1__tbl_1", "text", "| а | б\nбележка"),
        ("art_1", "article", "Чл. 1. А."),
    ]
    assert shown[1].html == (
        '<div class="law"><div class="scroll" role="region" tabindex="0" aria-label="Глава първа, таблица 1">'
        '<table class="tbl"><tbody><tr><td>а</td><td>б</td></tr></tbody></table></div>'
        '<p id="chp_1__txt_1">бележка</p></div>'
    )


def test_plain_text_of_a_table_is_a_line_for_each_row() -> None:
    assert plain_text(parse("Чл. 1. А:\nа\tб\nв\tг").children[0]) == "Чл. 1. А:\n| а | б\n| в | г"


def test_summary_counts_tables_only_where_there_are_any() -> None:
    assert summarise(parse("Чл. 1. А:\n| а\n\n| б"))["tables"] == 2
    assert "tables" not in summarise(parse("Чл. 1. А."))


def test_outline_names_a_table_with_its_rows() -> None:
    assert outline(parse("НАРЕДБА ЗА РЕДА\nЧл. 1. А:\n| а\n| б\nЧл. 2. Б.")).splitlines()[2:5] == [
        "Чл. 1. А:",
        "  [таблица, редове: 2]",
        "Чл. 2. Б.",
    ]
