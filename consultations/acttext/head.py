"""The head of an act: letterhead, title and preamble. Source: УПЗНА чл. 25; АПК чл. 75, ал. 3."""

import re
from dataclasses import dataclass

from .lines import Line

_TYPE = r"(?:проект\s+(?:на|за)\s+)?(?:{})\b"
_NORMATIVE = re.compile(_TYPE.format("наредба|правилник|правила|инструкция|закон|кодекс|тарифа|устав|статут"), re.I)
_OTHER = re.compile(_TYPE.format("програма|стратегия|план|методика|решение|заповед"), re.I)
_GENERAL_HEADING = re.compile(r"(?:[IVXLCІХ]+\s?[.)]\s*\S|общи\s+(?:положения|разпоредби)|предмет\b)", re.I)
_BARE_TYPE = re.compile(r"\w+(?:\s?№\s?[0-9]+)?(?:\s*(?:от|/)\s*[0-9./ ]+г?\.?)?", re.I)
_PREAMBLE = re.compile(
    r"[(/\[*]|(?:приет[аои]?|изм|доп|обн|отм|публикуван[аои]?|издаден[аои]?|проект|в сила|на основание|последн[аио]"
    r"|настоящ\w+|съдържание)\b",
    re.I,
)
_SUBJECT = re.compile(r"(?:^|\s)(?:за|относно)\s", re.I)
_UNFINISHED = re.compile(r"\s(?:на|за|в|във|с|със|от|и|по|към|при|до)$", re.I)
_LONGEST_TITLE = 600


@dataclass(frozen=True, slots=True)
class Head:
    """How many lines of the text go to the letterhead, to the title and to the preamble."""

    letterhead: int
    title: int
    preamble: int


def is_uppercase(text: str) -> bool:
    """Whether the line is typed in capitals."""
    return text.isupper() and sum(character.isalpha() for character in text) >= 3


def is_preamble(text: str) -> bool:
    """Whether the line tells how the act was adopted or published rather than what it is called."""
    return bool(_PREAMBLE.match(text))


def measure_head(lines: list[Line], body: int) -> Head:
    """Divide the lines above the body. `body` is the index of the first line of structure.

    The title starts at the line that names the type of act (or at the first one) and takes the lines that carry it on.
    """
    above = lines[:body]
    start = _find_title(above)
    if start is None:
        return Head(0, 0, body)
    end = start + 1
    while end < body and _carries_on(above[start:end], above[end]):
        end += 1
    return Head(start, end, body)


def _find_title(above: list[Line]) -> int | None:
    candidates = [at for at, line in enumerate(above[:30]) if not is_preamble(line.text)]
    for pattern in (_NORMATIVE, _OTHER):
        for at in candidates:
            if pattern.match(above[at].text) and len(above[at].text) <= _LONGEST_TITLE:
                return at
    if 0 not in candidates or len(above[0].text) > _LONGEST_TITLE or _GENERAL_HEADING.match(above[0].text):
        return None
    return 0


def _carries_on(title: list[Line], line: Line) -> bool:
    if is_preamble(line.text) or _GENERAL_HEADING.match(line.text):
        return False
    if sum(len(each.text) for each in title) + len(line.text) > _LONGEST_TITLE:
        return False
    if len(title) == 1 and _BARE_TYPE.fullmatch(title[0].text):
        return True
    if _SUBJECT.match(line.text) and not any(_SUBJECT.search(each.text) for each in title):
        return True
    if _UNFINISHED.search(title[-1].text):
        return True
    if line.gap:
        return False
    return is_uppercase(line.text) if is_uppercase(title[-1].text) else line.text[0].islower()
