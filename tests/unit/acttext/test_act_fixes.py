"""Fixes of one press: what they change, what they leave alone, and that they change nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.acttext.fixes import FIXES, Fix

BY_ID = {fix.id: fix for fix in FIXES}


@pytest.mark.parametrize(
    ("name", "text", "fixed", "lines"),
    [
        ("round-brackets", "Чл. 1. /1/ А. /2/ Б.\n/3/ В по ал. /1/ и\n/изм. с Решение № 5/ Г",
         "Чл. 1. (1) А. (2) Б.\n(3) В по ал. /1/ и\n/изм. с Решение № 5/ Г", [1, 2]),
        ("article-marks", "Чл.1Кметът\nЧл. 2. Съветът\nЧЛ 3а . (1) А\nчл. 4 от закона\nЧл. 5, ал. 2 от закона",
         "Чл. 1. Кметът\nЧл. 2. Съветът\nЧл. 3а. (1) А\nчл. 4 от закона\nЧл. 5, ал. 2 от закона", [1, 3]),
        ("cyrillic-letters", "oбщинa и кмeт, файл PDF, wифи, глава XIІ",
         "община и кмет, файл PDF, wифи, глава XIІ", [1]),
        ("cyrillic-marks", "a) едно\nб) две\no) три\nf) fin", "а) едно\nб) две\nо) три\nf) fin", [1, 3]),
        ("joined-words", "опаз-\n ването и по-\nдобро, научно-\nтехническо\n- тире\n1-\n2",
         "опазването и по-добро, научно-техническо\n- тире\n1-\n2", [1, 2, 3]),
        ("page-numbers", "Чл. 1. А\nСтр. 2 от 9\nпродължава\n- 3 -\n5\nКрай - 2 -",
         "Чл. 1. А\nпродължава\n5\nКрай - 2 -", [2, 4]),
    ],
)  # fmt: skip
def test_apply_fix_changes_only_its_slip(name: str, text: str, fixed: str, lines: list[int]) -> None:
    assert BY_ID[name].apply(text) == fixed
    assert BY_ID[name].lines(text) == lines


@pytest.mark.parametrize("fix", FIXES, ids=lambda fix: fix.id)
@given(st.text(alphabet="Чл. 1/()aо-\n№x)страб", max_size=60))
def test_lines_of_a_fix_are_none_exactly_when_it_changes_nothing(fix: Fix, text: str) -> None:
    assert (fix.lines(text) == []) is (fix.apply(text) == text)
