"""Tables for spreadsheet programs, pure: comma-separated, in UTF-8 with its mark, and never run as formulas.

Excel reads a file without the byte order mark in an old code page; and a cell that begins with = + - @ is a formula
there, so a citizen's text could open an address from the clerk's desk (OWASP, CSV injection).
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"
_OPENS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return the rows under a line of column names, every cell safe to open."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return (BYTE_ORDER_MARK + output.getvalue()).encode()


def safe_cell(value: object) -> str:
    """Return the value as text that no spreadsheet takes for a formula; nothing for None."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_OPENS_FORMULA) else text
