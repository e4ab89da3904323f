"""What every line is before the text is read in order: one backward pass finds what depends on lines further down."""

import re
from dataclasses import dataclass

from .head import is_preamble, is_uppercase
from .lines import Line
from .marks import (
    Mark,
    match_annex,
    match_article,
    match_clause,
    match_group,
    match_provisions,
    match_roman_heading,
)
from .tree import Kind

_OPENS_QUOTE = re.compile(
    r"[„\"“«]\s?(?:Чл\.|§|[(/]?[0-9]{1,3}[а-я]?[.)/]|[а-я]\)|Глава|Раздел|Приложение)[^„“”\"«»]*$", re.I
)
_CLOSES_QUOTE = re.compile(r"[“”\"»][.;,]?$")
_REFERENCE = re.compile(r"(?:чл|ал|т)\.|§", re.I)
_LONGEST_TITLE = 120


@dataclass(slots=True)
class Place:
    """A line with the role it has by its own words and by the lines after it.

    `next_article` is the number of the next line that looks like an article, itself included.
    """

    line: Line
    mark: Mark | None = None
    is_heading: bool = False
    is_listed_annex: bool = False
    is_quoted: bool = False
    next_article: str = ""


def lay_out(lines: list[Line]) -> list[Place]:
    """Return the role of every line, in order."""
    places = [Place(line, _own_mark(line.text)) for line in lines]
    _mark_quotations(places)
    following: Place | None = None
    next_article = ""
    labelled_below: set[str] = set()
    for place in reversed(places):
        mark = place.mark
        if mark and mark.kind is Kind.ARTICLE:
            next_article = mark.number
        place.next_article = next_article
        place.is_heading = mark is None and _is_heading(place.line.text, following)
        if mark and mark.kind is Kind.ANNEX:
            followed = bool(following and following.mark and following.mark.kind is Kind.ANNEX)
            place.is_listed_annex = followed and mark.number in labelled_below
            labelled_below.add(mark.number)
        following = place
    return places


def _own_mark(text: str) -> Mark | None:
    return match_clause(text) or match_article(text) or match_group(text) or match_provisions(text) or match_annex(text)


def _is_heading(text: str, following: Place | None) -> bool:
    """Whether a line is a title: in capitals or with a Roman number above another place, or right above a член."""
    if following is None or is_preamble(text) or not (following.mark or following.is_heading):
        return False
    if following.mark and following.mark.kind is Kind.ANNEX:
        return False
    roman = match_roman_heading(text)
    above_article = bool(following.mark and following.mark.kind is Kind.ARTICLE)
    if roman:
        return is_uppercase(roman.rest) or above_article
    if is_uppercase(text) and text[0].isalpha():
        return True
    if _REFERENCE.match(text):
        return False
    sentence = text[-1] in ".;:,!?…)"
    return above_article and text[0].isupper() and not sentence and len(text) <= _LONGEST_TITLE


def _mark_quotations(places: list[Place]) -> None:
    """Tell the lines that only quote the new wording of another act, from an opening „Чл. … to its closing mark."""
    closing: int | None = None
    closing_below: list[int | None] = [None] * len(places)
    for at in range(len(places) - 1, -1, -1):
        mark = places[at].mark
        if mark and mark.kind in (Kind.CLAUSE, Kind.PROVISIONS):
            closing = None
        closing_below[at] = closing
        if _CLOSES_QUOTE.search(places[at].line.text):
            closing = at
    until = -1
    for at, place in enumerate(places):
        place.is_quoted = at <= until
        if at > until and _OPENS_QUOTE.search(place.line.text):
            until = closing_below[at] or -1
