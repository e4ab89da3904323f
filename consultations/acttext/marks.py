"""What a line begins with: the marks of УПЗНА чл. 27 and the ways they are really typed."""

import re
from dataclasses import dataclass

from .ordinals import ORDINAL, ROMAN, ordinal_value, roman_value
from .sequence import normal_letter, normal_number
from .tree import Kind


@dataclass(frozen=True, slots=True)
class Mark:
    """A recognised mark: its kind, normalised number, the text as printed and what follows it on the line."""

    kind: Kind
    number: str
    printed: str
    rest: str


_GROUP_KINDS = {"част": Kind.PART, "дял": Kind.DIVISION, "глава": Kind.CHAPTER, "раздел": Kind.SECTION}
_GROUP_WORD = re.compile(r"(част|дял|глава|раздел)\s*", re.I)
_GROUP_ORDINAL = re.compile(ORDINAL, re.I)
_GROUP_FIGURE = re.compile(rf"{ROMAN}|[0-9]{{1,3}}")
_GROUP_LETTER = re.compile(r'\s?\.?\s?[„"“]([а-я])["“”]|\s?([а-я])(?=\s*(?:\.|$))', re.I)
_GROUP_SEPARATOR = re.compile(r"\s*[.:–—-]*\s*")

_ARTICLE = re.compile(
    r"(чл|член)\s?\.?\s?([0-9]{1,4}|(?-i:З)[0-9]?(?=\s?(?:[.(]|$)))"
    r"(?:[ -]?([а-яaceop])(?=\s?\.)|([а-яaceop])(?![а-я]))?"
    r"(\.?<?sup>[0-9]{1,2}(?:</?sup>)?|[0-9¹²³⁴⁵⁶⁷⁸⁹⁰]{0,2})(?:\s?(?:[-–—]|и)\s?[0-9]{1,4}[а-я]?(?=\s?\.\s?[(/]))?\s?([.:)]|[-–—](?=\s)|)\s?",
    re.I,
)
_RANGE = re.compile(r"[0-9а-я]\s?(?:[-–—]|и)\s?([0-9]{1,4})([а-я]?)\s?\.?$", re.I)
_ACRONYM = re.compile(r"[А-Я]{2,}")
_CLAUSE = re.compile(
    r"(?:§|параграф)\s?(?:([0-9]{1,4})(?:((?-i:[а-я]))(?![а-я])|\s?([а-я])(?=\s?\.))?|(единствен))\s?([.:)]|[-–—](?=\s)|)\s?",
    re.I,
)
_STARTS_SENTENCE = re.compile(r"[А-ЯA-Z0-9(/„\"“«\[]|$")

_PROVISION_WORD = "(?:допълнителн|преходн|заключителн)[аи]"
_PROVISIONS = re.compile(
    rf"{_PROVISION_WORD}(?:(?:\s?,\s?|\s+и\s+){_PROVISION_WORD}){{0,2}}\s+(?:разпоредб[аи]|положени[ея])\s?[.:]?\s?",
    re.I,
)
_LONGEST_TITLE = 200
_LONGEST_ANNEX_LABEL = 300
_TOWARDS = re.compile(r"[(/]?\s?към\b", re.I)

_ANNEX = re.compile(
    r"приложение\s?(?:(?:№|no\.?|n)\s?)?(?:([0-9]{1,3}(?:\.[0-9]{1,2})*)(?:-?([а-я])(?![а-я]))?|((?-i:[IVXІ]+))(?!\w)|([а-яabcehkmoptx])(?!\w))?\s?([.:,;–—-]*)\s?",
    re.I,
)
_CAPITAL_TWINS = str.maketrans("ABCEHKMOPTX", "АВСЕНКМОРТХ")
_ANNEX_LIST = re.compile(r"(?:(?:списък|опис)\s(?:на|с)\s)?приложени(?:я|ята)\s?(?:[:0-9].*)?", re.I)
_INDENT = re.compile(r"(?:[-–—−‒•·▪■●◦○‣►➢✓√*\uf0a7\uf0b7\uf0d8\uf0fc]\s?|o\s)(?=[\w„\"(])")
_ROMAN_HEADING = re.compile(rf"({ROMAN})\s?[.)]?\s+(?=[А-Я])")


