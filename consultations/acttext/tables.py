"""Rows of tables in pasted text: cells behind pipes, or parted by tabs as Word and Excel paste them."""

import re

Cells = tuple[str, ...]

PIPE = "|"
_UNIT_MARK = re.compile(
    r"(?:чл\.?|член|§)\s?[0-9]+[а-я]?\s?\.?|[(/][0-9]{1,3}[а-я]?[)/]|[а-я]{1,2}[)/]|[-–—•·▪●*]", re.I
)
_GROUP = re.compile(r"(?:част|дял|глава|раздел|приложение|(?:допълнителн|преходн|заключителн)[аи])\s", re.I)
_NUMBER_MARK = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})*[.)]")
_LONGEST_LONELY = 60
_COUNTING = re.compile(r"(?:№|no?\.?|#)", re.I)


def piped_cells(raw: str) -> Cells:
    """Return the cells of a line written „| a | b“; a trailing pipe opens an empty last one. Of any other, none."""
    words = raw.strip()
    if not words.startswith(PIPE):
        return ()
    return tuple(" ".join(cell.split()) for cell in words.split(PIPE)[1:])


def tabbed_rows(lines: list[str]) -> dict[int, Cells]:
    """Return the cells of the lines that are rows of pasted tables, by index.

    A table is two lines or more in a row with the cells parted by tabs. „1.⇥Текст“ is a numbered place and no row,
    unless the table above it has the same number of cells; „Чл. 1.⇥Текст“ and „(1)⇥Текст“ never are.
    """
    found: dict[int, Cells] = {}
    run: list[tuple[int, Cells]] = []
    for at, raw in enumerate(lines):
        cells = _tabbed_cells(raw)
        if run and _carries_on(run[0][1], cells):
            run.append((at, cells))
            continue
        found.update(_trimmed(run))
        run = [(at, cells)] if _begins(cells) else []
    found.update(_trimmed(run))
    return found


def _tabbed_cells(raw: str) -> Cells:
    if "\t" not in raw or raw.lstrip().startswith(PIPE):
        return ()
    return tuple(" ".join(cell.split()) for cell in raw.split("\t"))


def _begins(cells: Cells) -> bool:
    words = list(filter(None, cells))
    return len(words) > 1 and not (_opens_place(words) or _NUMBER_MARK.fullmatch(words[0]))


def _opens_place(words: list[str]) -> bool:
    """Whether the first cell is the mark of an article or a heading; in a table of contents it ends in a page."""
    return bool(_UNIT_MARK.fullmatch(words[0])) or (bool(_GROUP.match(words[0])) and not words[-1].isdigit())


def _carries_on(header: Cells, cells: Cells) -> bool:
    words = list(filter(None, cells))
    if not words:
        return False
    if len(words) == 1:
        return len(cells) == len(header) and len(words[0]) <= _LONGEST_LONELY and not _UNIT_MARK.match(words[0])
    if _NUMBER_MARK.fullmatch(words[0]):
        return len(cells) == len(header) and (len(words) > 2 or bool(_COUNTING.match(header[0])))
    return not _opens_place(words)


def _trimmed(run: list[tuple[int, Cells]]) -> list[tuple[int, Cells]]:
    """Return the rows of a run without the columns at its edges that are empty in all of them."""
    if len(run) < 2:
        return []
    filled = [at for _, cells in run for at, words in enumerate(cells) if words]
    return [(at, cells[min(filled) : max(filled) + 1]) for at, cells in run]
