"""Anchors of places: ASCII, unique in the act, stable while the numbering is.

`art_14__para_2__point_3__let_a` is чл. 14, ал. 2, т. 3, б. „а“. Chapters, articles and the act's own § are numbered
through the act and stand alone; sections hang on their chapter, § of amending acts on their block.
"""

from .tree import Kind

PREFIXES = {
    Kind.PART: "part",
    Kind.DIVISION: "div",
    Kind.CHAPTER: "chp",
    Kind.SECTION: "sec",
    Kind.HEADING: "hdg",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.POINT: "point",
    Kind.SUBPOINT: "sub",
    Kind.LETTER: "let",
    Kind.SUBLETTER: "slet",
    Kind.INDENT: "ind",
    Kind.PROVISIONS: "prov",
    Kind.CLAUSE: "cl",
    Kind.ANNEX: "annex",
    Kind.TEXT: "txt",
    Kind.TABLE: "tbl",
    Kind.ROW: "row",
    Kind.CELL: "cell",
}
AMENDING_PREFIX = "amend"
PREAMBLE_EID = "preamble"
SINGLE = "единствен"

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "uh", "ь": "yh", "ю": "yu", "я": "ya",
    "ы": "yi", "э": "eh",  # no letters of ours, but typed by some keyboards
}  # fmt: skip
_CYRILLIC = {latin: letter for letter, latin in _LATIN.items()}
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def segment(kind: Kind, number: str) -> str:
    """Return the last part of the anchor of a place: „5а¹“ gives `art_5a1`, „5¹“ `art_5_1`, „1.2.1“ `sub_1-2-1`."""
    prefix = PREFIXES[kind]
    if kind is Kind.PROVISIONS and number.isdigit():
        prefix = AMENDING_PREFIX
    return f"{prefix}_{encode_number(number)}" if number else prefix


def encode_number(number: str) -> str:
    """Return a number of the act in ASCII."""
    plain = number.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")
    superscript = number[len(plain) :].translate(_FIGURES)
    ascii_number = "".join(_LATIN.get(character, character) for character in plain.lower().replace(".", "-"))
    separator = "_" if superscript and plain.isdigit() else ""
    return f"{ascii_number}{separator}{superscript}"


def decode_number(code: str) -> str:
    """Return the number `encode_number` was given; a doubled letter comes back doubled."""
    digits = code[: len(code) - len(code.lstrip("0123456789-"))]
    rest = code[len(digits) :].lstrip("_")
    letters = rest.rstrip("0123456789")
    superscript = rest[len(letters) :].translate(_SUPERSCRIPTS)
    half = len(letters) // 2
    if letters in _CYRILLIC:
        letter = _CYRILLIC[letters]
    elif half and letters[:half] == letters[half:] and letters[:half] in _CYRILLIC:
        letter = _CYRILLIC[letters[:half]] * 2
    else:
        letter = "".join(_CYRILLIC.get(character, character) for character in letters)
    return f"{digits.replace('-', '.')}{letter}{superscript}"


def anchors_around(eid: str) -> list[str]:
    """Return an anchor and those of everything around it, the nearest first."""
    parts = eid.split("__")
    return ["__".join(parts[:length]) for length in range(len(parts), 0, -1)]


class EidBook:
    """Hands out anchors and never the same one twice: the second `art_5` is `art_5__2`."""

    def __init__(self) -> None:
        self._taken: set[str] = {PREAMBLE_EID}
        self._counts: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return the wanted anchor or, when it is taken, the first free one after it."""
        eid = wanted
        while eid in self._taken:
            self._counts[wanted] = self._counts.get(wanted, 1) + 1
            eid = f"{wanted}__{self._counts[wanted]}"
        self._taken.add(eid)
        return eid