def match_group(text: str) -> Mark | None:
    """Return the mark of a line such as „Глава втора „а“. ОБЩИ ПОЛОЖЕНИЯ“; a sentence that mentions one is none."""
    word = _GROUP_WORD.match(text)
    if not word:
        return None
    number = _GROUP_ORDINAL.match(text, word.end()) or _GROUP_FIGURE.match(text, word.end())
    if not number:
        return None
    end = number.end()
    if text[end : end + 1].islower() and number.group().casefold() == number.group():
        return None
    letter = _GROUP_LETTER.match(text, end)
    end = letter.end() if letter else end
    separator = _GROUP_SEPARATOR.match(text, end)
    rest = text[separator.end() :] if separator else ""
    punctuated = bool(separator and separator.group().strip())
    if rest[:1].islower() and not punctuated:
        return None
    suffix = (letter.group(1) or letter.group(2)).lower() if letter else ""
    printed = text[: len(text) - len(rest)].strip()
    return Mark(_GROUP_KINDS[word.group(1).lower()], f"{_group_value(number.group())}{suffix}", printed, rest)


def _group_value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return roman_value(number) if _GROUP_FIGURE.fullmatch(number) else ordinal_value(number)


def match_article(text: str, position: int = 0) -> Mark | None:
    """Return the mark „Чл. 5а.“; „чл. 5, ал. 2 от …“ at the head of a wrapped line is a reference, not an article."""
    match = _ARTICLE.match(text, position)
    if not match:
        return None
    word, digits, spaced, glued, superscript, dot = match.groups()
    rest = text[match.end() :]
    if not _is_set_off(dot, rest) and not (dot == "." and word[0] == "Ч"):
        return None
    spoken = rest[:1].isupper() and not _ACRONYM.match(rest)
    if word[0] == "ч" and not (dot == "." or (not dot and spoken)):
        return None
    raised = "".join(filter(str.isdigit, superscript))
    number = normal_number(digits.replace("З", "3"), spaced or glued or "", raised)
    return Mark(Kind.ARTICLE, number, match.group().strip(), rest)


def _is_set_off(separator: str, rest: str) -> bool:
    """Whether a number is parted from what follows; „Чл. 5 - 7 от“ and „§ 1 – 3 от“ are references."""
    if separator in ("", "."):
        return bool(_STARTS_SENTENCE.match(rest))
    return rest[:1].isupper() or rest[:1] in ("(", "/", "„", '"', "“", "")


def last_number(printed: str, number: str) -> str:
    """Return the last number of „Чл. 2 - 5.“, several articles repealed at once; of any other mark its own number."""
    through = _RANGE.search(printed)
    return normal_number(through.group(1), through.group(2) or "") if through else number


def match_clause(text: str, position: int = 0) -> Mark | None:
    """Return the mark „§ 3.“; „§ 1, т. 5 от …“ at the head of a wrapped line is a reference."""
    match = _CLAUSE.match(text, position)
    if not match:
        return None
    digits, glued, spaced, only, dot = match.groups()
    rest = text[match.end() :]
    if dot != "." and not _is_set_off(dot, rest):
        return None
    number = only.lower() if only else normal_number(digits, glued or spaced or "")
    return Mark(Kind.CLAUSE, number, match.group().strip(), rest)


def match_provisions(text: str) -> Mark | None:
    """Return the heading of the act's own provisions („ПЗР“) or of an amending act's („КЪМ …“, number empty).

    A heading repeated on the line, as some sites export it, is kept in `printed` but for its last copy.
    """
    match, start, end = None, 0, 0
    while following := _PROVISIONS.match(text, end):
        match, start, end = following, end, following.end()
    if not match:
        if text.startswith("КЪМ ") and text.isupper():
            return Mark(Kind.PROVISIONS, "", "", text)
        return None
    rest = text[end:]
    if _TOWARDS.match(rest):
        return Mark(Kind.PROVISIONS, "", text[:end].strip(), rest)
    titled = rest.lower().startswith(("на ", "от ", "в ")) and len(text) <= _LONGEST_TITLE and text[-1] not in ".;:,"
    history = rest[:1] in ("(", "[", "/") and rest[-1] in ")]/" and len(text) <= _LONGEST_TITLE
    if rest and not (titled or history or match_clause(rest)):
        return None
    initials = "".join(word[0].upper() for word in match.group().split()[:-1] if word.lower() != "и")
    return Mark(Kind.PROVISIONS, f"{initials}Р", text[:start].strip(), text[start:])


def split_provisions_heading(text: str) -> tuple[str, Mark | None]:
    """Split „Заключителни разпоредби § 1. …“ into the heading and the § that follows on the line, if any."""
    match = _PROVISIONS.match(text)
    clause = match_clause(text, match.end()) if match else None
    return (text[: match.end()].strip(), clause) if match and clause else (text, None)


