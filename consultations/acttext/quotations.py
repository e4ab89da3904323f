"""Quotations in a text, with the quotations inside them: an amending § quotes words and whole articles."""

import re
from dataclasses import dataclass

_OPENING, _CLOSING, _EITHER = "„«", "”»", '“"'
_MARKS = re.compile(f"[{_OPENING}{_CLOSING}{_EITHER}]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where a quotation stands in the text, its marks included, and its words without them."""

    start: int
    end: int
    text: str


def quotations(text: str) -> list[Quotation]:
    """Return the outer quotations of a text in order.

    „…“, „…”, «…», “…” and "…" are understood, also two commas for „; a quotation inside another is part of its words.
    When the marks do not pair, the last quotation reaches to the last mark of the text.
    """
    text = text.replace(",,", "„ ")
    found, unclosed = _pair(text)
    last = max(text.rfind(mark) for mark in _CLOSING + _EITHER)
    if unclosed is not None and last > unclosed:
        found.append(Quotation(unclosed, last + 1, text[unclosed + 1 : last].strip()))
    return found


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return where the outer quotations of a line stand, one that is not closed reaching to its end."""
    found, unclosed = _pair(text)
    spans = [(quotation.start, quotation.end) for quotation in found]
    return spans if unclosed is None else [*spans, (unclosed, len(text))]


def quotation_depth(text: str, depth: int) -> int:
    """Return how many quotations are open behind a line of which `depth` were open before it; never below zero."""
    for mark in _MARKS.finditer(text):
        depth = _step(text, mark.start(), depth)
    return depth


def _pair(text: str) -> tuple[list[Quotation], int | None]:
    """Return the outer quotations and where one begins that is never closed."""
    found: list[Quotation] = []
    depth, start = 0, 0
    for mark in _MARKS.finditer(text):
        at = mark.start()
        before, depth = depth, _step(text, at, depth)
        if depth and not before:
            start = at
        elif before and not depth:
            found.append(Quotation(start, at + 1, text[start + 1 : at].strip()))
    return found, start if depth else None


def _step(text: str, at: int, depth: int) -> int:
    """Return how many quotations are open behind this character."""
    character = text[at]
    if character in _OPENING or (character in _EITHER and _opens(text, at, depth)):
        return depth + 1
    return depth - 1 if depth and character in _CLOSING + _EITHER else depth


def _opens(text: str, at: int, depth: int) -> bool:
    """Whether a mark that may open and close opens one: inside a quotation only a straight one before a word does."""
    if depth == 0:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] == '"' and (not before or before.isspace() or before == "(") and after.isalnum()
