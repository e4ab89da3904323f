"""Phrases that answer nothing: the clerk is warned before a citizen reads them. Pure."""

from typing import Final

EMPTY_FORMULAS: Final = (
    "приема се за сведение",
    "приема се за знание",
    "приема се за информация",
    "ще бъде взето предвид",
    "ще бъде взето под внимание",
    "ще се вземе предвид",
    "ще се има предвид",
    "ще бъде обсъдено",
    "ще бъде разгледано",
    "благодарим за предложението",
    "не отговаря на изискванията",
    "не е целесъобразно",
    "не се налага",
    "съгласно действащото законодателство",
    "по преценка на администрацията",
    "приема се по принцип",
    "приема се за обсъждане",
    "ще бъде отчетено",
    "ще се обсъди",
    "ще бъде анализирано",
    "не може да се приеме",
    "не се приема по целесъобразност",
    "няма основание за приемане",
    "въпросът е решен",
    "бележката е неоснователна",
    "извън компетентността",
    "предстои да бъде разгледано",
)


def empty_formulas(text: str) -> list[str]:
    """Return the phrases of the list that stand in the text, in its order; where „се“ stands does not matter."""
    words = _without_se(text)
    return [formula for formula in EMPTY_FORMULAS if _without_se(formula) in words]


def _without_se(text: str) -> str:
    return " ".join(word for word in text.lower().split() if word != "се")