def match_annex(text: str) -> Mark | None:
    """Return the label of an annex; a sentence that begins with „Приложение № 1 е …“ is none."""
    match = _ANNEX.match(text)
    if not match:
        return None
    digits, letter, roman, only_letter, separator = match.groups()
    digits = str(roman_value(roman)) if roman else digits
    rest = text[match.end() :]
    if separator in (",", ";") or (only_letter and only_letter.islower()):
        return None
    towards = bool(_TOWARDS.match(rest)) and not rest.endswith((":", "."))
    titled = bool(separator) and len(text) <= _LONGEST_ANNEX_LABEL
    unseparated = (digits or only_letter) and _STARTS_SENTENCE.match(rest) and len(text) <= _LONGEST_TITLE
    if not (not rest or towards or titled or unseparated):
        return None
    levels = (digits or "").split(".")
    lettered = (only_letter or "").upper().translate(_CAPITAL_TWINS)
    number = ".".join([*levels[:-1], normal_number(levels[-1], letter or "")]) if digits else lettered
    return Mark(Kind.ANNEX, number, match.group().strip(), rest)


def is_annex_list(text: str) -> bool:
    """Whether the line announces the list of annexes („Приложения:“, „Списък на приложенията“)."""
    return bool(_ANNEX_LIST.fullmatch(text))


def match_indent(text: str) -> Mark | None:
    """Return the dash that opens an item of an unnumbered list."""
    match = _INDENT.match(text)
    return Mark(Kind.INDENT, "", match.group().strip(), text[match.end() :]) if match else None


def match_roman_heading(text: str) -> Mark | None:
    """Return the Roman number of a heading without the word глава or раздел („I. ОБЩИ ПОЛОЖЕНИЯ“)."""
    match = _ROMAN_HEADING.match(text)
    if not match:
        return None
    return Mark(Kind.HEADING, str(roman_value(match.group(1))), match.group().strip(), text[match.end() :])


_INLINE = re.compile(
    r"(?<![^\s;:.!?)“”\"])[(/](?P<paragraph>[0-9]{1,3})(?P<paragraph_letter>[а-я]?)[)/](?:\.(?=\s?[А-ЯA-Z(]))?"
    r"|(?<![^\s;:])(?P<named>т|ал)\.\s?(?P<named_number>[0-9]{1,3})(?P<named_letter>[а-я]?)\.(?=\s)"
    r"|(?<![^\s;:])(?P<subpoint>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?P<subdot>\.?)(?=\s|[А-Яа-я])"
    r"|(?<![^\s;:])(?P<point>[0-9]{1,3})(?P<point_letter>[а-я]?)(?:\s?[.)](?![0-9.)])|/(?=[\sА-Яа-я])(?!\s?[а-я]+\s?/))"
    r"|(?<![^\s;:])(?P<letter>[а-яaceopxy]{1,2})(?:\)|/(?!или\b)(?=[\sа-я]))"
    r"|(?<![^\s;:.])(?P<article>Чл\.)(?=\s?[0-9])"
    r"|(?<![^\s;:.])(?P<clause>§)(?=\s?[0-9])"
    r"|(?:^|(?<=;\s))(?P<bare>[0-9]{1,2})(?=\s[А-Я])"
    r"|(?<=\s)(?P<dash>[-–])\s(?=[\w„\"(])"
)


def inline_marks(text: str) -> list[tuple[int, int, Kind, str]]:
    """Return start, end, kind and number of everything on the line that looks like a mark.

    Only its place in the sequence tells a mark from a reference; that is decided elsewhere.
    """
    return [(match.start(), match.end(), *_inline_kind(match)) for match in _INLINE.finditer(text)]


def _inline_kind(match: re.Match[str]) -> tuple[Kind, str]:
    group = match.groupdict()
    if group["dash"]:
        return Kind.INDENT, ""
    if group["named"]:
        kind = Kind.POINT if group["named"] == "т" else Kind.PARAGRAPH
        return kind, normal_number(group["named_number"], group["named_letter"])
    if group["bare"]:
        return Kind.POINT, normal_number(group["bare"])
    if group["paragraph"]:
        return Kind.PARAGRAPH, normal_number(group["paragraph"], group["paragraph_letter"])
    if group["subpoint"]:
        return Kind.SUBPOINT, group["subpoint"]
    if group["point"]:
        return Kind.POINT, normal_number(group["point"], group["point_letter"])
    if group["letter"]:
        letter = normal_letter(group["letter"])
        return (Kind.SUBLETTER if len(letter) == 2 else Kind.LETTER), letter
    return (Kind.ARTICLE if group["article"] else Kind.CLAUSE), ""
