"""An amending act read into its instructions. Source: УПЗНА чл. 26, ал. 4 and 49–52."""

import re
from collections.abc import Iterator
from dataclasses import replace

from consultations.acttext.tree import Act, Kind, Node, plain_text

from .cursor import Cursor
from .instruction import Instruction, Order, Target, Wish
from .phrases import NotUnderstood, Sentence
from .tokens import tokens

_AMENDS = re.compile(r"(?:изменени[ея]|допълнени[ея]|изменяне|допълване)", re.I)
_OTHER = re.compile(
    r"(?:в|във)\s+(?:наредба(?:та)?|правилника?|инструкция(?:та)?|тарифа(?:та)?|закона?|кодекса?)\s+(?:№|за|на|от)\s.*"
    r"\s(?:се\s+(?:правят|изменя|заменят?|заличават?|отменят?|създават?|добавя)|отпадат?)",
    re.I | re.S,
)
_OPENS_LIST = re.compile(r"се\s+(?:правят\s+следн|изменя)[^„\"]*$", re.I)
_AMENDING_HEAD = re.compile(
    r"(?:в\s+)?(?:(?:чл|ал|т|б)\.|§|приложени|глава|раздел)|създава|досегашн|навсякъде|дум(?:ите|ата)|наименовани", re.I
)
_OWN = re.compile(
    r"влизат? в сила|възлага|по смисъла|се приема на основание|е приет|обнародва|разгласява|публикува"
    r"|отменя\w*\s+наредба",
    re.I,
)
_LIST = frozenset({Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER, Kind.INDENT, Kind.PARAGRAPH})


def is_amending(act: Act) -> bool:
    """Whether the act only amends another: § without any article, and a title „за изменение/допълнение“."""
    kinds = {node.kind for node in act.walk()}
    return Kind.CLAUSE in kinds and Kind.ARTICLE not in kinds and bool(_AMENDS.search(act.title))


def instructions(act: Act) -> tuple[Instruction, ...]:
    """Return what every § of an amending act orders, in reading order.

    A § that orders several things gives several instructions; one that is not understood gives a single NOT_UNDERSTOOD,
    the act's own provisions STAYS, provisions that amend yet another act OTHER_ACT.
    """
    annexes = {node.number: plain_text(node) for node in act.walk() if node.kind is Kind.ANNEX}
    read = [each for node in act.children for each in _read_block(node, is_own=False)]
    return tuple(_with_annex(each, annexes) for each in read)


def _with_annex(instruction: Instruction, annexes: dict[str, str]) -> Instruction:
    """Give an instruction that points to an annex of the amending act its text; without one it is not understood."""
    wish = instruction.wish
    if wish.annex is None:
        return instruction
    if wish.annex not in annexes:
        return replace(instruction, wish=Wish(Order.NOT_UNDERSTOOD))
    return replace(instruction, wish=replace(wish, wording=annexes[wish.annex]))


def _read_block(node: Node, *, is_own: bool) -> Iterator[Instruction]:
    if node.kind is Kind.CLAUSE:
        yield from _Clause(node, is_own=is_own).read(node, [])
        return
    for child in node.children:
        yield from _read_block(child, is_own=is_own or node.kind is Kind.PROVISIONS)


class _Clause:
    """One §; `is_own` tells that it stands under the amending act's own final provisions."""

    def __init__(self, clause: Node, *, is_own: bool) -> None:
        self._eid = clause.eid
        self._is_own = is_own

    def read(self, node: Node, scope: list[Target]) -> Iterator[Instruction]:
        """Yield the instructions of the § or of a point of it; `scope` are the places named above it."""
        listed = [child for child in node.children if child.kind in _LIST]
        sentence = _sentence(node)
        is_other = bool(_OTHER.match(sentence)) and node.kind is Kind.CLAUSE
        if is_other and self._is_own:
            yield self._say(node, _whole(node), Wish(Order.OTHER_ACT))
            return
        reading = Sentence(Cursor(tokens(sentence)), scope)
        if is_other and listed and _OPENS_LIST.search(sentence):
            reading.is_opening = True
        elif sentence or not listed:
            try:
                reading.read()
            except NotUnderstood:
                yield self._say(node, _whole(node), self._not_read(node))
                return
        if bool(listed) != (reading.is_opening or not sentence):
            yield self._say(node, _whole(node), self._not_read(node))
            return
        for wish in reading.wishes:
            yield self._say(node, sentence, wish)
        for child in listed:
            yield from self.read(child, reading.scope)

    def _not_read(self, node: Node) -> Wish:
        """Tell the amending act's own provisions from instructions that are not understood."""
        text = node.text
        stays = not _AMENDING_HEAD.match(text) and (self._is_own or bool(_OWN.search(text)))
        return Wish(Order.STAYS if stays and node.eid == self._eid else Order.NOT_UNDERSTOOD)

    def _say(self, node: Node, sentence: str, wish: Wish) -> Instruction:
        return Instruction(self._eid, node.eid, sentence, wish)


def _sentence(node: Node) -> str:
    """Return the words of a place with the quoted lines that stand under them."""
    loose = [_line(child) for child in node.children if child.kind not in _LIST]
    return "\n".join(filter(None, (node.text, *loose)))


def _line(node: Node) -> str:
    if node.kind is Kind.TABLE:
        return "\n".join(f"| {' | '.join(cell.text for cell in row.children)}" for row in node.children)
    return plain_text(node)


def _whole(node: Node) -> str:
    return "\n".join(filter(None, (node.text, *(plain_text(child) for child in node.children))))
