"""Numbers of parts, chapters and sections: Bulgarian ordinals in words, Roman and Arabic figures."""

_STEMS = {
    1: ("първ",),
    2: ("втор",),
    3: ("трет",),
    4: ("четвърт",),
    5: ("пет",),
    6: ("шест",),
    7: ("седм",),
    8: ("осм",),
    9: ("девет",),
    10: ("десет",),
    11: ("единадесет", "единайсет"),
    12: ("дванадесет", "дванайсет"),
    13: ("тринадесет", "тринайсет"),
    14: ("четиринадесет", "четиринайсет"),
    15: ("петнадесет", "петнайсет"),
    16: ("шестнадесет", "шестнайсет"),
    17: ("седемнадесет", "седемнайсет"),
    18: ("осемнадесет", "осемнайсет"),
    19: ("деветнадесет", "деветнайсет"),
    20: ("двадесет", "двайсет"),
    30: ("тридесет", "трийсет"),
    40: ("четиридесет", "четирийсет"),
    50: ("петдесет",),
    60: ("шестдесет", "шейсет"),
    70: ("седемдесет",),
    80: ("осемдесет",),
    90: ("деветдесет",),
}
_VALUES = {stem: value for value, stems in _STEMS.items() for stem in stems}
_UNITS = "|".join(stem for value, stems in _STEMS.items() if value < 10 for stem in stems)
_TENS = "|".join(stem for value, stems in _STEMS.items() if value >= 20 for stem in stems)

ORDINAL = rf"(?:(?:{_TENS})\s+и\s+)?(?:{_UNITS})[аио]|(?:{'|'.join(_VALUES)})[аио]"
"""Pattern of an ordinal in words, to be used ignoring case; `ordinal_value` reads what it matched."""

ROMAN = r"[IVXLCІХ]+"
"""Pattern of a Roman number; Cyrillic І and Х are often typed in place of the Latin letters."""

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LATIN = str.maketrans("ІХ", "IX")


def ordinal_value(words: str) -> int:
    """Return the number an ordinal stands for: „двадесет и първа“ is 21."""
    *tens, last = (word for word in words.lower().split() if word != "и")
    return sum(_VALUES[word] for word in tens) + _VALUES[last[:-1]]


def ordinal_words(number: int, *, masculine: bool = False) -> str:
    """Return the ordinal in words for 1–99, in figures beyond: 2 is „втора“ (or „втори“)."""
    if not 1 <= number <= 99:
        return str(number)
    ending = "и" if masculine else "а"
    if number in _STEMS:
        return _STEMS[number][0] + ending
    return f"{_STEMS[number - number % 10][0]} и {_STEMS[number % 10][0]}{ending}"


def roman_value(figures: str) -> int:
    """Return the number of a Roman figure, untidy ones too („IIII“ is 4)."""
    values = [_ROMAN_VALUES[figure] for figure in figures.upper().translate(_LATIN)]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def roman_figures(number: int) -> str:
    """Return a Roman number for 1–399, Arabic beyond."""
    if not 1 <= number < 400:
        return str(number)
    figures = ""
    for value, figure in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
        figures += figure * (number // value)
        number %= value
    return figures + "I" * number
