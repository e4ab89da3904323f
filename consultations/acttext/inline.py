"""The inside of an article: алинеи, точки and букви, each on its own line or all run on in one."""

import re

from .draft import Draft, Stack
from .marks import inline_marks, match_article, match_clause, match_indent
from .quotations import quoted_spans
from .sequence import number_follows
from .tree import Kind

_UNITS = (Kind.ARTICLE, Kind.CLAUSE)
_REFERRING = re.compile(
    r"(?:(?<![а-я])(?:(?:чл|ал)\.?|(?-i:т|б)\.|(?:табл|фиг)\.|(?<![0-9])(?<![0-9]\s)(?:бр|стр)\."
    r"|член|алинея|точка|приложение)|№|§)$",
    re.I,
)
_TONNES = re.compile(r"(?<!чл\.)(?<!ал\.)(?<!т\.)(?<!§)\s[0-9][0-9 ,.]*т\.$", re.I)
_REFERRING_LETTER = re.compile(r"(?<![а-я])(?:б\.|букв[аи]\b)[^;:]*$", re.I)
_HISTORY = re.compile(r"[(\[/][^()]*[)\]/]$")
_ENDS_ITEM = (";", ":", ".", ")", "“", "”", '"', "»", "!", "?", "…", "]", "/")
_STARTS_PARAGRAPH = re.compile(r"\s?(?:[А-ЯA-Z(„\"“«\[/]|отм|изм|доп|нова)")
_STARTS_ITEM = re.compile(r"\s?[\w(„\"“«\[/]|\s?$")
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
    for start, end, kind, number in inline_marks(text):
        while quoted and quoted[0][1] <= start:
            quoted.pop(0)
        if start < position or (quoted and quoted[0][0] <= start):
            continue
        if kind in _UNITS:
            position = _open_inline_unit(stack, text, start, position, line)
            continue
        at_head = fresh and start == 0
        lead = text[max(position, start - 60) : start].strip()
        if not _is_mark(stack, kind, number, at_head=at_head, lead=lead, after=text[end - 1 : end + 5]):
            continue
        _write_lead(stack, text[position:start], kind)
        stack.open(Draft(kind, line, number=number, mark=text[start:end]))
        position = end
    stack.write(text[position:])


def takes_head(stack: Stack, text: str) -> bool:
    """Whether the line begins with a mark that is believed where we stand."""
    found = inline_marks(text[:40])
    if not found or found[0][0] != 0 or found[0][2] in _UNITS:
        return False
    _, end, kind, number = found[0]
    return _is_mark(stack, kind, number, at_head=True, lead="", after=text[end - 1 : end + 5])


def open_indent(stack: Stack, text: str, line: int) -> str | None:
    """Open the dash of an unnumbered list and return the rest of its line; None when the dash is in a sentence."""
    mark = match_indent(text)
    listing = stack.current.kind is Kind.INDENT or not stack.tail or stack.tail.endswith((*_ENDS_ITEM, ","))
    if not mark or not listing:
        return None
    stack.open(Draft(Kind.INDENT, line, mark=mark.printed))
    return mark.rest


def _is_mark(stack: Stack, kind: Kind, number: str, *, at_head: bool, lead: str, after: str) -> bool:
    """Whether a candidate is a mark. `lead` is what stands before it, `after` its last character and the next ones."""
    before = lead or stack.tail
    dotted, bracketed, after = after[:1] == ".", after[:1] == ")", after[1:]
    if _refers(before) or not _is_wellformed(kind, number):
        return False
    if kind is Kind.SUBLETTER and not stack.inside(Kind.LETTER):
        return at_head
    continues = stack.continues(kind, number)
    if kind is Kind.SUBPOINT:
        skipped = at_head and dotted and stack.shares_first_level(number)
        next_level = at_head and before.endswith(_ENDS_ITEM) and stack.opens_next_level(number)
        return skipped or next_level or (continues and (at_head or before.endswith(_ENDS_ITEM)))
    if at_head:
        return continues or not before or before.endswith((*_ENDS_ITEM, ",")) or kind is Kind.PARAGRAPH
    if not continues:
        return False
    if kind is Kind.PARAGRAPH:
        return bool(_STARTS_PARAGRAPH.match(after)) or before.endswith((".", ";"))
    if kind is not Kind.POINT and _REFERRING_LETTER.search(before):
        return False
    if not _STARTS_ITEM.match(after):
        return False
    first = number in ("1", "а", "аа")
    ends = (*_ENDS_ITEM, ",") if bracketed else _ENDS_ITEM
    if not lead and not stack.tail:
        return True
    return before.endswith(":") or bool(_HISTORY.search(before)) if first else before.endswith(ends)


def _refers(before: str) -> bool:
    """Whether the words before a number call it a reference („по т.“); „до 3 т.“ is a weight and „5 бр.“ a count."""
    return bool(_REFERRING.search(before)) and not _TONNES.search(before)


def _is_wellformed(kind: Kind, number: str) -> bool:
    if kind is Kind.SUBLETTER:
        return number[0] == number[1]
    if kind is Kind.SUBPOINT:
        return all(part[0] != "0" for part in number.split("."))
    return number != "0"


def _write_lead(stack: Stack, words: str, kind: Kind) -> None:
    """Write what stands before a mark; a short title before „(1)“ is the heading of the article."""
    current = stack.current
    words = words.strip()
    titled = kind is Kind.PARAGRAPH and current.kind is Kind.ARTICLE and not current.words and not current.children
    if titled and words and words[0] not in "([/" and words[-1] not in ":;," and len(words) <= _LONGEST_HEADING:
        current.heading = words
    else:
        stack.write(words)


def _open_inline_unit(stack: Stack, text: str, start: int, position: int, line: int) -> int:
    """Open an article or § run on behind the one before it; return where the text not yet written begins."""
    unit = stack.inside(*_UNITS)
    lead = text[max(position, start - 60) : start].rstrip()
    if unit is None or not lead.endswith(_ENDS_ITEM) or _refers(lead):
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
