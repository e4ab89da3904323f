"""The life of a consultation, pure: states that people decide, phases that follow from dates, lawful moves.

Source of the table: ЗНА чл. 26 and 28; АПК чл. 69.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from consultations.deadlines import Term, adoption_refusals, term_refusals
from prestige.refusals import Refusal
from prestige.typography import short_date


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


class Status(TextChoices):
    """The decision of a person that stands in the row."""

    DRAFT = "draft", _("Подготовка")
    PUBLISHED = "published", _("Публикувана")
    ADOPTED = "adopted", _("Приета")
    WITHDRAWN = "withdrawn", _("Оттеглена")


class Phase(TextChoices):
    """What a citizen sees; derived, never stored."""

    DRAFTING = "drafting", _("Подготовка")
    OPEN = "open", _("Отворена")
    AWAITING_STATEMENT = "awaiting_statement", _("Приключила")
    STATEMENT_PUBLISHED = "statement_published", _("Със справка")
    ADOPTED = "adopted", _("Приета")
    WITHDRAWN = "withdrawn", _("Оттеглена")


class Move(StrEnum):
    """A step that somebody takes."""

    PUBLISH = "publish"
    ISSUE_STATEMENT = "issue_statement"
    ADOPT = "adopt"


MOVES: Mapping[Move, tuple[frozenset[Phase], Phase]] = {
    Move.PUBLISH: (frozenset({Phase.DRAFTING}), Phase.OPEN),
    Move.ISSUE_STATEMENT: (frozenset({Phase.AWAITING_STATEMENT}), Phase.STATEMENT_PUBLISHED),
    Move.ADOPT: (frozenset({Phase.STATEMENT_PUBLISHED}), Phase.ADOPTED),
}


def phase_of(status: Status, closes_at: datetime | None, statement_issued_on: date | None, now: datetime) -> Phase:
    """Return the phase of a consultation at ``now``. ``closes_at`` is exclusive: at that instant it is closed.

    Source: ЗНА чл. 26, ал. 4 and 5; ГПК чл. 62, ал. 1 (the last day lasts to the end of hour 24).
    """
    if status == Status.DRAFT:
        return Phase.DRAFTING
    if status == Status.WITHDRAWN:
        return Phase.WITHDRAWN
    if status == Status.ADOPTED:
        return Phase.ADOPTED
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
            str(_("Това действие не е възможно в състояние „%(phase)s“.") % {"phase": phase.label}),
            str(_("ЗНА чл. 26")),
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
    if missing:
        found.append(
            Refusal(
                "motives",
                str(
                    _("Мотивите са непълни. Липсва: %(parts)s. Без тях проектът не се обсъжда.")
                    % {"parts": ", ".join(missing)}
                ),
                str(_("ЗНА чл. 28, ал. 2 и 4")),
            )
        )
    if not has_text:
        found.append(Refusal("text", str(_("Няма текст на проекта.")), str(_("ЗНА чл. 26, ал. 3"))))
    elif article_count == 0:
        found.append(
            Refusal(
                "articles", str(_("В текста не е открит нито един член или параграф.")), str(_("Указ № 883, чл. 26"))
            )
        )
    if not legal_basis.strip():
        found.append(Refusal("legal_basis", str(_("Не е посочено правното основание.")), str(_("АПК чл. 75, ал. 4"))))
    if not summary.strip():
        found.append(
            Refusal(
                "summary",
                str(_("Няма резюме „Накратко“ за гражданите.")),
                str(_("Стандарти за обществени консултации, САР, 2019 г.")),
            )
        )
    if not has_contact:
        found.append(
            Refusal(
                "contact",
                str(_("Няма лице за контакт с телефон или имейл.")),
                str(_("Стандарти за обществени консултации, САР, 2019 г.")),
            )
        )
    if not has_channel:
        found.append(
            Refusal(
                "channel",
                str(_("Посочете имейл или адрес, на който се приемат предложения.")),
                str(_("ЗНА чл. 26, ал. 2")),
            )
        )
    return found


def statement_refusals(
    *, phase: Phase, unseen: Sequence[str], undecided: Sequence[str], unexplained: Sequence[str]
) -> list[Refusal]:
    """Return why the statement of proposals may not be issued; the numbers stand in the sentences.

    Every received proposal must be decided, and reasoned unless accepted; and looked at, for its text becomes public
    with the statement and can never be taken back. Source: ЗНА чл. 26, ал. 5.
    """
    found: list[Refusal] = []
    if phase == Phase.OPEN:
        found.append(Refusal("open", str(_("Срокът за предложения още тече.")), str(_("ЗНА чл. 26, ал. 5"))))
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
                str(_("ЗНА чл. 26, ал. 5")),
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
                str(_("ЗНА чл. 26, ал. 5")),
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
                str(_("ЗНА чл. 26, ал. 5")),
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
                str(_("Денят %(day)s още не е настъпил.") % {"day": short_date(adopted_on)}),
                str(_("ЗНА чл. 26, ал. 5")),
            )
        )
    if statement_issued_on is not None and adopted_on < statement_issued_on:
        found.append(
            Refusal(
                "before_statement",
                str(
                    _("Актът не може да е приет преди справката: тя е издадена на %(day)s.")
                    % {"day": short_date(statement_issued_on)}
                ),
                str(_("ЗНА чл. 26, ал. 5")),
            )
        )
    if phase in {Phase.OPEN, Phase.AWAITING_STATEMENT}:
        found.append(
            Refusal(
                "statement",
                str(_("Справката за постъпилите предложения още не е издадена.")),
                str(_("ЗНА чл. 26, ал. 5")),
            )
        )
    elif phase != Phase.STATEMENT_PUBLISHED:
        found += move_refusals(Move.ADOPT, phase)
    return found
