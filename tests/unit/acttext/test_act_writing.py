"""A tree written out as text is the same tree when it is read again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from consultations.acttext.grammar import parse
from consultations.acttext.writing import written
from tests.unit.actfiles.acts import ACT, ORDERLY, TABLE, bare


@pytest.mark.parametrize(
    "text",
    [
        ACT,
        "НАРЕДБА\nДопълнителни разпоредби Допълнителни разпоредби\n§ 1. Край.",
        "НАРЕДБА\nЧл. 1. Едно.\nПриложение № 1: Образец\nСъдържание",
        "НАРЕДБА\nЧл. 1. Едно.\nПриложение № 1\nкъм чл. 1\nСъдържание",
        "НАРЕДБА\nРаздел I (Нов – ДВ, бр. 5 от 2020 г.)\nЧл. 1. Едно.",
        "НАРЕДБА\nЧл. 1\nпо чл. 4, ал. 2 се глобява.",
        "НАРЕДБА ЗА РЕДА\n\nТЕКСТ БЕЗ ЧЛЕН\nЧл. 1. Едно.",
        "ЗАКОН ЗА РЕДА\nЧл. 1. Едно.\nПреходни разпоредби\nКЪМ ЗАКОНА ЗА ШУМА\n§ 5. Край.",
    ],
)
def test_written_act_read_again_is_the_same_tree(text: str) -> None:
    act = parse(text)

    assert bare(parse(written(act)[0])) == bare(act)


@settings(deadline=None)
@given(ORDERLY)
def test_written_orderly_act_read_again_is_the_same_tree(text: str) -> None:
    act = parse(text)

    assert bare(parse(written(act)[0])) == bare(act)


def test_written_act_knows_the_line_of_every_place() -> None:
    text, act = written(parse(ACT))
    lines = text.split("\n")

    assert act == replace(parse(text), warnings=act.warnings)
    assert all((node.mark or node.heading or node.text) in lines[node.line - 1] for node in act.walk())


def test_written_article_of_paragraphs_begins_with_the_first_on_its_own_line() -> None:
    text = "НАРЕДБА\n\nЧл. 1. (1) Едно.\n(2) Две:\n1. точка.\n\n§ 1. (1) Край.\n(2) И след него.\n"

    assert written(parse(text))[0] == text


def test_written_table_has_a_line_for_each_row() -> None:
    assert written(TABLE)[0].splitlines()[2:] == [
        "Чл. 1. Таксите са:", "", "| № | Услуга | Такса", "| 1 | Препис |", "", "Чл. 2. Край."
    ]  # fmt: skip
