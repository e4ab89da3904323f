"""Names of places as people write them: labels for headings, citations for sentences. Source: УПЗНА чл. 27 и 40."""

from .eids import AMENDING_PREFIX, PREFIXES, SINGLE, decode_number
from .ordinals import ordinal_words, roman_figures
from .tree import GROUPINGS, Kind, Node

_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
_WORDS = {Kind.PART: "част", Kind.DIVISION: "дял", Kind.CHAPTER: "глава", Kind.SECTION: "раздел"}
_PROVISIONS = {
    "ДР": "допълнителните разпоредби",
    "ПР": "преходните разпоредби",
    "ЗР": "заключителните разпоредби",
    "ПЗР": "преходните и заключителните разпоредби",
}


def citation(place: Node | str) -> str:
    """Return how a place is cited, „чл. 14, ал. 2, т. 3, б. „а“ “, from the node or its anchor.

    Loose text is cited by the place it belongs to. The form follows УПЗНА чл. 40.
    """
    if isinstance(place, Node) and place.kind is Kind.HEADING:
        return f"„{' '.join(filter(None, (place.mark, place.heading)))}“"
    eid = place.eid if isinstance(place, Node) else place
    names: list[str] = []
    block = ""
    for part in eid.split("__"):
        prefix, _, code = part.partition("_")
        if prefix == AMENDING_PREFIX:
            block = f"разпоредбите към изменящ акт {code}"
        elif prefix == "preamble":
            names.append("преамбюлът")
        elif prefix in _KINDS and prefix != PREFIXES[Kind.TEXT]:
            _extend(names, _KINDS[prefix], decode_number(code))
    if block:
        return f"{', '.join(names)} от {block}" if names else block
    return ", ".join(names) or "текстът извън членовете"


def _extend(names: list[str], kind: Kind, number: str) -> None:
    if kind is Kind.SUBPOINT and names and names[-1].startswith("т."):
        names[-1] = _short(kind, number)
    else:
        names.append(_short(kind, number))


def describe(node: Node) -> str:
    """Return the short name of a node without its parents: „ал. 2“, „глава втора“."""
    return _short(node.kind, node.number)


def _short(kind: Kind, number: str) -> str:
    match kind:
        case Kind.ARTICLE:
            return f"чл. {number}"
        case Kind.PARAGRAPH:
            return f"ал. {number}"
        case Kind.POINT | Kind.SUBPOINT:
            return f"т. {number}"
        case Kind.LETTER:
            return f"б. „{number}“"
        case Kind.SUBLETTER:
            return f"подбуква „{number}“"
        case Kind.INDENT:
            return f"тире {number}".strip()
        case Kind.CLAUSE:
            return f"§ {number}"
        case Kind.ANNEX:
            return f"приложение {_annex_number(number)}" if number else "приложението"
        case Kind.PROVISIONS:
            return _PROVISIONS.get(number.upper(), "допълнителните, преходните и заключителните разпоредби")
        case Kind.HEADING:
            return f"заглавие {number}".strip()
        case Kind.TEXT:
            return "текст"
        case Kind.TABLE:
            return f"таблица {number}".strip()
        case Kind.ROW:
            return f"ред {number}".strip()
        case Kind.CELL:
            return f"клетка {number}".strip()
        case _:
            return f"{_WORDS[kind]} {_group_number(kind, number)}"


def _group_number(kind: Kind, number: str) -> str:
    letter = number.lstrip("0123456789")
    value = int(number[: len(number) - len(letter)] or 0)
    words = roman_figures(value) if kind is Kind.SECTION else ordinal_words(value, masculine=kind is Kind.DIVISION)
    return f"{words} „{letter}“" if letter else words


def _annex_number(number: str) -> str:
    return f"№ {number}" if number[0].isdigit() else number.upper()


def label(node: Node) -> str:
    """Return the printed label of a place: „Чл. 14.“, „Глава втора“, „§ 3.“, „(2)“, „а)“; empty for loose text."""
    match node.kind:
        case Kind.ARTICLE:
            return f"Чл. {node.number}."
        case Kind.CLAUSE:
            return "Параграф единствен." if node.number == SINGLE else f"§ {node.number}."
        case Kind.PARAGRAPH:
            return f"({node.number})"
        case Kind.POINT | Kind.SUBPOINT:
            return f"{node.number}."
        case Kind.LETTER | Kind.SUBLETTER:
            return f"{node.number})"
        case Kind.INDENT:
            return "–"
        case Kind.ANNEX:
            return f"Приложение {_annex_number(node.number)}" if node.number else "Приложение"
        case Kind.PROVISIONS:
            return node.mark if node.is_amending_block else node.heading
        case Kind.HEADING:
            return f"{roman_figures(int(node.number))}." if node.number else ""
        case Kind.TEXT | Kind.TABLE | Kind.ROW | Kind.CELL:
            return ""
        case _:
            words = describe(node)
            return words[0].upper() + words[1:]


def title(node: Node) -> str:
    """Return the label with the heading, for contents: „Глава втора. Обществен ред“, „Чл. 14. Тротинетки“."""
    name = label(node)
    if not node.heading or name == node.heading:
        return name
    dotted = node.kind in GROUPINGS and node.kind is not Kind.PROVISIONS and name and not name.endswith(".")
    return f"{name}{'.' if dotted else ''} {node.heading}".strip()
