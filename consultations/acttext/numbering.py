"""Warnings about numbering and empty places. Source: УПЗНА чл. 26, 27, 33 и 52."""

from collections.abc import Iterator, Sequence

from .labels import citation, describe
from .lint import lint
from .marks import last_number
from .sequence import letter_follows, number_follows, number_key
from .tree import Act, Kind, Node, ParseWarning

_MUST_HAVE_TEXT = frozenset(
    {Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER, Kind.INDENT, Kind.CLAUSE}
)
_THROUGH_THE_ACT = (Kind.PART, Kind.CHAPTER, Kind.ARTICLE)
_WITHIN_PARENT = (Kind.DIVISION, Kind.SECTION, Kind.PARAGRAPH, Kind.POINT, Kind.LETTER, Kind.SUBLETTER)


def all_warnings(act: Act, base: Act | None = None) -> list[ParseWarning]:
    """Return the warnings of reading, of numbering and of drafting together, in the order of lines.

    `base` is the text in force that this one takes the place of, when there is one.
    """
    found = (*act.warnings, *check_numbering(act), *lint(act, base))
    return sorted(found, key=lambda warning: warning.line)


def check_numbering(act: Act) -> list[ParseWarning]:
    """Return what a drafter should look at: repeated and skipped numbers, a lone „(1)“, empty places, no articles."""
    warnings = list(_check_whole(act))
    nodes = list(act.walk())
    for kind in _THROUGH_THE_ACT:
        warnings += _check_sequence([node for node in nodes if node.kind is kind])
    warnings += _check_clauses(act)
    for node in nodes:
        warnings += _check_node(node)
    return warnings


def _check_whole(act: Act) -> Iterator[ParseWarning]:
    if not act.title:
        yield ParseWarning(0, "Актът няма наименование.")
    units = {node.kind for node in act.walk()} & {Kind.ARTICLE, Kind.CLAUSE}
    if not units:
        yield ParseWarning(0, "В текста не е открит нито един член.")


def _check_node(node: Node) -> Iterator[ParseWarning]:
    for kind in _WITHIN_PARENT:
        yield from _check_sequence(node.of_kind(kind))
    paragraphs = node.of_kind(Kind.PARAGRAPH)
    if len(paragraphs) == 1 and paragraphs[0].number == "1":
        yield _warning(
            paragraphs[0], f"{citation(node)} има само една алинея; единствената алинея не се номерира.", "УПЗНА чл. 27"
        )
    if node.kind in _MUST_HAVE_TEXT and not (node.text or node.children):
        yield _warning(node, f"{citation(node)} е без текст.")
    if node.kind is Kind.PROVISIONS and not node.of_kind(Kind.CLAUSE, Kind.ARTICLE):
        yield _warning(node, f"под заглавието „{node.heading or node.mark}“ няма нито един §.")
    if node.is_grouping and node.kind is not Kind.PROVISIONS and not node.heading:
        yield _warning(node, f"{citation(node)} няма наименование.")


def _check_sequence(nodes: Sequence[Node]) -> Iterator[ParseWarning]:
    """Yield a warning for every place that does not follow the one before it or repeats an earlier one."""
    seen: dict[str, Node] = {}
    previous: Node | None = None
    for node in nodes:
        first = seen.setdefault(node.number, node)
        if first is not node:
            yield _warning(node, f"{describe(node)} се повтаря; за пръв път е на ред {first.line}.", _law(node))
        elif not _follows(previous, node):
            yield _warning(node, _gap_sentence(previous, node), _law(node))
        previous = node


def _follows(previous: Node | None, node: Node) -> bool:
    before = last_number(previous.mark, previous.number) if previous else None
    if node.kind in (Kind.LETTER, Kind.SUBLETTER):
        return letter_follows(before, node.number)
    return number_follows(before, node.number)


def _gap_sentence(previous: Node | None, node: Node) -> str:
    if previous is None:
        return f"номерацията започва от {describe(node)}."
    if node.kind not in (Kind.LETTER, Kind.SUBLETTER):
        if number_key(node.number) < number_key(previous.number):
            return f"{describe(node)} стои след {describe(previous)}."
        missing = int(number_key(last_number(previous.mark, previous.number))[0]) + 1
        if missing < number_key(node.number)[0]:
            return f"след {describe(previous)} следва {describe(node)}; липсва номер {missing}."
    return f"след {describe(previous)} следва {describe(node)}; пропуснат е номер."


def _check_clauses(act: Act) -> Iterator[ParseWarning]:
    """Yield warnings about the act's own §; their numbers run on from one block of provisions to the next."""
    own = [node for top in act.children if not top.is_amending_block for node in top.walk() if node.kind is Kind.CLAUSE]
    blocks: list[list[Node]] = []
    for node in own:
        if node.number == "1" or not blocks:
            blocks.append([])
        blocks[-1].append(node)
    for restarted in blocks[1:]:
        yield _warning(
            restarted[0], "номерацията на § започва отново от 1; тя продължава през всички разпоредби.", "УПЗНА чл. 33"
        )
    for block in blocks:
        if [node.number for node in block] != ["единствен"]:
            yield from _check_sequence(block)


def _law(node: Node) -> str:
    """Return where the law speaks of the order of such places."""
    if node.kind is Kind.ARTICLE:
        return "УПЗНА чл. 52"
    return "УПЗНА чл. 33" if node.kind is Kind.CLAUSE else "УПЗНА чл. 26"


def _warning(node: Node, sentence: str, source: str = "") -> ParseWarning:
    return ParseWarning(node.line, f"Ред {node.line}: {sentence}", node.eid, source)
