"""Consultations in every phase."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from consultations.actions import (
    choose_amended_act,
    create_consultation,
    issue_statement,
    publish_consultation,
    save_act_text,
    withdraw_consultation,
)
from consultations.models import ActInForce, Consultation, Statement
from prestige.accounts.models import User
from tests.factories.people import make_clerk
from tests.factories.places import make_policy_area, make_unit

ACT_TEXT = """НАРЕДБА ЗА ОБЩЕСТВЕНИЯ РЕД

Глава първа. ОБЩИ ПОЛОЖЕНИЯ

Чл. 1. (1) Тази наредба урежда обществения ред.
(2) Наредбата се прилага във всички населени места.

Чл. 2. Забранява се оставянето на тротинетка:
1. пред вход на сграда;
2. на спирка на обществения транспорт.

Глава втора. КОНТРОЛ

Чл. 3. Контролът се осъществява от кмета.

ПРЕХОДНИ И ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ

§ 1. Наредбата влиза в сила три дни след обнародването ѝ.
"""
WITHDRAWN_FOR = "Законът е изменен и проектът вече няма основание."
ROLLED_OVER = timedelta(days=12)  # more than any chain of days off that can move the end of a term


def act_text(articles: int) -> str:
    """Return an act of this many articles in chapters of ten."""
    lines = ["НАРЕДБА ЗА ОБЩЕСТВЕНИЯ РЕД", ""]
    for number in range(1, articles + 1):
        if number % 10 == 1:
            lines += [f"Глава {number // 10 + 1}. ОБЩИ ПОЛОЖЕНИЯ", ""]
        lines += [
            f"Чл. {number}. (1) Разпоредба номер {number}.",
            "(2) Втора алинея:",
            "1. първа точка;",
            "2. втора точка.",
            "",
        ]
    return "\n".join(lines)


def make_draft_consultation(
    *, text: str = ACT_TEXT, days: int = 30, by: User | None = None, now: datetime | None = None, **data: Any
) -> Consultation:
    """Return an unpublished consultation that may be published as it stands."""
    by, now = by or make_clerk(), now or timezone.now()
    values = {
        "title": "Наредба за обществения ред",
        "act_type": "ordinance",
        "legal_basis": "чл. 21, ал. 2 от ЗМСМА",
        "unit": make_unit(),
        "policy_area": make_policy_area(),
        "contact_name": "Име Фамилия",
        "contact_position": "длъжност",
        "contact_phone": "000 000",
        "channel_email": "predlozhenia@example.bg",
        "channel_office": "Деловодство, пл. „Общински“ № 1",
        "summary": "Наредбата подрежда тротоарите.\nВлиза в сила след обнародване.",
        "affects": "Пешеходци – чл. 1 и чл. 2\nВсички жители – целият проект",
        "motives_reasons": "Няма правила.",
        "motives_goals": "Свободни тротоари.",
        "motives_means": "Не са нужни.",
        "motives_results": "По-малко сигнали.",
        "motives_eu_law": "Не противоречи.",
        "term_days": days,
        "short_term_reason": "Наближава учебната година." if days < 30 else "",
    }
    amends: ActInForce | None = data.pop("amends", None)
    consultation = create_consultation(values | data, by=by, now=now)
    save_act_text(consultation, text, by=by, now=now)
    if amends is not None:
        choose_amended_act(consultation, amends, by=by, now=now)
    consultation.refresh_from_db()
    return consultation


def make_general_act(*, issuer: str = "council", **data: Any) -> Consultation:
    """Return an unpublished consultation on a programme, which may be published as it stands (АПК чл. 66, 69)."""
    values = {
        "title": "Годишна програма за спорта",
        "procedure": "general_act",
        "act_type": "programme",
        "issuer": issuer,
        "legal_basis": "чл. 21, ал. 1, т. 12 от ЗМСМА",
        "main_considerations": "Програмата разпределя залите и средствата за спорт през годината.",
        "participation_forms": ["written", "discussion"],
        "term_months": 1,
        **{f"motives_{part}": "" for part in ("reasons", "goals", "means", "results", "eu_law")},
    }
    return make_draft_consultation(**values | data)


def make_open_consultation(*, days: int = 30, now: datetime | None = None, **data: Any) -> Consultation:
    """Return a consultation published at `now` (else this instant) for this many days; `data` as for a draft."""
    now = now or timezone.now()
    draft = make_draft_consultation(days=days, now=now, **data)
    return publish_consultation(draft, by=make_clerk(), now=now)


def make_closed_consultation(*, days: int = 30, **data: Any) -> Consultation:
    """Return a consultation whose term has run out and whose statement is not issued yet."""
    return make_open_consultation(days=days, now=timezone.now() - timedelta(days=days) - ROLLED_OVER, **data)


def make_statement(consultation: Consultation) -> Statement:
    """Return the statement issued now; every comment must have its answer."""
    return issue_statement(consultation, by=make_clerk(), now=timezone.now())


def withdraw(consultation: Consultation) -> Consultation:
    """Return the consultation withdrawn now, with the reason `WITHDRAWN_FOR`."""
    return withdraw_consultation(consultation, reason=WITHDRAWN_FOR, by=make_clerk(), now=timezone.now())
