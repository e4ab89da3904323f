"""The life of a consultation, pure: states that people decide, phases that follow from dates, lawful moves.

Source of the table: ЗНА чл. 26 and 28; АПК чл. 69.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from consultations.deadlines import SOFIA, Term, adoption_refusals, term_refusals
from prestige.refusals import Refusal
from prestige.typography import short_date

MIN_WITHDRAWAL_REASON = 20


class Procedure(TextChoices):
    """Which law the consultation follows."""

    DRAFT_ACT = "draft_act", _("Проект на нормативен акт (ЗНА)")
    GENERAL_ACT = "general_act", _("Общ административен акт (АПК)")


class ActType(TextChoices):
    """What the draft becomes. Source: ЗНА чл. 7; ЗМСМА чл. 21, ал. 2 and чл. 44, ал. 2."""

    ORDINANCE = "ordinance", _("Наредба")
    RULEBOOK = "rulebook", _("Правилник")
    INSTRUCTION = "instruction", _("Инструкция")
    RULES = "rules", _("Правила")
    PROGRAMME = "programme", _("Програма")


class Issuer(TextChoices):
    """Who decides on the act. Source: ЗМСМА чл. 21, ал. 2 and чл. 44, ал. 2."""

    COUNCIL = "council", _("Общински съвет")
    MAYOR = "mayor", _("Кмет")


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


class Move(StrEnum):
    """A step that somebody takes."""

    PUBLISH = "publish"
    ISSUE_STATEMENT = "issue_statement"
    ADOPT = "adopt"
    WITHDRAW = "withdraw"


MOVES: Mapping[Move, tuple[frozenset[Phase], Phase]] = {
    Move.PUBLISH: (PRIVATE, Phase.OPEN),
    Move.ISSUE_STATEMENT: (frozenset({Phase.AWAITING_STATEMENT}), Phase.STATEMENT_PUBLISHED),
    Move.ADOPT: (frozenset({Phase.STATEMENT_PUBLISHED}), Phase.ADOPTED),
    Move.WITHDRAW: (frozenset({Phase.OPEN, Phase.AWAITING_STATEMENT, Phase.STATEMENT_PUBLISHED}), Phase.WITHDRAWN),
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


def move_refusals(move: Move, phase: Phase) -> list[Refusal]:
    """Return why this step cannot be taken from this phase: empty, or one sentence."""
    if phase in MOVES[move][0]:
        return []
    return [
        Refusal(
            "phase",
            gettext("Това действие не е възможно в състояние „%(phase)s“.") % {"phase": phase.label},
            gettext("ЗНА чл. 26"),
        )
    ]


def publication_refusals(
    *,
    phase: Phase,
    term_days: int,
    short_term_reason: str,
    motives: Sequence[tuple[str, str]],
    article_count: int,
    has_text: bool,
    summary: str,
    legal_basis: str,
    has_contact: bool,
    has_channel: bool,
) -> list[Refusal]:
    """Return every reason why the draft may not be published now, all at once.

    Source: ЗНА чл. 26, ал. 3 and 4; чл. 28, ал. 2 and 4; АПК чл. 75, ал. 4.
    """
    found = move_refusals(Move.PUBLISH, phase)
    found += term_refusals(term_days, bool(short_term_reason.strip()))
    missing = [name for name, text in motives if not text.strip()]
    parts = gettext("Мотивите са непълни. Липсва: %(parts)s. Без тях проектът не се обсъжда.")
    openness = gettext("ЗНА чл. 26, ал. 1 (откритост)")
    asked = [
        (not missing, "motives", parts % {"parts": ", ".join(missing)}, gettext("ЗНА чл. 28, ал. 2 и 4")),
        (has_text, "text", gettext("Няма текст на проекта."), gettext("ЗНА чл. 26, ал. 3")),
        (
            article_count or not has_text,
            "articles",
            gettext("В текста не е открит нито един член или параграф."),
            gettext("Указ № 883, чл. 26"),
        ),
        (
            legal_basis.strip(),
            "legal_basis",
            gettext("Не е посочено правното основание."),
            gettext("АПК чл. 75, ал. 4"),
        ),
        (summary.strip(), "summary", gettext("Няма резюме „Накратко“ за гражданите."), openness),
        (has_contact, "contact", gettext("Няма лице за контакт с телефон или имейл."), openness),
        (
            has_channel,
            "channel",
            gettext("Посочете имейл или адрес, на който се приемат предложения."),
            gettext("ЗНА чл. 26, ал. 2"),
        ),
    ]
    return found + [Refusal(code, message, source) for is_there, code, message, source in asked if not is_there]


def statement_refusals(
    *, phase: Phase, unseen: Sequence[str], undecided: Sequence[str], unexplained: Sequence[str]
) -> list[Refusal]:
    """Return why the statement of proposals may not be issued; the numbers stand in the sentences.

    Every received proposal must be decided, and reasoned unless accepted; and looked at, for its text becomes public
    with the statement and can never be taken back. Source: ЗНА чл. 26, ал. 5.
    """
    found: list[Refusal] = []
    if phase == Phase.OPEN:
        found.append(Refusal("open", gettext("Срокът за предложения още тече."), gettext("ЗНА чл. 26, ал. 5")))
    else:
        found += move_refusals(Move.ISSUE_STATEMENT, phase)
    if unseen:
        found.append(
            Refusal(
                "unseen",
                ngettext(
                    "Чака преглед %(n)d предложение: %(numbers)s.",
                    "Чакат преглед %(n)d предложения: %(numbers)s.",
                    len(unseen),
                )
                % {"n": len(unseen), "numbers": ", ".join(unseen)},
                gettext("ЗНА чл. 26, ал. 5"),
            )
        )
    if undecided:
        found.append(
            Refusal(
                "undecided",
                ngettext(
                    "Без решение е %(n)d предложение: %(numbers)s.",
                    "Без решение са %(n)d предложения: %(numbers)s.",
                    len(undecided),
                )
                % {"n": len(undecided), "numbers": ", ".join(undecided)},
                gettext("ЗНА чл. 26, ал. 5"),
            )
        )
    if unexplained:
        found.append(
            Refusal(
                "unexplained",
                ngettext(
                    "Без мотиви е %(n)d предложение: %(numbers)s.",
                    "Без мотиви са %(n)d предложения: %(numbers)s.",
                    len(unexplained),
                )
                % {"n": len(unexplained), "numbers": ", ".join(unexplained)},
                gettext("ЗНА чл. 26, ал. 5"),
            )
        )
    return found


def adoption_move_refusals(
    *, phase: Phase, adopted_on: date, term: Term, statement_issued_on: date | None, today: date
) -> list[Refusal]:
    """Return why the act cannot have been adopted on this day: inside the term, in the future, or before its statement.

    The statement is published after the term and before the adoption; one of the same day is taken as earlier.
    Source: ЗНА чл. 26, ал. 4 and 5; ГПК чл. 60, ал. 5.
    """
    found = list(adoption_refusals(adopted_on, term))
    if adopted_on > today:
        found.append(
            Refusal(
                "future",
                gettext("Денят %(day)s още не е настъпил.") % {"day": short_date(adopted_on)},
                gettext("ЗНА чл. 26, ал. 5"),
            )
        )
    if statement_issued_on is not None and adopted_on < statement_issued_on:
        found.append(
            Refusal(
                "before_statement",
                gettext("Актът не може да е приет преди справката: тя е издадена на %(day)s.")
                % {"day": short_date(statement_issued_on)},
                gettext("ЗНА чл. 26, ал. 5"),
            )
        )
    if phase in {Phase.OPEN, Phase.AWAITING_STATEMENT}:
        found.append(
            Refusal(
                "statement",
                gettext("Справката за постъпилите предложения още не е издадена."),
                gettext("ЗНА чл. 26, ал. 5"),
            )
        )
    elif phase != Phase.STATEMENT_PUBLISHED:
        found += move_refusals(Move.ADOPT, phase)
    return found


def withdrawal_refusals(*, phase: Phase, reason: str) -> list[Refusal]:
    """Return why the consultation may not be withdrawn: it is not under way, or nobody is told why.

    The law knows no withdrawal; an act already adopted is repealed by another act, and a draft was never public.
    """
    found = move_refusals(Move.WITHDRAW, phase)
    if len(reason.strip()) < MIN_WITHDRAWAL_REASON:
        found.append(
            Refusal(
                "reason",
                gettext("Напишете причината в поне %(n)d знака: тя остава публична.") % {"n": MIN_WITHDRAWAL_REASON},
                gettext("ЗНА чл. 26, ал. 1 (откритост)"),
            )
        )
    return found
