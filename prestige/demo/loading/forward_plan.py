"""The forward plan, an extended term, an outage and a notice board, played through the acts with past dates."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from consultations.actions.change_term import Wanted, change_term, confirm_term_change
from consultations.actions.plan_consultation import (
    add_planned,
    drop_planned,
    edit_planned,
    publish_programme,
    start_planned,
)
from consultations.actions.prepare_campaign import save_campaign
from consultations.models import Consultation, PlannedConsultation, TermProposal
from consultations.term_changes import TermChangeKind
from prestige.accounts.models import User
from prestige.demo.loading.people import DEPUTY
from prestige.municipality.models import PolicyArea, Unit
from prestige.notifications.actions import subscribe
from prestige.outages.actions import note_outage
from prestige.typography import slug

Row = tuple[int, int | None, str, str, str, str, tuple[str, ...]]
NEXT_YEAR: tuple[Row, ...] = (
    # quarter, month, title, kind, area, purpose, forms
    (
        0,
        2,
        "Наредба за управление на отпадъците",
        "ordinance",
        "Околна среда",
        "Разделно събиране във всички села.",
        ("written", "hearing"),
    ),
    (
        0,
        4,
        "Правила за общинските паркинги",
        "rules",
        "Транспорт",
        "Еднакви цени и ред за хора с увреждания.",
        ("written",),
    ),
    (
        2,
        None,
        "Програма за безопасност по пътищата до училищата",
        "programme",
        "Транспорт",
        "Обезопасени пешеходни пътеки до края на учебната година.",
        ("written", "survey"),
    ),
    (
        0,
        9,
        "Наредба за детските и спортните площадки",
        "ordinance",
        "Обществен ред",
        "Ясно кой поддържа площадките и как се подава сигнал.",
        ("written", "hearing"),
    ),
    (
        4,
        None,
        "Правилник за общинските пазари",
        "rulebook",
        "Икономика",
        "Повече места за местни производители.",
        ("written", "meeting"),
    ),
)


THIS_YEAR: tuple[Row, ...] = (
    (
        0,
        12,
        "Наредба за търговията на открито",
        "ordinance",
        "Икономика",
        "Ясни места и цени за сезонните щандове.",
        ("written",),
    ),
    (
        4,
        None,
        "Програма за намаляване на шума",
        "programme",
        "Околна среда",
        "Тихи часове и измервания по квартали.",
        ("written", "hearing"),
    ),
)
LATER: Row = (
    2,
    None,
    "Наредба за зелените площи",
    "ordinance",
    "Околна среда",
    "Кой поддържа дърветата пред блоковете и как се иска разрешение.",
    ("written",),
)


def load_forward_plan(officials: dict[str, User], citizens: dict[str, User], now: datetime) -> None:
    """Play the programme of this year and the next with one moved and one dropped row, and what moved a term."""
    today = timezone.localdate(now)
    editor, secretary = officials["editor"], officials["secretary"]
    subscribe(citizens["zhitelka"], "plan", now=now - timedelta(days=40))
    _load_year(today.year, THIS_YEAR, now - timedelta(days=30), editor, secretary)
    _load_year(today.year + 1, NEXT_YEAR, now - timedelta(days=12), editor, secretary)
    rows = PlannedConsultation.objects.filter(year=today.year + 1).in_order()
    market, playgrounds = rows.filter(act_type="rulebook").get(), rows.filter(month=9).get()
    _move(playgrounds, 10, "Очаква се промяна на държавната наредба за площадките.", secretary, now - timedelta(days=4))
    reason = "Пазарите преминават към общинско предприятие и правилникът отпада."
    drop_planned(market, reason=reason, by=secretary, now=now - timedelta(days=3))
    _prepare(editor, now)
    _extend(secretary, now)
    _announce(editor, now)
    began = datetime.combine(today - timedelta(days=9), time(13, 20), tzinfo=timezone.get_default_timezone())
    note_outage(
        began_at=began,
        ended_at=began + timedelta(hours=2, minutes=15),
        what="Порталът не се отваряше заради спрян ток в сградата на общината.",
        by=secretary,
        now=began + timedelta(hours=3),
    )


def _load_year(year: int, rows: tuple[Row, ...], at: datetime, editor: User, secretary: User) -> None:
    for quarter, month, title, kind, area, purpose, forms in rows:
        add_planned(_data(year, quarter or None, month, title, kind, area, purpose, forms), by=editor, now=at)
    publish_programme(
        year,
        adopted_on=timezone.localdate(at) - timedelta(days=3),
        act=f"Заповед № РД-09-{year % 100}01 на кмета",
        publish_days=7,
        by=secretary,
        now=at,
    )


def _data(
    year: int,
    quarter: int | None,
    month: int | None,
    title: str,
    kind: str,
    area: str,
    purpose: str,
    forms: tuple[str, ...],
) -> dict[str, Any]:
    return {
        "year": year,
        "month": month,
        "quarter": quarter,
        "title": title,
        "act_type": kind,
        "unit": Unit.objects.order_by("pk").first(),
        "policy_area": PolicyArea.objects.get_or_create(name=area, defaults={"slug": slug(area, 60)})[0],
        "purpose": purpose,
        "legal_basis": "чл. 21, ал. 2 от ЗМСМА",
        "term_days": 30,
        "participation_forms": list(forms),
        "hearing_on": date(year, 9, 15) if month == 9 else None,
    }


def _prepare(editor: User, now: datetime) -> None:
    """Begin this year's last consultation of the plan, and note a first wish for the year after the next."""
    row = PlannedConsultation.objects.filter(year=timezone.localdate(now).year, act_type="ordinance").get()
    start_planned(row, {}, by=editor, now=now - timedelta(days=2))
    quarter, month, title, kind, area, purpose, forms = LATER
    later = _data(timezone.localdate(now).year + 2, quarter, month, title, kind, area, purpose, forms)
    add_planned(later, by=editor, now=now - timedelta(days=1))


def _move(row: PlannedConsultation, month: int, reason: str, by: User, at: datetime) -> None:
    edit_planned(row, {"month": month, "quarter": None}, reason=reason, version=row.version, by=by, now=at)


def _open_longest() -> Consultation:
    return Consultation.objects.open_at(timezone.now()).order_by("-closes_at", "pk")[0]


def _extend(secretary: User, now: datetime) -> None:
    """Prolong the term that has most days left by five days, proposed and confirmed by two people."""
    consultation = _open_longest()
    last_day = (consultation.last_day or date.min) + timedelta(days=5)
    reason = "Читалищата в три села поискаха още дни, за да обсъдят проекта на общо събрание."
    at = now - timedelta(days=2)
    proposal = change_term(consultation, Wanted(TermChangeKind.EXTENSION, last_day, reason), by=secretary, now=at)
    if isinstance(proposal, TermProposal):
        confirm_term_change(proposal, by=User.objects.get(email=DEPUTY), now=at + timedelta(hours=2))


def _announce(editor: User, now: datetime) -> None:
    words = {
        "headline": "Къде да стоят тротинетките? До колко часа да свири музиката?",
        "lead": "Общината подготвя нова наредба за обществения ред и чистотата. Прочетете я и кажете какво да се "
        "промени. Отговаряме на всяко предложение.",
        "paper_way": "Вземете листа и напишете предложението си в кметството или в деловодството, пл. „Общински“ № 1. "
        "Ще получите разписка с номер.",
    }
    save_campaign(_open_longest(), words, version=0, by=editor, now=now - timedelta(days=1))
