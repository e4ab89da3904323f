"""Phrases that answer nothing."""

import pytest

from consultations.empty_formulas import EMPTY_FORMULAS, empty_formulas


@pytest.mark.parametrize("formula", EMPTY_FORMULAS)
def test_every_formula_of_the_list_is_found(formula: str) -> None:
    assert formula in empty_formulas(f"Уважаеми гражданино, {formula.upper()}.".replace(" ", "\n"))


def test_formula_is_found_in_another_order_of_words_and_a_reason_is_not() -> None:
    assert empty_formulas("Предложението се приема за сведение.") == ["приема се за сведение"]
    assert empty_formulas("Срокът е определен в чл. 26 от закона и не се променя с наредба.") == []
