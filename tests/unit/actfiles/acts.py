"""Acts for the tests of files, and what two trees must share."""

from dataclasses import replace

from hypothesis import strategies as st

from consultations.acttext.naming import renamed
from consultations.acttext.tree import Act, Kind, Node

ACT = """ОБЩИНСКИ СЪВЕТ – ОБРАЗЕЦ

НАРЕДБА № 5 за обществения ред

Приета с Решение № 12 от 30.11.2026 г.

Глава първа
ОБЩИ ПОЛОЖЕНИЯ
Раздел I
Предмет
Чл. 1. (1) С наредбата се уреждат:
1. отношенията:
а) опазването на реда:
аа) денем;
бб) нощем;
б) тишината;
2. контролът.
(2) Наредбата се прилага за всички.
Чл. 2. Забранява се шумът.
Чл. 2а. Заглавие на член
(1) Едно.
(2) Две:
- първо;
- второ.
Чл. 3. Срокове:
1.1. първи срок;
1.2. втори срок.
Допълнителни разпоредби
§ 1. По смисъла на наредбата:
1. „шум“ е звук.
Заключителни разпоредби
§ 2. Наредбата влиза в сила.
Приложение № 1 към чл. 2
Образец на заявление
ДОГОВОР
"""


def _row(*cells: str) -> Node:
    return Node(Kind.ROW, children=tuple(Node(Kind.CELL, mark="|", text=cell) for cell in cells))


TABLE = renamed(
    Act(
        "НАРЕДБА за таксите",
        children=(
            Node(
                Kind.ARTICLE,
                number="1",
                mark="Чл. 1.",
                text="Таксите са:",
                children=(Node(Kind.TABLE, children=(_row("№", "Услуга", "Такса"), _row("1", "Препис", ""))),),
            ),
            Node(Kind.ARTICLE, number="2", mark="Чл. 2.", text="Край."),
        ),
    )
)


_WORDS = st.sampled_from(
    ("Кметът определя реда", "Забранява се шумът", "Общината поддържа чистотата", "Таксата е 5 евро", "„Шум“ е звук")
)


@st.composite
def _orderly(draw: st.DrawFn) -> str:
    """Draw an act whose numbers follow each other, as a careful clerk types it."""
    lines = ["НАРЕДБА № 5 за реда"]
    if draw(st.booleans()):
        lines.append("Приета с Решение № 12 от 30.11.2026 г.")
    article = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        if draw(st.booleans()) or chapter > 1:
            lines.append(f"Глава {('първа', 'втора', 'трета')[chapter - 1]}. ОБЩИ ПРАВИЛА")
        for _ in range(draw(st.integers(1, 3))):
            article += 1
            lines.extend(_article(draw, f"Чл. {article}."))
    lines.append("Заключителни разпоредби")
    lines.extend(f"§ {number}. {draw(_WORDS)}." for number in range(1, draw(st.integers(1, 3)) + 1))
    if draw(st.booleans()):
        lines += ["Приложение № 1 към чл. 1", f"{draw(_WORDS)}."]
    return "\n".join(lines)


def _article(draw: st.DrawFn, mark: str) -> list[str]:
    if draw(st.booleans()):
        return [f"{mark} {draw(_WORDS)}."]
    lines = []
    for number in range(1, draw(st.integers(2, 3)) + 1):
        head = f"{mark} (1)" if number == 1 else f"({number})"
        if draw(st.booleans()):
            lines.append(f"{head} {draw(_WORDS)}.")
            continue
        lines.append(f"{head} {draw(_WORDS)}:")
        for point in range(1, draw(st.integers(2, 3)) + 1):
            lines.append(f"{point}. {draw(_WORDS)}:")
            lines += [f"{letter}) {draw(_WORDS)};" for letter in "абв"[: draw(st.integers(1, 3))]]
    return lines


ORDERLY = _orderly()
"""Texts of acts whose numbers follow each other."""


def bare(act: Act) -> Act:
    """Return the act without lines and warnings, which depend on the source and not on the text."""
    return replace(act, warnings=(), children=tuple(_bare(node) for node in act.children))


def _bare(node: Node) -> Node:
    return replace(node, line=0, children=tuple(_bare(child) for child in node.children))
