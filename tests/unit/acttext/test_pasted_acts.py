"""Whole texts as they are pasted: every place where it belongs, nothing else taken for one."""

from pathlib import Path

import pytest

from consultations.acttext.grammar import parse
from consultations.acttext.labels import label
from consultations.acttext.lines import tidy
from consultations.acttext.tree import pieces
from consultations.acttext.writing import written


def read_texts() -> dict[str, tuple[str, list[str]]]:
    """Return the texts of pasted_acts.txt by name, each with the anchors of its places."""
    written = Path(__file__).with_name("pasted_acts.txt").read_text(encoding="utf-8")
    texts = {}
    for block in written.removeprefix("=== ").split("\n\n=== "):
        name, _, rest = block.partition("\n")
        text, *anchors = rest.rstrip().split("\n--- ")
        texts[name] = (text, " ".join(anchors).split())
    return texts


TEXTS = read_texts()


@pytest.mark.parametrize("name", TEXTS)
def test_parse_pasted_act_finds_its_places(name: str) -> None:
    text, eids = TEXTS[name]

    assert [node.eid for node in parse(text).walk()] == eids


@pytest.mark.parametrize("name", TEXTS)
def test_parse_pasted_act_loses_nothing(name: str) -> None:
    text, _ = TEXTS[name]

    assert "".join("".join(pieces(parse(text))).split()) == "".join(tidy(text).split())


@pytest.mark.parametrize("name", TEXTS)
def test_parse_of_a_pasted_act_written_out_gives_the_same_tree(name: str) -> None:
    text, _ = TEXTS[name]
    source, act = written(parse(text))

    assert parse(source).children == act.children


def test_parse_of_tables_written_out_gives_them_back_behind_pipes() -> None:
    source, act = written(parse("НАРЕДБА ЗА РЕДА\nЧл. 1. А:\nа\tб\n\tв\nЧл. 2. Б:\n| г |\n\n| д"))

    assert source.splitlines()[2:] == ["Чл. 1. А:", "", "| а | б", "| | в", "", "Чл. 2. Б:", "", "| г |", "", "| д"]
    assert parse(source).children == act.children


def test_parse_letterhead_and_title_in_spaced_capitals_divides_them() -> None:
    act = parse("ОБЩИНА ПОЛЯНОВО\nП Р О Е К Т!\nН А Р Е Д Б А\nза тишината\n/приета с Решение № 2/\nЧл. 1. А.")

    assert (act.letterhead, act.title, act.preamble) == (
        "ОБЩИНА ПОЛЯНОВО\nПРОЕКТ!",
        "НАРЕДБА за тишината",
        "/приета с Решение № 2/",
    )


def test_parse_page_numbers_of_a_copied_pdf_warns_of_each() -> None:
    act = parse("НАРЕДБА ЗА РЕДА\nЧл. 1. А.\nСтр. 2 от 9\nЧл. 2. Б.\n- 3 -")

    assert [(warning.line, warning.message) for warning in act.warnings] == [
        (3, "Ред 3: прилича на номер или колонтитул на страница от PDF; ако е така, изтрийте го."),
        (5, "Ред 5: прилича на номер или колонтитул на страница от PDF; ако е така, изтрийте го."),
    ]


def test_parse_label_of_an_annex_repeated_keeps_one_annex_and_warns() -> None:
    act = parse("НАРЕДБА ЗА РЕДА\nЧл. 1. А.\nПриложение № 1\nТакси\nПриложение № 1\nОще")

    assert [label(node) for node in act.children] == ["Чл. 1.", "Приложение № 1"]
    assert [warning.message for warning in act.warnings] == [
        "Ред 5: надписът на приложението се повтаря; приет е за част от същото приложение."
    ]


def test_parse_no_break_spaces_soft_hyphens_and_tabs_behind_marks_reads_the_same() -> None:
    act = parse("НАРЕДБА ЗА РЕДА\nЧл.\u00a01.\u00a0(1)\u00a0Те\u00adкст.\n(2)\tВтора:\n1.\tедно\n2.\tдве\nЧл. 2.\tА")

    assert [(node.eid, node.text) for node in act.walk()] == [
        ("art_1", ""),
        ("art_1__para_1", "Текст."),
        ("art_1__para_2", "Втора:"),
        ("art_1__para_2__point_1", "едно"),
        ("art_1__para_2__point_2", "две"),
        ("art_2", "А"),
    ]
