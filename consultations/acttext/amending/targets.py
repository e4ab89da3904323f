"""Places of the act in force as an amending act cites them. Source: УПЗНА чл. 40 and 50."""

import re
from dataclasses import replace

from consultations.acttext.ordinals import ORDINAL, ROMAN, ordinal_value, roman_value
from consultations.acttext.sequence import ALPHABET
from consultations.acttext.tree import Kind

from .cursor import Cursor
from .instruction import Part, Step, Target
from .tokens import Sort

_LEVELS = {
    Kind.ARTICLE: ("чл", "член", "члена", "членът", "членове", "членовете"),
    Kind.PARAGRAPH: ("ал", "алинея", "алинеята", "алинеи", "алинеите"),
    Kind.POINT: ("т", "точка", "точката", "точки", "точките", "подточка", "подточки"),
    Kind.LETTER: ("б", "буква", "буквата", "букви", "буквите"),
    Kind.INDENT: ("тире", "тирето", "тирета"),
    Kind.CLAUSE: ("§", "параграф", "параграфи", "параграфите", "пар"),
    Kind.ANNEX: ("приложение", "приложението", "приложения", "приложенията"),
    Kind.PART: ("част",),
    Kind.DIVISION: ("дял",),
    Kind.CHAPTER: ("глава", "главата", "глави"),
    Kind.SECTION: ("раздел", "раздела", "разделът", "раздели"),
}
_KINDS = {word: kind for kind, words in _LEVELS.items() for word in words}
_RANKS = {
    Kind.PART: 0, Kind.ANNEX: 0, Kind.DIVISION: 1, Kind.CHAPTER: 2, Kind.SECTION: 3, Kind.ARTICLE: 4, Kind.CLAUSE: 4,
    Kind.PARAGRAPH: 5, Kind.POINT: 6, Kind.SUBPOINT: 7, Kind.LETTER: 8, Kind.SUBLETTER: 9, Kind.INDENT: 10,
}  # fmt: skip
_GROUPS = frozenset({Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION})
_SENTENCES = frozenset({"изречение", "изречението", "изречения", "изреченията", "изр"})
_NAMES = frozenset({"наименованието", "заглавието"})
_LEADS = frozenset({"основния", "основният", "основен"})
_ACTS = frozenset({
    "наредбата", "правилника", "правилникът", "инструкцията", "правилата", "акта", "тарифата", "устава", "закона",
})  # fmt: skip
_OWN = re.compile("(допълнителн|преходн|заключителн)")
_OWN_SHORT = {"др": "Д", "пзр": "П", "зр": "З", "пр": "П"}
_OF = frozenset({"от", "на", "в", "към"})
MOST_TARGETS = 300
_DASHES = frozenset({"-", "–", "—"})
_ORDINAL = re.compile(ORDINAL, re.I)
_ROMAN = re.compile(ROMAN, re.I)
_ARTICLED = re.compile(r"(?:та|то|те|ят)$")


def read_targets(cursor: Cursor) -> list[Target]:
    """Return the places cited next and go on behind them; none when the next words cite no place.

    „чл. 3, ал. 1 и 2 и чл. 7“ are three places, „ал. 2–4“ three, „т. 5 от § 1 от допълнителните разпоредби“ one.
    """
    targets = _read_list(cursor)
    while targets:
        start = cursor.at
        if cursor.take(",") and (deeper := _read_list(cursor)) and _goes_deeper(targets[-1], deeper[0]):
            targets = _attach(targets, deeper)
            continue
        cursor.at = start
        widened = _read_surroundings(cursor, targets)
        if widened is None:
            cursor.at = start
            break
        targets = widened
    return targets


def _read_surroundings(cursor: Cursor, targets: list[Target]) -> list[Target] | None:
    """Return the places inside what „от …“ or „на …“ names next; None when that is no place of an act.

    None at all are returned for „приложение № 2 към чл. 30, т. 5“: the point may be that of the annex.
    """
    if not cursor.take_one(_OF):
        return None
    if block := read_block(cursor):
        return [replace(target, block=block) for target in targets]
    if cursor.take_one(_ACTS):
        return targets
    outer = _read_list(cursor)
    if not outer or not outer[0].steps:
        return None
    if any(step.kind is Kind.ANNEX for target in targets for step in target.steps):
        belongs = all(_RANKS[step.kind] <= _RANKS[Kind.PARAGRAPH] for target in outer for step in target.steps)
        return targets if belongs else []
    return [within(each, target) for each in outer for target in targets]


