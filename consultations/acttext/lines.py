"""Physical lines of a pasted text, cleaned of what is invisible."""

import re
from dataclasses import dataclass

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = {
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0)), None),
    **dict.fromkeys(range(0x1C, 0x20), " "),
    **dict.fromkeys((0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF), None),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text in it. `no` counts all physical lines from 1; `gap` tells of an empty line just above."""

    no: int
    text: str
    gap: bool


def tidy(text: str) -> str:
    """Return the text with one kind of line break and without control, zero-width and soft-hyphen characters."""
    return _BREAKS.sub("\n", text).translate(_INVISIBLE)


def split_lines(text: str) -> list[Line]:
    """Return the lines that carry text, runs of any space (also non-breaking) collapsed into one."""
    lines: list[Line] = []
    gap = True
    for no, raw in enumerate(tidy(text).split("\n"), start=1):
        words = " ".join(raw.split())
        if words:
            lines.append(Line(no, words, gap))
        gap = not words
    return lines
