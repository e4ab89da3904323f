"""Tables for spreadsheet programs, pure: comma-separated or as a workbook, written row by row, never run as formulas.

Excel reads a file without the byte order mark in an old code page; and a cell that begins with = + - @ is a formula
there, so a citizen's text could open an address from the clerk's desk (OWASP, CSV injection). Every cell is quoted,
because a Bulgarian Excel cuts lines at semicolons too.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import IO, Final

import xlsxwriter  # type: ignore[import-untyped]  # brings no types

BYTE_ORDER_MARK: Final = "\ufeff"
CELL_LIMIT: Final = 32_767  # characters of a cell in Excel
CUT_SHORT: Final = " … (целият текст е в CSV и JSON)"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPENS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BEFORE_FORMULA: Final = " \u00a0\n;,"
_LINES_AT_ONCE: Final = 200


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return the rows under a line of column names, every cell safe to open."""
    return b"".join(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Yield the same table in pieces of some hundred lines: whatever its length, it takes the memory of a few."""
    output = io.StringIO()
    output.write(BYTE_ORDER_MARK)
    csv.writer(output).writerow(columns)
    writer = csv.writer(output, quoting=csv.QUOTE_ALL)
    for n, row in enumerate(rows, start=1):
        writer.writerow([safe_cell(value) for value in row])
        if n % _LINES_AT_ONCE == 0:
            yield output.getvalue().encode()
            output.seek(0)
            output.truncate()
    yield output.getvalue().encode()


def safe_cell(value: object) -> str:
    """Return the value as text that no spreadsheet takes for a formula; nothing for None."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(_BEFORE_FORMULA).startswith(_OPENS_FORMULA) else text


def write_xlsx(
    out: IO[bytes],
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[object]],
    *,
    sheet: str,
    title: str,
    created: datetime,
) -> None:
    """Write a workbook of one sheet: names of columns with their widths in characters, then every cell as text.

    Text is never a formula or a link; longer than Excel takes it is cut and says so. Rows go to disk one by one.
    The same arguments give the same bytes.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "created": created.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet(sheet)
        page.set_landscape()
        page.set_paper(9)
        page.repeat_rows(0)
        page.freeze_panes(1, 1)
        for at, (name, width) in enumerate(columns):
            page.set_column(at, at, width)
            page.write_string(0, at, name, head)
        for at, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                page.write_string(at, column, _fitting(value), body)


def _fitting(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(CUT_SHORT)] + CUT_SHORT
