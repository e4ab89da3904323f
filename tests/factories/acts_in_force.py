"""Acts in force and drafts that amend them."""

from typing import Any

from django.utils import timezone

from consultations.actions import choose_amended_act, enter_act_in_force
from consultations.models import ActInForce, Consultation
from tests.factories.consultations import make_draft_consultation
from tests.factories.people import make_clerk

IN_FORCE_TEXT = """НАРЕДБА ЗА ДОМАШНИТЕ ЖИВОТНИ
Чл. 1. Тази наредба урежда отглеждането на кучета.
Чл. 2. Кучетата се водят на повод.
Чл. 3. (1) Глобата е 50 лв.
(2) Глобата се налага от кмета.
Чл. 4. Контролът се осъществява от кмета.
Заключителна разпоредба
§ 1. Наредбата влиза в сила от 1 март 2020 г.
"""
AMENDING_TEXT = """НАРЕДБА ЗА ИЗМЕНЕНИЕ И ДОПЪЛНЕНИЕ НА НАРЕДБАТА ЗА ДОМАШНИТЕ ЖИВОТНИ
§ 1. В чл. 2 думите „на повод“ се заменят с „на къс повод“.
§ 2. В чл. 3 се правят следните изменения:
1. В ал. 1 думите „50 лв.“ се заменят с „25 евро“.
2. Ал. 2 се отменя.
§ 3. Създава се чл. 3а:
„Чл. 3а. Намерените кучета се предават в приют.“
Заключителна разпоредба
§ 4. Наредбата влиза в сила от 1 май 2027 г.
"""


def make_act_in_force(*, title: str = "Наредба за домашните животни", text: str = IN_FORCE_TEXT) -> ActInForce:
    """Return an act in force; the same one when it is made again."""
    reference = "приета с Решение № 1 от 2020 г."
    return enter_act_in_force(title, reference, text, by=make_clerk(), now=timezone.now())


def make_amending_consultation(*, text: str = AMENDING_TEXT, **data: Any) -> Consultation:
    """Return an unpublished consultation on an amending act with the act in force chosen."""
    draft = make_draft_consultation(text=text, **data)
    return choose_amended_act(draft, make_act_in_force(), by=make_clerk(), now=timezone.now())
