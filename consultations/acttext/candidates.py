"""Which of the candidates on a line are marks: by their sequence and by the words around them."""

import re
from dataclasses import dataclass

from .draft import Stack
from .tree import Kind

_REFERRING = re.compile(
    r"(?:(?<![а-я])(?:(?:чл|ал)\.?|(?<![0-9])(?-i:т|б)\.|(?:табл|фиг)\.|(?<![0-9])(?<![0-9]\s)(?:бр|стр)\."
    r"|член|алинея|точка|приложение)|№|§)$",
    re.I,
)
_TONNES = re.compile(r"(?<!чл\.)(?<!ал\.)(?<!т\.)(?<!§)\s[0-9][0-9 ,.]*т\.$", re.I)
_REFERRING_LETTER = re.compile(r"(?<![а-я])(?:б\.|букв[аи]\b)[^;:]*$", re.I)
_REFERENCE = re.compile(r"(?:чл|ал|т|§)\.?\s?[0-9]+[а-я]?\.$", re.I)
_HISTORY = re.compile(r"[(\[/][^()]*[)\]/]$")
ENDS_ITEM = (";", ":", ".", ")", "“", "”", '"', "»", "!", "?", "…", "]", "/")
"""How the words before the mark of the next item end."""

_ALTERNATIVE = re.compile(r"(?<![0-9])(?:[,;]\s(?:и|или)|\s(?:или|и/или))$")
_WORD_WITH_COMMA = re.compile(r"[а-я]{4},$", re.I)
_WORD_WITH_STOP = re.compile(r"[а-я]{4}\.$", re.I)
_PLAIN_WORD = re.compile(r"[а-я]{4}(?:\sи)?$", re.I)
_COUNTED_THING = re.compile(
    r"(?:зон|груп|степен|категори|клас|таблиц|фигур|колон|раздел|глава|образец|модел|етап|ниво|част|район|блок|модул"
    r"|вариант|стандарт|формуляр|списък|параграф|букв|изречени|номер|сесия|серия|версия)\w*$",
    re.I,
)
_STARTS_PARAGRAPH = re.compile(r"\s?(?:[А-ЯA-Z(„\"“«\[/]|отм|изм|доп|нова)")
_STARTS_ITEM = re.compile(r"\s?[\w(„\"“«\[/]|\s?$")
_STARTS_SENTENCE = re.compile(r"\s?[А-ЯA-Z(„\"“«\[]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a mark, with its surroundings.

    `lead` is what stands before it on the line, `after` its last character and the next ones. `is_followed` tells that
    the next number comes later on the line.
    """

    kind: Kind
    number: str
    printed: str
    lead: str
    after: str
    at_head: bool
    is_followed: bool = False


def is_mark(stack: Stack, candidate: Candidate) -> bool:
    """Whether the candidate is a mark where we stand; at the head of a line it needs no sequence to be believed."""
    kind, number = candidate.kind, candidate.number
    before = candidate.lead or stack.tail
    if refers(before) or not _is_wellformed(kind, number):
        return False
    if kind is Kind.INDENT:
        return _is_indent(stack, candidate)
    if kind in (Kind.POINT, Kind.PARAGRAPH) and candidate.printed[0] in "та":
        return _is_named(stack, candidate, before)
    if kind is Kind.SUBLETTER and not stack.inside(Kind.LETTER):
        return candidate.at_head
    continues = stack.continues(kind, number)
    if kind is Kind.SUBPOINT:
        return _is_subpoint(stack, candidate, before, continues=continues)
    if candidate.printed.isdigit():
        return continues and before.endswith(";")
    if candidate.at_head:
        parted = not before or before.endswith((*ENDS_ITEM, ","))
        return continues or kind is Kind.PARAGRAPH or (parted and not stack.falls_back(kind, number))
    if kind is Kind.PARAGRAPH:
        return _is_paragraph(stack, candidate, before, continues=continues)
    return _is_item(stack, candidate, before, continues=continues)


def refers(before: str) -> bool:
    """Whether the words before a number call it a reference („по т.“); „до 3 т.“ is a weight and „5 бр.“ a count."""
    return bool(_REFERRING.search(before)) and not _TONNES.search(before)


def _is_wellformed(kind: Kind, number: str) -> bool:
    if kind is Kind.SUBLETTER:
        return number[0] == number[1]
    if kind is Kind.SUBPOINT:
        return all(part[0] != "0" for part in number.split("."))
    return number != "0"


def _is_indent(stack: Stack, candidate: Candidate) -> bool:
    """Whether a dash inside a line opens an item: behind a colon, or in a list that such a dash opened."""
    lead = candidate.lead
    if lead.endswith(":"):
        return True
    if stack.current.kind is not Kind.INDENT or not lead:
        return False
    ends = lead.endswith(";") or _WORD_WITH_COMMA.search(lead) or _WORD_WITH_STOP.search(lead)
    return bool(ends or _ALTERNATIVE.search(lead))


def _is_named(stack: Stack, candidate: Candidate, before: str) -> bool:
    """Whether „т. 1.“ or „ал. 1.“ is a mark typed with its word; it needs the sequence, or it is a reference."""
    if not stack.continues(candidate.kind, candidate.number) or _REFERENCE.search(before):
        return False
    ends = (":", ";", ".", ")") if candidate.at_head or candidate.kind is Kind.PARAGRAPH else (":", ";")
    starts = _STARTS_SENTENCE if candidate.kind is Kind.PARAGRAPH else _STARTS_ITEM
    parted = not before or before.endswith(ends) or bool(_ALTERNATIVE.search(before))
    return parted and bool(starts.match(candidate.after[1:]))


def _is_subpoint(stack: Stack, candidate: Candidate, before: str, *, continues: bool) -> bool:
    number, at_head = candidate.number, candidate.at_head
    skipped = at_head and candidate.after[:1] == "." and stack.shares_first_level(number)
    next_level = at_head and before.endswith(ENDS_ITEM) and stack.opens_next_level(number)
    return skipped or next_level or (continues and (at_head or before.endswith(ENDS_ITEM)))


def _is_paragraph(stack: Stack, candidate: Candidate, before: str, *, continues: bool) -> bool:
    """Whether „(2)“ inside a line opens an алинея; one that was missed or repeated needs a sentence on both sides."""
    starts = bool(_STARTS_PARAGRAPH.match(candidate.after[1:]))
    if continues:
        return starts or before.endswith((".", ";"))
    parted = before.endswith(ENDS_ITEM) and candidate.printed[0] == "(" and bool(candidate.lead)
    return parted and starts and stack.skips_to(Kind.PARAGRAPH, candidate.number)


def _is_item(stack: Stack, candidate: Candidate, before: str, *, continues: bool) -> bool:
    kind, after = candidate.kind, candidate.after[1:]
    if not _STARTS_ITEM.match(after):
        return False
    if not continues:
        gap = kind is Kind.POINT and before.endswith(";") and candidate.number.isdigit()
        return gap and bool(candidate.lead) and stack.skips_to(kind, candidate.number)
    if kind is not Kind.POINT and _REFERRING_LETTER.search(before):
        return False
    if not (candidate.lead or stack.tail):
        return True
    if candidate.number in ("1", "а", "аа"):
        promised = candidate.is_followed and _WORD_WITH_STOP.search(before) and _STARTS_SENTENCE.match(after)
        titled = kind is Kind.POINT and not stack.current.words and _is_unparted(candidate, before)
        return before.endswith(":") or bool(_HISTORY.search(before) or promised or titled)
    if before.endswith(ENDS_ITEM) or _ALTERNATIVE.search(before) or _is_unparted(candidate, before):
        return True
    bracketed = candidate.after[:1] == ")"
    return before.endswith(",") if bracketed else bool(kind is Kind.POINT and _WORD_WITH_COMMA.search(before))


def _is_unparted(candidate: Candidate, before: str) -> bool:
    """Whether a number parts items that nothing else parts: it follows a plain word and no sentence could go on so.

    „В зона 3.“ only ends a sentence; that the next number comes later, or that words in small letters follow, tells.
    """
    if candidate.after[:1] != "." or not _PLAIN_WORD.search(before) or _COUNTED_THING.search(before):
        return False
    return candidate.is_followed or (candidate.number != "1" and candidate.after[2:3].islower())
