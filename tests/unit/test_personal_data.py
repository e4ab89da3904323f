"""Hints at personal data in citizens' texts."""

import pytest

from consultations.personal_data import hints, marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пишете на ime.familia@example.bg.", [("ime.familia@example.bg", "имейл")]),
        ("Тел. 0888 123 456", [("0888 123 456", "телефон")]),
        ("Тел. +359 888 123 456, вечер", [("+359 888 123 456", "телефон")]),
        ("№ 1234567890 в регистъра", [("1234567890", "десет цифри, може да е ЕГН")]),
        ("Чл. 14, ал. 2, 1,80 метра, 2026 г.", []),
        ("Глоба от 1500 до 25000 лв. по чл. 31", []),
    ],
)
def test_contacts_and_ten_digits_are_found_and_numbers_of_the_law_are_not(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [tuple(piece) for piece in hints(text)] == found


def test_marked_pieces_are_the_whole_text() -> None:
    text = "Обадете се на 0888 123 456 или пишете на ime@example.bg до петък."
    assert "".join(piece.text for piece in marked(text)) == text
