"""The inside of an article: алинеи, точки and букви, each on its own line or all run on in one."""

import re

from .candidates import ENDS_ITEM, Candidate, is_mark, refers
from .draft import Draft, Stack
from .marks import inline_marks, match_article, match_clause, match_indent
from .quotations import quoted_spans
from .sequence import number_follows
from .tree import Kind

_UNITS = (Kind.ARTICLE, Kind.CLAUSE)
_TYPOGRAPHIC_QUOTE = re.compile(r"[„“«][^„“”\"«»]*[“”\"»]")
_OPEN_QUOTE = re.compile(r"[„\"“«]\s?(?:Чл\.|§|[(/]?[0-9]{1,3}[.)/]|[а-я]\)|Глава|Раздел)")
_CLOSING = ("“", "”", '"', "»")
_LONGEST_HEADING = 150


def feed(stack: Stack, text: str, line: int, *, fresh: bool) -> None:
    """Write a line into the open article or clause, opening a place at every mark that fits the sequence.

    `fresh` tells that the text stands at the head of its line, where a mark needs no sequence to be believed.
    """
    position = 0
    quoted = _quoted_spans(stack, text)
    marks = inline_marks(text)
    followed = _followed_points(marks, text)
    for start, end, kind, number in marks:
        while quoted and quoted[0][1] <= start:
            quoted.pop(0)
        if start < position or (quoted and quoted[0][0] <= start):
            continue
        if kind in _UNITS:
            position = _open_inline_unit(stack, text, start, position, line)
            continue
        candidate = Candidate(
            kind,
            number,
            printed=text[start:end],
            lead=text[max(position, start - 60) : start].strip(),
            after=text[end - 1 : end + 5],
            at_head=fresh and start == 0,
            is_followed=start in followed,
        )
        if not is_mark(stack, candidate):
            continue
        _write_lead(stack, text[position:start], heads=kind is Kind.PARAGRAPH and number == "1")
        stack.open(Draft(kind, line, number=number, mark=text[start:end].strip()))
        position = end
    stack.write(text[position:])


def takes_head(stack: Stack, text: str) -> bool:
    """Whether the line begins with a mark that is believed where we stand."""
    found = inline_marks(text[:40])
    if not found or found[0][0] != 0 or found[0][2] in (*_UNITS, Kind.INDENT):
        return False
    _, end, kind, number = found[0]
    candidate = Candidate(kind, number, text[:end], lead="", after=text[end - 1 : end + 5], at_head=True)
    return is_mark(stack, candidate)


def _followed_points(marks: list[tuple[int, int, Kind, str]], text: str) -> set[int]:
    """Return where points begin that have the next number behind them, parted by a stop, before the next алинея."""
    found: set[int] = set()
    waiting: dict[str, int] = {}
    for start, _, kind, number in marks:
        if kind is Kind.PARAGRAPH:
            waiting.clear()
        elif kind is Kind.POINT and number.isdigit():
            before = str(int(number) - 1)
            if before in waiting and text[max(0, start - 4) : start].rstrip().endswith(ENDS_ITEM):
                found.add(waiting.pop(before))
            waiting[number] = start
    return found


def open_indent(stack: Stack, text: str, line: int) -> str | None:
    """Open the dash of an unnumbered list and return the rest of its line; None when the dash is in a sentence."""
    mark = match_indent(text)
    listing = stack.current.kind is Kind.INDENT or not stack.tail or stack.tail.endswith((*ENDS_ITEM, ","))
    if not mark or not listing:
        return None
    stack.open(Draft(Kind.INDENT, line, mark=mark.printed))
    return mark.rest


def _write_lead(stack: Stack, words: str, *, heads: bool) -> None:
    """Write what stands before a mark; a short title that `heads` „(1)“ is the heading of the article."""
    current = stack.current
    words = words.strip()
    titled = heads and current.kind is Kind.ARTICLE and not current.words and not current.children
    if titled and words and words[0] not in "([/" and words[-1] not in ":;," and len(words) <= _LONGEST_HEADING:
        current.heading = words
    else:
        stack.write(words)


def _open_inline_unit(stack: Stack, text: str, start: int, position: int, line: int) -> int:
    """Open an article or § run on behind the one before it; return where the text not yet written begins."""
    unit = stack.inside(*_UNITS)
    lead = text[max(position, start - 60) : start].rstrip()
    if unit is None or not lead.endswith(ENDS_ITEM) or refers(lead):
        return position
    ahead = text[start : start + 40]
    mark = match_article(ahead) if unit.kind is Kind.ARTICLE else match_clause(ahead)
    if not mark or not mark.printed.endswith(".") or not (mark.rest[:1].isupper() or mark.rest[:1] == "("):
        return position
    if not number_follows(unit.number, mark.number):
        return position
    stack.write(text[position:start])
    stack.open(Draft(unit.kind, line, number=mark.number, mark=mark.printed))
    return start + len(ahead) - len(mark.rest)


def _quoted_spans(stack: Stack, text: str) -> list[tuple[int, int]]:
    """Return where the words of another text are quoted: inside, a mark is that text's own."""
    if not stack.inside(Kind.CLAUSE):
        return [match.span() for match in _TYPOGRAPHIC_QUOTE.finditer(text)]
    *closed, last = quoted_spans(text) or [(0, 0)]
    if last[1] < len(text) or text[-1:] in _CLOSING or _OPEN_QUOTE.match(text, last[0]):
        closed.append(last)
    return closed
