"""The measures of quality: what counts, what rests on nothing, how readable a summary is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from consultations.quality import MEASURES, Consulted, Held, Value, lix, shown_groups, values_of
from prestige.register.tagged import is_tagged

FULL = Consulted(year=2026, term_days=30, motives=5, summary="Кратко. Ясно.")
SHORT = replace(FULL, term_days=14, has_short_reason=True)
GENERAL = Consulted(year=2026)
HEARD = replace(FULL, is_heard=True, last_day=date(2026, 3, 2))


def value(key: str, *cohort: Consulted, **more: Any) -> Value:
    return values_of(cohort, **more)[key]


@pytest.mark.parametrize(
    ("key", "cohort", "part", "whole"),
    [
        ("full_term", [FULL, FULL, SHORT, GENERAL], 2, 3),
        ("full_term", [GENERAL], 0, 0),
        ("short_with_reason", [SHORT, replace(SHORT, has_short_reason=False), FULL], 1, 2),
        ("short_with_reason", [FULL], 0, 0),
        ("full_motives", [FULL, replace(FULL, motives=4), GENERAL], 1, 2),
        (
            "statement_first",
            [
                replace(HEARD, statement_on=date(2026, 3, 9), decided_on=date(2026, 3, 9)),
                replace(HEARD, statement_on=date(2026, 3, 10), decided_on=date(2026, 3, 9)),
                replace(HEARD, decided_on=date(2026, 3, 9)),
                HEARD,
            ],
            1,
            3,
        ),
        (
            "days_to_statement",
            [replace(HEARD, statement_on=date(2026, 3, day)) for day in (3, 5, 30)] + [HEARD],
            3,
            3,
        ),
        ("days_to_statement", [HEARD], None, 0),
        ("answered", [replace(HEARD, proposals=10, answered=9), replace(FULL, proposals=5)], 9, 10),
        ("taken_up", [replace(HEARD, proposals=10, answered=9, taken_up=3)], 3, 9),
        ("opinions", [replace(HEARD, opinions=4), HEARD, replace(FULL, opinions=100)], 2, 2),
        ("silent", [replace(HEARD, opinions=4), HEARD, FULL], 1, 2),
        ("organisations", [replace(HEARD, opinions=8, by_organisations=2), replace(FULL, opinions=2)], 2, 10),
        ("summarised", [FULL, replace(FULL, summary="  ")], 1, 2),
        ("discussed", [HEARD], None, 0),
        ("tagged", [FULL], 0, 0),
    ],
)
def test_measure_counts_what_it_says(key: str, cohort: list[Consulted], part: float | None, whole: int) -> None:
    assert value(key, *cohort) == Value(part, whole)


def test_measures_of_hearings_rest_on_hearings() -> None:
    held = [[Held(14), Held(20)], [], [Held(7)]]
    assert value("discussed", HEARD, HEARD, HEARD, hearings=held) == Value(2, 3)
    assert value("notice_days", HEARD, hearings=held) == Value(14, 3)
    assert value("notice_days", HEARD, hearings=[[]]) == Value(None, 0)


def test_every_measure_has_a_value_even_for_nobody() -> None:
    found = values_of([])
    assert set(found) == {measure.key for measure in MEASURES}
    assert [key for key, each in found.items() if each.is_known or each.percent is not None] == []
    assert {measure.code for measure in MEASURES} == {f"M{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11)}


@pytest.mark.parametrize(
    ("texts", "index"),
    [
        ([], None),
        (["", " … 12 345"], None),
        (["Кучето спи."], 2.0),  # two words, none of seven letters
        (["Тротинетките спират. Пешеходците вървят."], 2 + 100 * 2 / 4),
        (["По чл. 5 и ал. 2 няма спор."], 6),  # numbers are no words, abbreviations end nothing
        (["Първи ред\nВтори ред"], 2.0),
        (["Кучето спи.", "Котката спи."], 2 + 100 * 1 / 4),
    ],
)
def test_readability_counts_words_and_long_words(texts: list[str], index: float | None) -> None:
    assert lix(texts) == (pytest.approx(index) if index is not None else None)


def test_small_groups_are_shown_together() -> None:
    assert shown_groups([("с. Б", 4), ("гр. А", 5), ("с. В", 1), ("с. Г", 9)]) == ([("с. Г", 9), ("гр. А", 5)], 5)


@pytest.mark.parametrize(
    ("content", "tagged"),
    [
        (b"%PDF-1.7 << /Type /Catalog /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R >>", True),
        (b"%PDF-1.7 << /Type /Catalog /StructTreeRoot 4 0 R >>", False),
        (b"%PDF-1.7 << /Type /Catalog /MarkInfo << /Marked false >> /StructTreeRoot 4 0 R >>", False),
        (b"<< /Type /ObjStm /N 1 >>\nstream\nbroken endstream", False),
        (b"", False),
    ],
)
def test_document_is_tagged_when_it_says_so_and_has_a_tree(content: bytes, tagged: bool) -> None:
    assert is_tagged(content) is tagged