def within(scope: Target, target: Target) -> Target:
    """Return the place cited inside another: in „чл. 5“ „ал. 2“ is „чл. 5, ал. 2“, „чл. 7“ is itself."""
    if not target.steps:
        return replace(target, steps=scope.steps, block=target.block or scope.block)
    rank = _RANKS[target.steps[0].kind]
    kept = tuple(step for step in scope.steps if _RANKS[step.kind] < rank)
    return replace(target, steps=(*kept, *target.steps), block=target.block or scope.block)


def read_block(cursor: Cursor) -> str:
    """Return which own provisions are named next („Д“, „П“, „З“) and go on behind their name; empty for none."""
    if short := cursor.take_one(frozenset(_OWN_SHORT)):
        return _OWN_SHORT[short]
    start, block = cursor.at, ""
    while match := _OWN.match(cursor.peek().value):
        if cursor.peek().sort is Sort.QUOTE:
            break
        block = block or match.group(1)[0].upper()
        cursor.at += 1
        while cursor.take("и") or cursor.take(","):
            pass
    if block and cursor.peek().value.startswith(("разпоредб", "положени")):
        cursor.at += 1
        return block
    cursor.at = start
    return ""


def _read_list(cursor: Cursor) -> list[Target]:
    targets: list[Target] = []
    while True:
        start = cursor.at
        joined = bool(targets) and (cursor.take(",") or cursor.take("и") or cursor.take("както", "и"))
        if joined:
            cursor.take("в")
        read = _read_level(cursor)
        deeper = bool(targets and read) and (not read[0].steps or _goes_deeper(targets[-1], read[0]))
        if not read or (targets and not joined and not deeper):
            cursor.at = start
            return targets
        targets = _attach(targets, read)


def _goes_deeper(target: Target, read: Target) -> bool:
    return bool(target.last and read.last) and _RANKS[read.steps[0].kind] > _RANKS[target.steps[-1].kind]


def _attach(targets: list[Target], read: list[Target]) -> list[Target]:
    """Add what was read next: deeper places go into the last one, others stand beside it."""
    if not targets:
        return read
    last = targets[-1]
    if not read[0].steps or _goes_deeper(last, read[0]):
        return [*targets[:-1], *(within(last, each) for each in read)]
    return [*targets, *(within(last, each) for each in read)]


def _read_level(cursor: Cursor) -> list[Target]:
    """Return the places of one level: „ал. 1 и 2“, „изречение второ“, „наименованието на глава втора“."""
    start = cursor.at
    if cursor.take_one(_SENTENCES):
        counted = _ordinals(cursor)
        return [Target(part=Part.SENTENCE, sentence=number) for number in counted] or _back(cursor, start)
    first = _ordinal(cursor)
    if first and cursor.take_one(_SENTENCES):
        return [Target(part=Part.SENTENCE, sentence=first)]
    cursor.at = start
    if _takes_lead(cursor):
        return [Target(part=Part.LEAD)]
    if cursor.take_one(_NAMES):
        return _named(cursor) or _back(cursor, start)
    kind = _KINDS.get(cursor.peek().value) if cursor.peek().sort is not Sort.QUOTE else None
    if kind is None:
        return []
    cursor.at += 1
    numbers = _NUMBERS_OF.get(kind, _numbers)(cursor)
    steps = [Step(_refined(kind, number), number) for number in numbers]
    return [Target((step,)) for step in steps] or _back(cursor, start)


def _back(cursor: Cursor, start: int) -> list[Target]:
    cursor.at = start
    return []


def _refined(kind: Kind, number: str) -> Kind:
    if kind is Kind.POINT and "." in number:
        return Kind.SUBPOINT
    return Kind.SUBLETTER if kind is Kind.LETTER and len(number) == 2 else kind


def _takes_lead(cursor: Cursor) -> bool:
    """Whether „основния текст“ or „текста преди т. 1“ comes next; go on behind it."""
    start = cursor.at
    if cursor.take_one(_LEADS) and cursor.take("текст"):
        return True
    cursor.at = start
    if cursor.take_one(frozenset({"текста", "текстът", "изречението"})) and (cursor.take("преди") or cursor.take("до")):
        if cursor.take_one(frozenset({"т", "точка", "буква", "б"})):
            cursor.at += 1
            return True
        if cursor.take("двоеточието"):
            return True
    cursor.at = start
    return False


