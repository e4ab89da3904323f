"""Numbers of organisations: the check digits tell a slip."""

import pytest

from prestige.eik import compact_eik, is_eik


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("831641791", True),
        ("831641792", False),
        ("175074752", True),
        ("000903825", True),
        ("000000000", False),
        ("7501020018", False),  # ten digits are a person's
        ("1750747520011", False),
        ("8316417910014", False),
        ("12345678", False),
        ("", False),
        ("8316417٩1", False),
    ],
)
def test_is_eik_counts_the_check_digit(digits: str, right: bool) -> None:
    assert is_eik(digits) is right


def test_is_eik_of_a_branch_has_exactly_one_right_last_digit() -> None:
    assert [last for last in range(10) if is_eik(f"831641791001{last}")] == [7]  # (1·2 + 0·7 + 0·3 + 1·5) mod 11 = 7


@pytest.mark.parametrize("typed", ["831641791", "BG831641791", "ЕИК 831 641 791", "831-641-791", "Булстат: 831641791"])
def test_compact_eik_takes_it_as_people_write_it(typed: str) -> None:
    assert compact_eik(typed) == "831641791"
