"""The first edition of the grounds on which a comment may be held, from which the catalogue is seeded.

Pure but for lazy translation. What is in force stands in `models.Ground`: public rules and forms read it there. A held
comment stays a received proposal and is counted in the statement of proposals. Source: ЗНА чл. 26, ал. 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class FirstGround(NamedTuple):
    """One ground: its public number (never reused for another meaning), its name and what it covers."""

    code: str
    title: StrPromise
    text: StrPromise


GROUNDS: Final = (
    FirstGround(
        "1",
        _("Лични данни на други хора"),
        _(
            "Коментарът съдържа ЕГН, адрес, телефон, здравни данни или други сведения, по които може да бъде разпознат "
            "друг човек. Имената на хора на публична длъжност във връзка с работата им не са основание за задържане."
        ),
    ),
    FirstGround(
        "2",
        _("Обида, омраза или заплаха"),
        _(
            "Коментарът обижда, заплашва или призовава към омраза, насилие или дискриминация. Остра критика към "
            "проекта, към общината или към длъжностно лице не е обида."
        ),
    ),
    FirstGround(
        "3",
        _("Реклама и нежелани съобщения"),
        _(
            "Коментарът предлага стоки или услуги, води към чужда страница с цел печалба или агитира за партия "
            "или кандидат."
        ),
    ),
    FirstGround(
        "4",
        _("Извън темата на проекта"),
        _(
            "Коментарът няма връзка с проекта и не може да получи отговор по него. Предложение, което излиза извън "
            "обхвата, но се отнася до темата, се публикува и получава отговор „Извън обхвата“."
        ),
    ),
    FirstGround(
        "5",
        _("Незаконно съдържание"),
        _(
            "Публикуването на коментара би нарушило закон: например чужда защитена творба, класифицирана информация "
            "или твърдение за престъпление, насочено към посочено лице. Сигнал за престъпление се подава до "
            "полицията или прокуратурата."
        ),
    ),
    FirstGround(
        "6",
        _("Повторен или масово изпратен текст"),
        _(
            "Един и същ подател изпраща същия текст по същия член повече от веднъж или залива портала с безсмислени "
            "съобщения. Еднакви предложения от различни хора се публикуват."
        ),
    ),
)