def _named(cursor: Cursor) -> list[Target]:
    """Return what „наименованието на …“ names: the act itself, a grouping, an article or an annex."""
    if not cursor.take("на"):
        return [Target(part=Part.HEADING)]
    if cursor.take_one(_ACTS):
        return [Target(part=Part.HEADING)]
    return [replace(each, part=Part.HEADING) for each in _read_list(cursor)]


def _numbers(cursor: Cursor) -> list[str]:
    """Return „1, 2 и 4“ or „2–4“ as single numbers."""
    found: list[str] = []
    while True:
        start = cursor.at
        if found and not (cursor.take(",") or cursor.take("и")) and not cursor.sees("-") and not cursor.sees("–"):
            return found
        dash = bool(found) and bool(cursor.take_one(_DASHES))
        number = cursor.take_sort(Sort.NUMBER) or (None if dash else _ordinal_number(cursor))
        following = [number] if number and not dash else _range(found[-1], number) if number else []
        if not following:
            cursor.at = start
            return found
        found += following


def _ordinal_number(cursor: Cursor) -> str | None:
    """Return „2“ for the „втора“ of „алинея втора“."""
    number = _ordinal(cursor)
    return str(number) if number else None


def _range(first: str, last: str) -> list[str]:
    """Return the numbers behind `first` up to `last`, of „2–4“ or „20а–20в“; none when the two make no range."""
    if first.isdigit() and last.isdigit() and int(last) - int(first) < MOST_TARGETS:
        return [str(number) for number in range(int(first) + 1, int(last) + 1)]
    if first[:-1] == last[:-1] and first[-1] in ALPHABET and last[-1] in ALPHABET:
        letters = ALPHABET[ALPHABET.index(first[-1]) + 1 : ALPHABET.index(last[-1]) + 1]
        return [f"{first[:-1]}{letter}" for letter in letters]
    return []


def _letters(cursor: Cursor) -> list[str]:
    found: list[str] = []
    while True:
        start = cursor.at
        dash = bool(found) and bool(cursor.take_one(_DASHES))
        if found and not dash and not (cursor.take(",") or cursor.take("и")):
            return found
        letter = cursor.take_sort(Sort.LETTER)
        if letter is None or (dash and not (len(found[-1]) == len(letter) == 1)):
            cursor.at = start
            return found
        if dash:
            found += ALPHABET[ALPHABET.index(found[-1]) + 1 : ALPHABET.index(letter)]
        found.append(letter)


def _annexes(cursor: Cursor) -> list[str]:
    cursor.take("№")
    found = _numbers(cursor)
    while found and (cursor.take(",", "№") or cursor.take("и", "№")):
        found += _numbers(cursor)
    letter = None if found else cursor.take_sort(Sort.LETTER)
    return found or [letter or ""]


def _groups(cursor: Cursor) -> list[str]:
    """Return the number of a grouping, „3а“ for „трета „а““."""
    value = 0
    if cursor.peek().sort is Sort.NUMBER:
        return _numbers(cursor)
    if ordinal := _ordinal(cursor):
        value = ordinal
    elif cursor.peek().sort is Sort.WORD and _ROMAN.fullmatch(cursor.peek().value):
        value = roman_value(cursor.peek().value)
        cursor.at += 1
    letter = cursor.take_sort(Sort.LETTER) if value else None
    return [f"{value}{letter or ''}"] if value else []


def _indents(cursor: Cursor) -> list[str]:
    return [str(number) for number in _ordinals(cursor)] or _numbers(cursor)


def _ordinals(cursor: Cursor) -> list[int]:
    found: list[int] = []
    while True:
        start = cursor.at
        if found and not (cursor.take(",") or cursor.take("и")):
            return found
        number = _ordinal(cursor)
        if number is None:
            cursor.at = start
            return found
        found.append(number)


def _ordinal(cursor: Cursor) -> int | None:
    """Return the number of „двадесет и първа“ or „второто“ and go on behind it."""
    for length in (3, 1):
        words = [cursor.peek(ahead) for ahead in range(length)]
        if any(word.sort is not Sort.WORD for word in words):
            continue
        phrase = " ".join(word.value for word in words)
        for form in (phrase, _ARTICLED.sub("", phrase)):
            if _ORDINAL.fullmatch(form):
                cursor.at += length
                return ordinal_value(form)
    return None


_NUMBERS_OF = {
    Kind.LETTER: _letters,
    Kind.INDENT: _indents,
    Kind.ANNEX: _annexes,
    **dict.fromkeys(_GROUPS, _groups),
}
