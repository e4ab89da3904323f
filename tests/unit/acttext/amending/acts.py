"""An act in force and what amends it, of our own writing."""

from consultations.acttext.amending.consolidation import Consolidation, consolidate
from consultations.acttext.amending.instruction import Outcome
from consultations.acttext.grammar import parse
from consultations.acttext.labels import citation
from consultations.acttext.tree import Act, plain_text

BASE = """НАРЕДБА ЗА ГРАДСКАТА ГРАДИНА
Глава първа. ОБЩИ ПОЛОЖЕНИЯ
Чл. 1. Тази наредба урежда ползването на градската градина.
Чл. 2. (1) Градината е отворена от 6,00 до 22,00 часа. Входът е свободен. Кучетата се водят на повод.
(2) В градината се забранява:
1. късането на цветя;
2. паленето на огън;
3. движението на:
а) мотоциклети;
б) автомобили.
(3) Кметът определя места за почивка.
Чл. 3. Пейките се боядисват всяка пролет от общинското предприятие.
Глава втора. ПАЗИТЕЛИ
Чл. 4. (1) Пазителите носят знак.
(2) Пазителите съставят актове по образец.
Чл. 5. Глобата е 50 лв.
Чл. 6. Таксите са определени в приложение № 1.
Допълнителни разпоредби
§ 1. По смисъла на тази наредба:
1. „цвете“ е всяко засято растение;
2. „пазител“ е служител на общината.
Заключителни разпоредби
§ 2. Наредбата влиза в сила от 1 март 2020 г.
Приложение № 1 към чл. 6
Вход за фургон – 10 лв.
Снимки – 20 лв.
"""
TITLE = "НАРЕДБА ЗА ИЗМЕНЕНИЕ И ДОПЪЛНЕНИЕ НА НАРЕДБАТА ЗА ГРАДСКАТА ГРАДИНА"


def base() -> Act:
    """Return the act in force."""
    return parse(BASE)


def amending(*clauses: str, final: str = "") -> Act:
    """Return an amending act of these §; what is given without a number gets one."""
    numbered = [f"§ {at}. {clause}" for at, clause in enumerate(clauses, start=1)]
    return parse("\n".join([TITLE, *numbered, final]))


def applied(*clauses: str) -> Consolidation:
    """Return the act in force with these § applied."""
    return consolidate(base(), amending(*clauses))


def difference(result: Consolidation) -> tuple[set[str], set[str]]:
    """Return the lines that left the act in force and those that came."""
    before, after = lines(base()), lines(result.act)
    return set(before) - set(after), set(after) - set(before)


def lines(act: Act) -> list[str]:
    """Return the whole act, one place per line."""
    return [act.title, *(line for node in act.children for line in plain_text(node).split("\n"))]


def told(outcome: Outcome) -> tuple[str, str, str]:
    """Return where an instruction stands, what came of it and the sentence about it."""
    return citation(outcome.instruction.place), outcome.status.value, outcome.sentence
