"""Names that a person takes for one another have one skeleton; different names have different ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prestige.organisations.models.application import application_number
from prestige.organisations.names import LONGEST, look_alike, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сдружение „Пример“", "Cдpyжeниe „Пpимep“"),  # Latin C, p, y, e
        ("Сдружение „Пример“", "СДРУЖЕНИЕ «ПРИМЕР»"),
        ("Сдружение „Пример“", "Пример"),
        ("Фондация Пример", "Сдружение „Пример“"),
        ("Пример ЕООД", "ЕООД Пример"),
        ("Зелен Хасково", "Зелен\u200b Ха\u00adсково"),
        ("Зелен Хасково", "Зелен\u202e Хасково"),
        ("Зелен Хасково", "3елен Хаск0во"),
        ("Зелен Хасково", "Ｚелен Хасково"),  # a fullwidth letter
        ("Клуб 1", "Клуб l"),
        ("МАЯ", "MAЯ"),
        ("Приятели", "Прия\u0301тели"),
    ],
)
def test_skeleton_of_names_that_look_alike_is_one(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert look_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сдружение „Пример“", "Сдружение „Образец“"),
        ("Зелен Хасково", "Зелено Хасково"),
        ("Клуб 1", "Клуб 2"),
        ("Приятели на парка", "Приятели на реката"),
        ("Приятели на парка", "Приятели"),
    ],
)
def test_skeleton_of_different_names_differs(one: str, other: str) -> None:
    assert not look_alike(one, other)


def test_skeleton_of_nothing_but_legal_form_keeps_its_words() -> None:
    assert skeleton("Народно читалище") != skeleton("Фондация")
    assert skeleton("Народно читалище")


@pytest.mark.parametrize("empty", ["", "  ", "„“", "\u200b"])
def test_names_without_a_letter_are_never_alike(empty: str) -> None:
    assert not look_alike(empty, empty)


@given(st.text(max_size=200))
def test_skeleton_takes_any_text_and_stays_as_it_is(name: str) -> None:
    found = skeleton(name)
    assert len(found) <= LONGEST
    assert skeleton(name.upper().lower()) == skeleton(name.upper().lower())


def test_application_number_has_a_check_digit() -> None:
    assert application_number(2026, 1) == "26-0001-3"
    assert application_number(2026, 12345).startswith("26-12345-")


@pytest.mark.parametrize(("year", "serial"), [(1999, 1), (2100, 1), (2026, 0), (2026, 1_000_000)])
def test_application_number_outside_its_range_is_refused(year: int, serial: int) -> None:
    with pytest.raises(ValueError, match="no number"):
        application_number(year, serial)
