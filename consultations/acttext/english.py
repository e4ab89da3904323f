"""Places of an act cited in English running text; the act itself and its headings stay Bulgarian."""

from .eids import AMENDING_PREFIX, PREAMBLE_EID, PREFIXES, SINGLE, decode_number
from .tree import Kind

_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
_FORMS = {
    Kind.PART: "part {}",
    Kind.DIVISION: "division {}",
    Kind.CHAPTER: "chapter {}",
    Kind.SECTION: "section {}",
    Kind.HEADING: "heading {}",
    Kind.ARTICLE: "Art. {}",
    Kind.PARAGRAPH: "para. {}",
    Kind.POINT: "point {}",
    Kind.SUBPOINT: "point {}",
    Kind.LETTER: "letter “{}”",
    Kind.SUBLETTER: "subletter “{}”",
    Kind.INDENT: "indent {}",
    Kind.CLAUSE: "§ {}",
    Kind.ANNEX: "annex {}",
    Kind.TABLE: "table {}",
    Kind.ROW: "row {}",
    Kind.CELL: "cell {}",
}
_PROVISIONS = {
    "ДР": "the additional provisions",
    "ПР": "the transitional provisions",
    "ЗР": "the final provisions",
    "ПЗР": "the transitional and final provisions",
}


def english_citation(eid: str) -> str:
    """Return how the place of an anchor is cited in English: “Art. 14, para. 2, point 3, letter “а””.

    Numbers and letters stay as the act prints them, so that the place can be found in it.
    """
    names: list[str] = []
    block = ""
    for part in eid.split("__"):
        prefix, _, code = part.partition("_")
        if prefix == AMENDING_PREFIX:
            block = f"the provisions to amending act {code}"
        elif prefix == PREAMBLE_EID:
            names.append("the preamble")
        elif prefix in _KINDS and prefix != PREFIXES[Kind.TEXT]:
            kind = _KINDS[prefix]
            if kind is Kind.SUBPOINT and names and names[-1].startswith("point "):
                names.pop()  # „1.2“ already says 1
            names.append(_name(kind, decode_number(code)))
    if block:
        return f"{', '.join(names)} of {block}" if names else block
    return ", ".join(names) or "the text outside the articles"


def _name(kind: Kind, number: str) -> str:
    if kind is Kind.PROVISIONS:
        return _PROVISIONS.get(number.upper(), "the additional, transitional and final provisions")
    if number == SINGLE:
        return "the only §"
    return _FORMS[kind].format(number).strip() if number else f"the {_FORMS[kind].format('').strip()}"
