"""Tables that are safe to open."""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest

from prestige.spreadsheet import CELL_LIMIT, CUT_SHORT, csv_lines, csv_table, safe_cell, write_xlsx


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
        ("\xa0=1", "'\xa0=1"),
        (";=1", "';=1"),
        ("край;\n=1", "край;\n=1"),
    ],
)
def test_safe_cell_never_opens_a_formula(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


def test_csv_table_carries_its_mark_and_quotes_every_cell() -> None:
    assert csv_table(["а", "б"], [["1;2", 'каза "да", после'], ["ред\nред", None]]).decode() == (
        '\ufeffа,б\r\n"1;2","каза ""да"", после"\r\n"ред\nред",""\r\n'
    )


def test_csv_lines_come_in_pieces_and_say_the_same_as_the_table() -> None:
    rows = [[n, f"=ред {n}"] for n in range(1001)]
    pieces = list(csv_lines(["а", "б"], rows))
    assert len(pieces) == 6
    assert b"".join(pieces) == csv_table(["а", "б"], rows)


CREATED = datetime(2026, 12, 11, tzinfo=UTC)


def test_workbook_keeps_every_cell_as_text_and_gives_the_same_bytes() -> None:
    rows = [["=1+1", "https://example.bg"], ["+359", "x" * 40_000], [None, "ред\nред"]]
    made = [io.BytesIO(), io.BytesIO()]
    for out in made:
        write_xlsx(out, [("а", 10), ("б", 20)], rows, sheet="Справка", title="Справка", created=CREATED)
    assert made[0].getvalue() == made[1].getvalue()
    with zipfile.ZipFile(made[0]) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in book.namelist()
    assert "<f>" not in sheet
    texts = re.findall(r"<t(?: [^>]*)?>(.*?)</t>", sheet, re.DOTALL)
    assert texts[:4] == ["а", "б", "=1+1", "https://example.bg"]
    assert texts[4:] == ["+359", "x" * (CELL_LIMIT - len(CUT_SHORT)) + CUT_SHORT, "", "ред\nред"]
