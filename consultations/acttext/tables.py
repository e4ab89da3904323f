"""Rows of tables in pasted text: cells behind pipes, or parted by tabs as Word and Excel paste them."""

import re

PIPE = "|"
_UNIT_MARK = re.compile(
    r"(?:чл\.?|член|§)\s?[0-9]+[а-я]?\s?\.?|[(/][0-9]{1,3}[а-я]?[)/]|[а-я]{1,2}[)/]|[-–—•·▪●*]", re.I
)
_NUMBER_MARK = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})*[.)]")
_COUNTING = re.compile(r"(?:№|no?\.?|#)", re.I)


def piped_cells(raw: str) -> tuple[str, ...]:
    """Return the cells of a line written „| a | b“; a trailing pipe opens an empty last one. Of any other, none."""
    words = raw.strip()
    if not words.startswith(PIPE):
        return ()
    return tuple(" ".join(cell.split()) for cell in words.split(PIPE)[1:])


def tabbed_rows(lines: list[str]) -> dict[int, tuple[str, ...]]:
    """Return the cells of the lines that are rows of pasted tables, by index.

    A table is two lines or more in a row with the cells parted by tabs. „1.⇥Текст“ is a numbered place and no row,
    unless the table above it has the same number of cells; „Чл. 1.⇥Текст“ and „(1)⇥Текст“ never are.
    """
    found: dict[int, tuple[str, ...]] = {}
    run: list[tuple[int, tuple[str, ...]]] = []
    for at, raw in enumerate(lines):
        cells = tuple(" ".join(cell.split()) for cell in raw.strip().split("\t")) if "\t" in raw else ()
        if _carries_on(run, cells):
            run.append((at, cells))
            continue
        found.update(run if len(run) > 1 else ())
        run = [(at, cells)] if _begins(cells) else []
    found.update(run if len(run) > 1 else ())
    return found


def _begins(cells: tuple[str, ...]) -> bool:
    return len(cells) > 1 and not (_UNIT_MARK.fullmatch(cells[0]) or _NUMBER_MARK.fullmatch(cells[0]))


def _carries_on(run: list[tuple[int, tuple[str, ...]]], cells: tuple[str, ...]) -> bool:
    if not run or len(cells) < 2 or _UNIT_MARK.fullmatch(cells[0]):
        return False
    if not _NUMBER_MARK.fullmatch(cells[0]):
        return True
    header = run[0][1]
    return len(cells) == len(header) and (len(cells) > 2 or bool(_COUNTING.match(header[0])))
