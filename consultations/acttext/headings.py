"""Which line is a title: of the chapter just opened, of an annex, or of the provisions of a later act."""

import re

from .draft import Draft, Stack
from .head import is_preamble, is_uppercase
from .layout import Place
from .lines import Line
from .marks import Mark, match_provisions, match_roman_heading, split_provisions_heading
from .tree import GROUPINGS, Kind

TOWARDS = ("към ", "(към ", "/към ")
"""How the line goes on that tells what an annex or a block of provisions belongs to, in small letters."""

_GROUPS = (Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION)
_INSERTED = re.compile(r"([„\"“]([А-Яа-я])[\"“”])\s+")
_AMENDING_ACT = re.compile(
    r"(?:наредба|правилник|решение|закон)\s(?:[^.;:]*\s)?(?:за|относно)\s(?:изменение|допълнение|изменяне|допълване)\b.*(?<![.;:])$",
    re.I,
)
_LONGEST_HEADING = 300


def carries_heading(stack: Stack, line: Line) -> bool:
    """Whether the line is the title of the grouping just opened, or the next line of a wrapped one."""
    current = stack.current
    if current.kind not in GROUPINGS or current.children or current.words or len(line.text) > _LONGEST_HEADING:
        return False
    if is_preamble(line.text) or match_roman_heading(line.text):
        return False
    wrapped = not line.gap and is_uppercase(line.text) and is_uppercase(current.heading)
    return not current.heading or (wrapped and current.kind is not Kind.HEADING)


def carry_heading(grouping: Draft, text: str) -> None:
    """Write a line of the title; „А“ before it is the letter of an inserted chapter, as lex.bg prints it."""
    letter = _INSERTED.match(text) if grouping.kind in _GROUPS and not grouping.heading else None
    if letter:
        grouping.mark, grouping.number = f"{grouping.mark} {letter.group(1)}", grouping.number + letter.group(2).lower()
        text = text[letter.end() :]
    grouping.heading = f"{grouping.heading} {text}".strip()


def names_group(stack: Stack, line: Line) -> bool:
    """Whether „Заключителни разпоредби“ is the title of the chapter or section opened just above it."""
    current = stack.current
    bare = current.kind in _GROUPS and not (current.heading or current.children or line.gap)
    return bare and split_provisions_heading(line.text)[1] is None


def holds_provisions(group: Mark, following: Place | None) -> bool:
    """Whether a chapter or section is one of final provisions, named on its line or on the next („Раздел VI“)."""
    if group.rest:
        return match_provisions(group.rest) is not None
    return bool(following and following.mark and following.mark.kind is Kind.PROVISIONS)


def heads_amending_act(line: Line, following: Place | None) -> bool:
    """Whether a title such as „НАРЕДБА ЗА ИЗМЕНЕНИЕ …“ stands above § that are those of that later act."""
    if following is None or not _AMENDING_ACT.match(line.text):
        return False
    clause = following.mark is not None and following.mark.kind is Kind.CLAUSE
    return clause or (following.line.text[0] in "([/" and is_preamble(following.line.text))


def heads_own_provisions(stack: Stack) -> bool:
    """Whether we stand right under the heading of the act's own provisions, with no § yet."""
    current = stack.current
    return current.kind is Kind.PROVISIONS and not current.children and not current.number.isdigit()


def continues_annex_label(stack: Stack, line: Line) -> bool:
    """Whether „към чл. 5“ stands under the bare label of an annex."""
    current = stack.current
    bare = current.kind is Kind.ANNEX and not current.children and not current.heading
    return bare and line.text.lower().startswith(TOWARDS)
