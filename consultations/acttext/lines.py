"""Physical lines of a pasted text, cleaned of what is invisible."""

import re
from dataclasses import dataclass

from .tables import PIPE, piped_cells, tabbed_rows

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = {
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0)), None),
    **dict.fromkeys(range(0x1C, 0x20), " "),
    **dict.fromkeys((0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF), None),
}


_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.M)
_ESCAPED = re.compile(r"\\([()\[\].*_#+-])")
_SPACED = re.compile(r"\s*[А-Я](?: [А-Я]){3,}(?!\w)")
_SPACED_TOO = re.compile(r"(?<!\S)[А-Я](?: [А-Я])+(?!\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text in it. `no` counts all physical lines from 1; `gap` tells of an empty line just above.

    `cells` are those of a row of a table, empty in any other line.
    """

    no: int
    text: str
    gap: bool
    cells: tuple[str, ...] = ()

    @property
    def is_piped(self) -> bool:
        """Whether the cells of the row are written behind pipes."""
        return bool(self.cells) and self.text.startswith(PIPE)


def tidy(text: str) -> str:
    """Return the text with one kind of line break and without control, zero-width and soft-hyphen characters.

    Signs of Markdown that come along from sites and converters („**Чл. 1.**“, „### Глава“, „\\(1\\)“) go as well.
    """
    plain = _BREAKS.sub("\n", text).translate(_INVISIBLE)
    if "**" in plain or "__" in plain:
        plain = _BOLD.sub(r"\2", plain)
    if "#" in plain:
        plain = _MARKDOWN_HEADING.sub("", plain)
    return _ESCAPED.sub(r"\1", plain) if "\\" in plain else plain


def split_lines(text: str) -> list[Line]:
    """Return the lines that carry text, runs of any space (also non-breaking) collapsed into one."""
    lines: list[Line] = []
    gap = True
    physical = tidy(text).split("\n")
    rows = tabbed_rows(physical)
    for no, raw in enumerate(physical, start=1):
        words = _despaced(raw)
        if words:
            lines.append(Line(no, words, gap, rows.get(no - 1) or piped_cells(raw)))
        gap = not words
    return lines


def _despaced(raw: str) -> str:
    """Return a line with single spaces; a title typed letter by letter („Н А Р Е Д Б А“) is closed up."""
    if _SPACED.match(raw):
        raw = _SPACED_TOO.sub(lambda match: match.group().replace(" ", ""), raw)
    return " ".join(raw.split())
