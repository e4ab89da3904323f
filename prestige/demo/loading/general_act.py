"""A general administrative act of the demonstration: a programme, one month from its notice (АПК чл. 65–72)."""

import uuid
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from consultations.actions import (
    Proposal,
    create_consultation,
    publish_comment,
    publish_consultation,
    save_act_text,
    submit_comment,
)
from consultations.models import Capacity, NameDisplay, Stance
from prestige.accounts.models import User
from prestige.demo.loading.people import TEXTS
from prestige.municipality.models import PolicyArea, Unit

OFFICE = "Деловодството на общината, пл. „Общински“ № 1, понеделник – петък, 8:30 – 17:00 ч."
DATA: dict[str, Any] = {
    "title": "Програма за младите хора в община Хасково 2026–2030",
    "procedure": "general_act",
    "act_type": "programme",
    "issuer": "council",
    "legal_basis": "чл. 21, ал. 1, т. 12 от Закона за местното самоуправление и местната администрация",
    "main_considerations": "Младите хора напускат общината, защото няма къде да се събират и трудно намират първа "
    "работа. Програмата казва какво ще направи общината до 2030 г., колко струва и кога ще се отчете.",
    "participation_forms": ["written", "discussion"],
    "term_months": 1,
    "contact_name": "Име Фамилия",
    "contact_position": "главен експерт „Младежки дейности“",
    "contact_phone": "038 000 000",
    "contact_email": "konsultacii@haskovo.example",
    "channel_email": "konsultacii@haskovo.example",
    "channel_office": OFFICE,
    "summary": "Програмата подрежда какво прави общината за младите хора до края на 2030 г.\n"
    "Във всяко по-голямо село се отваря младежка стая в сградата на читалището.\n"
    "Общината обявява всяка година поне 20 платени стажа.\n"
    "Младежки съвет дава мнение по проектите, които засягат младите хора.",
    "affects": "Млади хора от 15 до 29 години – цялата програма\nЧиталища и училища – раздел II",
}
ROWS = (
    # days after publication, author, stance, anchor, words
    (
        2,
        "student",
        Stance.CHANGE,
        "",
        "Стажовете да са поне два месеца. За един месец се научава само пътят до стаята.",
    ),
    (4, "roditel", Stance.SUPPORT, "", "Площадките да са отворени и през лятото е чудесно. Дано има и осветление."),
    (6, "zhitelka", Stance.QUESTION, "", "Какво става в селата с под 500 жители? Има ли превоз до най-близката стая?"),
)


def load_general_act(officials: Mapping[str, User], citizens: Mapping[str, User], now: datetime) -> None:
    """Open the programme for proposals some ten days ago, with a few of them received."""
    day = timezone.localdate(now) - timedelta(days=11)
    at = datetime.combine(day, time(10, 5), tzinfo=timezone.get_default_timezone())
    editor, clerk = officials["editor"], officials["clerk"]
    area = PolicyArea.objects.get_or_create(name="Младежки дейности", defaults={"slug": "mladezhki-deynosti"})[0]
    data = DATA | {"unit": Unit.objects.order_by("pk").last(), "policy_area": area}
    consultation = create_consultation(data, by=editor, now=at - timedelta(days=5))
    source = (TEXTS / "programa-mladi" / "act.txt").read_text(encoding="utf-8")
    save_act_text(consultation, source, by=editor, now=at - timedelta(days=4))
    consultation = publish_consultation(consultation, by=officials["secretary"], now=at)
    for days, author, stance, anchor, words in ROWS:
        person = citizens[author]
        proposal = Proposal(
            stance=stance,
            body=words,
            author_name=person.full_name,
            author_email=person.email,
            name_display=NameDisplay.FULL,
            capacity=Capacity.OWN,
            eid=anchor,
        )
        received = at + timedelta(days=days, hours=days)
        comment = submit_comment(consultation, proposal, by=person, key=uuid.uuid4(), now=received)
        publish_comment(comment, by=clerk, now=received + timedelta(hours=2))
