"""What every line is before the text is read in order: one backward pass finds what depends on lines further down."""

import re
from dataclasses import dataclass, replace

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
from .quotations import quotation_depth
from .tree import Kind

_QUOTED_MARK = re.compile(
    r"[„\"“«]\s?(?:Чл\.|§|[(/]?[0-9]{1,3}[а-я]?[.)/]|[а-я]\)|Част|Дял|Глава|Раздел|Приложение|\|)", re.I
)
_ENDS_BLOCK = (Kind.CLAUSE, Kind.PROVISIONS)
_REFERENCE = re.compile(r"(?:чл|ал|т)\.|§", re.I)
_LEADER = re.compile(r"(?:\.{4}|(?:\.\s){4}|…{2}|_{4})[.…_\s]*[0-9]{1,3}$")
_PAGE_NUMBER = re.compile(r"(?:стр(?:аница|\.)?\s?)?[-–—]?\s?[0-9]{1,3}\s?(?:(?:от|/)\s?[0-9]{1,3})?\s?[-–—]?", re.I)
_TITLED_ARTICLE = re.compile(r"([А-Я„\"].{2,400}?)\s?(?=Чл\.\s?[0-9])")
_TITLE_HISTORY = re.compile(r"\s?[(/]\s?(?:загл|нов|изм|доп)[^()]*(?:\([^()]*\)[^()]*)*[)/]$", re.I)
_TITLE_INITIALS = re.compile(r"\s?\((?:[А-Я]{2,}[ -]?)+\)$")
_LEADS_ON = re.compile(
    r"(?<!\w)(?:в|във|на|по|от|за|с|със|и|или|до|към|при|чрез|съгласно|относно|се|така|нов|нова|новия)$", re.I
)
_LONGEST_TITLE = 160
_SHORTEST_RUNNING = 12


@dataclass(slots=True)
class Place:
    """A line with the role it has by its own words and by the lines after it.

    `next_article` is the number of the next line that looks like an article, itself included. `is_running` tells of
    page numbers and running heads that came along with a text copied from a PDF.
    """

    line: Line
    mark: Mark | None = None
    is_heading: bool = False
    is_listed_annex: bool = False
    is_quoted: bool = False
    is_running: bool = False
    next_article: str = ""


def lay_out(lines: list[Line]) -> list[Place]:
    """Return the role of every line, in order."""
    places = [_place(part) for line in lines for part in _parted(line)]
    _mark_quotations(places)
    following: Place | None = None
    next_article = ""
    labelled_below: set[str] = set()
    for place in reversed(places):
        mark = place.mark
        if mark and mark.kind is Kind.ARTICLE:
            next_article = mark.number
        place.next_article = next_article
        place.is_running = is_page_number(place.line.text)
        place.is_heading = (
            mark is None and not (place.line.cells or place.is_running) and _is_heading(place.line.text, following)
        )
        if mark and mark.kind is Kind.ANNEX:
            followed = bool(following and following.mark and following.mark.kind is Kind.ANNEX)
            place.is_listed_annex = followed and mark.number in labelled_below
            labelled_below.add(mark.number)
        following = place
    return places


def _place(line: Line) -> Place:
    return Place(line, None if line.cells else _own_mark(line.text))


def _parted(line: Line) -> tuple[Line, ...]:
    """Return the title and the article of „Предмет Чл. 1. …“, „Глава втора. РЕД Чл. 5. …“ as two lines."""
    match = _TITLED_ARTICLE.match(line.text) if "Чл." in line.text[2:] and not line.cells else None
    if not match:
        return (line,)
    group = match_group(match.group(1))
    if not group and _own_mark(line.text):
        return (line,)
    title, text = match.group(1), line.text[match.end() :]
    article = match_article(text)
    words = group.rest if group else title
    titles = (_is_title(words) or not words) and not _LEADS_ON.search(words) and not quotation_depth(words, 0)
    if not titles or not article or not article.printed.endswith(".") or article.rest[:1].islower():
        return (line,)
    return replace(line, text=title, gap=True), replace(line, text=text, gap=False)


def _is_title(text: str) -> bool:
    """Whether the words can stand above an article: no sentence, not long.

    Remarks on their history and initials in brackets do not count.
    """
    bare = _TITLE_INITIALS.sub("", _TITLE_HISTORY.sub("", text))
    return bool(bare) and bare[0].isupper() and bare[-1] not in ".;:,!?…)" and len(bare) <= _LONGEST_TITLE


def mark_running_heads(places: list[Place], head: list[Line]) -> None:
    """Tell the lines that only repeat a line of the title or the letterhead on a new page."""
    repeated = {line.text.casefold() for line in head if len(line.text) >= _SHORTEST_RUNNING}
    for place in places:
        if place.line.text.casefold() in repeated:
            place.is_heading, place.is_running = False, True


def is_page_number(text: str) -> bool:
    """Whether the line is a page number that came along with a text copied from a PDF („- 2 -“, „Стр. 3 от 12“)."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def _own_mark(text: str) -> Mark | None:
    if _LEADER.search(text):
        return None
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
    return above_article and _is_title(text)


def _mark_quotations(places: list[Place]) -> None:
    """Tell the lines that only quote the new wording of another act, from an opening „Чл. … to its closing mark.

    A quotation that nothing closes before the next § quotes nothing.
    """
    at = 0
    while at < len(places):
        text = places[at].line.text
        opening = _QUOTED_MARK.search(text)
        depth = quotation_depth(text[opening.start() :], 0) if opening else 0
        at += 1
        start = at
        while depth and at < len(places) and not _ends_block(places[at]):
            depth = quotation_depth(places[at].line.text, depth)
            at += 1
        for place in places[start:at] if not depth else ():
            place.is_quoted = True


def _ends_block(place: Place) -> bool:
    return bool(place.mark and place.mark.kind in _ENDS_BLOCK)
