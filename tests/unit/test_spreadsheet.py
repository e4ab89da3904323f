"""Tables that are safe to open."""

import pytest

from prestige.spreadsheet import csv_table, safe_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("чл. 1", "чл. 1"),
        (None, ""),
        (7, "7"),
        ("=1+1", "'=1+1"),
        ("+359 2", "'+359 2"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tтекст", "'\tтекст"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
    ],
)
def test_safe_cell_never_opens_a_formula(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


def test_csv_table_carries_its_mark_and_quotes_what_must_be_quoted() -> None:
    assert csv_table(["а", "б"], [["1;2", 'каза "да", после'], ["ред\nред", None]]).decode() == (
        '\ufeffа,б\r\n1;2,"каза ""да"", после"\r\n"ред\nред",\r\n'
    )
