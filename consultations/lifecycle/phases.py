"""The states that people decide and the phases that follow from dates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from consultations.deadlines import SOFIA


class Procedure(TextChoices):
    """Which law the consultation follows."""

    DRAFT_ACT = "draft_act", _("Проект на нормативен акт (ЗНА)")
    GENERAL_ACT = "general_act", _("Общ административен акт (АПК)")


class ActType(TextChoices):
    """What the draft becomes; programmes, plans and tariffs are general acts.

    Source: ЗНА чл. 7; ЗМСМА чл. 21, ал. 2 and чл. 44, ал. 2; АПК чл. 65.
    """

    ORDINANCE = "ordinance", _("Наредба")
    RULEBOOK = "rulebook", _("Правилник")
    INSTRUCTION = "instruction", _("Инструкция")
    RULES = "rules", _("Правила")
    PROGRAMME = "programme", _("Програма")
    PLAN = "plan", _("План")
    TARIFF = "tariff", _("Тарифа")


class Issuer(TextChoices):
    """Who decides on the act. Source: ЗМСМА чл. 21, ал. 2 and чл. 44, ал. 2."""

    COUNCIL = "council", _("Общински съвет")
    MAYOR = "mayor", _("Кмет")


class ParticipationForm(TextChoices):
    """How people take part in the making of a general act; at least one is offered. Source: АПК чл. 69, ал. 1."""

    WRITTEN = "written", _("Писмени предложения и възражения")
    ADVISORY_BODY = "advisory_body", _("Участие в консултативен орган")
    SESSION = "session", _("Участие в заседание на органа, който издава акта")
    DISCUSSION = "discussion", _("Обществено обсъждане")


class Status(TextChoices):
    """The decision of a person that stands in the row."""

    DRAFT = "draft", _("Подготовка")
    PUBLISHED = "published", _("Публикувана")
    TABLED = "tabled", _("Внесена")
    IN_COMMITTEE = "in_committee", _("В комисии")
    IN_SESSION = "in_session", _("На заседание")
    ADOPTED = "adopted", _("Приета")
    RETURNED = "returned", _("Върната")
    REJECTED = "rejected", _("Отхвърлена")
    PROMULGATED = "promulgated", _("Обнародвана")
    ANNULLED = "annulled", _("Отменена")
    WITHDRAWN = "withdrawn", _("Оттеглена")
    RESTARTED = "restarted", _("Рестартирана")


class Phase(TextChoices):
    """What a citizen sees; derived, never stored. S0–S11 of the procedure and its dead ends."""

    DRAFTING = "drafting", _("Подготовка")
    READY = "ready", _("Готова за публикуване")
    OPEN = "open", _("Отворена")
    AWAITING_STATEMENT = "awaiting_statement", _("Приключила")
    STATEMENT_PUBLISHED = "statement_published", _("Със справка")
    TABLED = "tabled", _("Внесена в съвета")
    IN_COMMITTEE = "in_committee", _("В комисии")
    IN_SESSION = "in_session", _("На заседание")
    ADOPTED = "adopted", _("Приета")
    RETURNED = "returned", _("Върната")
    REJECTED = "rejected", _("Отхвърлена")
    PROMULGATED = "promulgated", _("Обнародвана")
    IN_FORCE = "in_force", _("В сила")
    EX_POST = "ex_post", _("С последваща оценка")
    ANNULLED = "annulled", _("Отменена от съда")
    WITHDRAWN = "withdrawn", _("Оттеглена")
    RESTARTED = "restarted", _("Рестартирана")


PRIVATE: Final = frozenset({Phase.DRAFTING, Phase.READY})
# Decisions that say the phase by themselves, whatever the clock.
DECIDED: Final[Mapping[Status, Phase]] = {
    status: Phase(status.value)
    for status in Status
    if status not in {Status.DRAFT, Status.PUBLISHED, Status.PROMULGATED}
}


def phase_of(
    status: Status,
    closes_at: datetime | None,
    statement_issued_on: date | None,
    now: datetime,
    *,
    is_ready: bool = False,
    in_force_from: date | None = None,
    ex_post_on: date | None = None,
) -> Phase:
    """Return the phase of a consultation at ``now``. ``closes_at`` is exclusive: at that instant it is closed.

    A promulgated act is in force from the local day ``in_force_from``. Source: ЗНА чл. 26, ал. 4 and 5; чл. 41; ГПК
    чл. 62, ал. 1 (the last day lasts to the end of hour 24).
    """
    if status == Status.DRAFT:
        return Phase.READY if is_ready else Phase.DRAFTING
    if status == Status.PROMULGATED:
        if in_force_from is None or now.astimezone(SOFIA).date() < in_force_from:
            return Phase.PROMULGATED
        return Phase.EX_POST if ex_post_on is not None else Phase.IN_FORCE
    if status in DECIDED:
        return DECIDED[status]
    if closes_at is not None and now < closes_at:
        return Phase.OPEN
    return Phase.AWAITING_STATEMENT if statement_issued_on is None else Phase.STATEMENT_PUBLISHED
