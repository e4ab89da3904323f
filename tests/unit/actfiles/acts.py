"""Acts for the tests of files, and what two trees must share."""

from dataclasses import replace

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


def bare(act: Act) -> Act:
    """Return the act without lines and warnings, which depend on the source and not on the text."""
    return replace(act, warnings=(), children=tuple(_bare(node) for node in act.children))


def _bare(node: Node) -> Node:
    return replace(node, line=0, children=tuple(_bare(child) for child in node.children))
