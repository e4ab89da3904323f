"""References inside an act: „чл. 5, ал. 2, т. 3“, „ал. 4“, „§ 1“, „приложение № 2“. Source: УПЗНА чл. 40.

Whatever may speak of another act is left alone; a false alarm costs more than a slip not found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .sequence import normal_number

_NUMBER = r"([0-9]{1,3})([а-я]?)([¹²³⁴⁵⁶⁷⁸⁹]?)(?![0-9а-я%]|[./][0-9])"
_REFERENCE = re.compile(
    rf"(?<![а-я])(?:(?P<article>чл\.|член)|(?P<paragraph>ал\.|алинея)|(?<![0-9]\s)(?P<point>т\.|точка)|(?P<letter>б\.|буква)"
    rf"|(?P<annex>приложение\s?№)|(?P<clause>§))\s?(?:{_NUMBER}|[„\"“]([а-я])[“”\"])",
    re.I,
)
_ALSO = re.compile(
    r"((?:,\s[0-9]{1,3}[а-я]?)*\s(?:и|или)\s[0-9]{1,3}[а-я]?)(?=[.;,)]|\s(?:от|се|са|не|и|или)\s|$)(?![./][0-9])"
)
_ALSO_NUMBER = re.compile(r"([0-9]+)([а-я]?)")
_LEVELS = ("article", "clause", "annex", "paragraph", "point", "letter")
_TOPS = ("article", "clause", "annex")
_CONNECTS = re.compile(r"\s?,?\s?$")
_OTHER_ACT_WORD = re.compile(
    r"(?<![а-я])(?:(?:закон|кодекс|указ|регламент|договор|устав|стандарт)(?:а|ът|и|ите)?|конституция(?:та)?"
    r"|(?:директив|спогодб|конвенци|харт)[а-я]+|решение\s№"
    r"|(?:наредба|правилник|инструкция|постановление|методика|тарифа)(?:та|то|а|ът)?\s(?:№|за|на|от|по))(?![а-я])",
    re.I,
)
_ACRONYM = re.compile(
    r"(?<![А-Яа-я])(?:З[А-Я][А-Яа-я]*[А-Я]|[АГНДТКС][А-Я]{0,2}К|КТ|КРБ|УПЗНА|ППЗ\w+|ПМС|ЕС|ЕО)(?![А-Яа-я])"
)
_OF_ANOTHER = re.compile(r"\s?,?\s?(?:от|към)\s|\sна\s[А-Я]")
_OF_THIS = re.compile(
    r"\s?(?:от|на|към)\s(?:тази|този|тези|настоящ[а-я]+)(?![а-я])"
    r"|\sот\s(?:(?:допълнителн|преходн|заключителн)[а-я]+(?:\sи\s)?){1,2}\s(?:разпоредби|разпоредба|разпоредбата)"
    r"(?!\s(?:на|от|към)\s)",
    re.I,
)
_ALTERS = re.compile(
    r"(?<![а-я])(?:се\s(?:изменя|заменя|заличава|отменя|създава|добавя|допълва|правят)\w*|става\w*\s(?:чл|ал|т)\.|отпада\w*)",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[а-я0-9)“”\"]{3})[.](?=\s+[А-Я])|;")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference read from a text. Empty fields were not named; `text` is how it was written."""

    text: str
    article: str = ""
    clause: str = ""
    annex: str = ""
    paragraph: str = ""
    point: str = ""
    letter: str = ""


def references(text: str) -> Iterator[Reference]:
    """Yield the references of a text to the act it stands in; those to other acts are left out."""
    if _ALTERS.search(text):
        return
    for sentence in _sentences(text):
        foreign = _is_foreign(sentence)
        for start, end, names in _chains(sentence):
            behind = sentence[end:]
            if _OF_THIS.match(behind) or not (foreign or _OF_ANOTHER.match(behind)):
                yield Reference(text=sentence[start:end], **names)


def _is_foreign(sentence: str) -> bool:
    return bool(_ACRONYM.search(sentence) or _OTHER_ACT_WORD.search(sentence))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _chains(sentence: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Yield start, end and named levels of „чл. 5, ал. 2, т. 3“: neighbours that narrow each other are one.

    „Чл. 5, 6 и 9, ал. 2“ are three, of which the last is narrowed.
    """
    names: dict[str, str] = {}
    start = end = 0
    for match in _REFERENCE.finditer(sentence):
        level, number = _named(match)
        if names and _CONNECTS.fullmatch(sentence[end : match.start()]) and _narrows(names, level):
            names[level] = number
        else:
            if names:
                yield start, end, names
            start, names = match.start(), {level: number}
        end = match.end()
        if also := _ALSO.match(sentence, end):
            end = also.end()
            for digits, letter in _ALSO_NUMBER.findall(also.group()):
                yield start, end, names
                names = {**names, level: normal_number(digits, letter)}
    if names:
        yield start, end, names


def _narrows(names: dict[str, str], level: str) -> bool:
    return level not in _TOPS and max(map(_LEVELS.index, names)) < _LEVELS.index(level)


def _named(match: re.Match[str]) -> tuple[str, str]:
    level = next(name for name in _LEVELS if match[name])
    *_, digits, letter, superscript, only = match.groups()
    return level, only.lower() if only else normal_number(digits, letter, superscript)
