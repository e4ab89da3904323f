"""When a draft may be shown to the public, for both procedures."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from consultations.deadlines import GENERAL_ACT_MIN, term_refusals
from consultations.lifecycle.law import DRAFT_ACT, Course
from consultations.lifecycle.moves import Move, move_refusals
from consultations.lifecycle.phases import ParticipationForm, Phase, Procedure
from prestige.refusals import Refusal

MIN_URGENT_REASON = 20


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
    """Return every reason why the draft normative act may not be published now, all at once.

    Source: ЗНА чл. 26, ал. 3 and 4; чл. 28, ал. 2 and 4; АПК чл. 75, ал. 4.
    """
    found = move_refusals(Move.PUBLISH, phase)
    found += term_refusals(term_days, bool(short_term_reason.strip()))
    missing = [name for name, text in motives if not text.strip()]
    if missing:
        parts = gettext("Мотивите са непълни. Липсва: %(parts)s. Без тях проектът не се обсъжда.")
        found.append(Refusal("motives", parts % {"parts": ", ".join(missing)}, gettext("ЗНА чл. 28, ал. 2 и 4")))
    return found + _notice_refusals(
        DRAFT_ACT,
        article_count=article_count,
        has_text=has_text,
        summary=summary,
        legal_basis=legal_basis,
        has_contact=has_contact,
        has_channel=has_channel,
    )


def general_publication_refusals(
    *,
    phase: Phase,
    course: Course,
    term_months: int,
    main_considerations: str,
    participation_forms: Iterable[str],
    urgent_reason: str,
    has_text: bool,
    summary: str,
    legal_basis: str,
    has_contact: bool,
    has_channel: bool,
) -> list[Refusal]:
    """Return every reason why the notice of opening of a general act may not be published now, all at once.

    Its term counts in months, and it asks for the main considerations and a form of participation in place of motives.
    Source: АПК чл. 66; чл. 69, ал. 1 and 2; чл. 73.
    """
    found = move_refusals(Move.PUBLISH, phase, course)
    if term_months < GENERAL_ACT_MIN.value:
        message = gettext("Срокът за предложения не може да е по-кратък от един месец от обявяването.")
        found.append(Refusal("term_too_short", message, str(course.law.term)))
    if not main_considerations.strip():
        message = gettext("Не са посочени основните съображения за издаване на акта.")
        found.append(Refusal("considerations", message, gettext("АПК чл. 66, ал. 1")))
    if not set(participation_forms) & set(ParticipationForm.values):
        message = gettext("Изберете поне една форма, в която хората участват.")
        found.append(Refusal("participation", message, gettext("АПК чл. 69, ал. 1")))
    if 0 < len(urgent_reason.strip()) < MIN_URGENT_REASON:
        message = gettext("Напишете защо случаят е неотложен в поне %(n)d знака: това остава публично.")
        found.append(Refusal("urgent_reason", message % {"n": MIN_URGENT_REASON}, gettext("АПК чл. 73")))
    return found + _notice_refusals(
        course,
        article_count=1,
        has_text=has_text,
        summary=summary,
        legal_basis=legal_basis,
        has_contact=has_contact,
        has_channel=has_channel,
    )


def issuer_refusals(course: Course, issuer: str) -> list[Refusal]:
    """Return why this body cannot decide on the act: normative acts are the council's. Source: ЗМСМА чл. 21, ал. 2."""
    if course.procedure == Procedure.DRAFT_ACT and issuer == "mayor":
        message = gettext("Нормативните актове се приемат само от общинския съвет.")
        return [Refusal("issuer", message, gettext("ЗМСМА чл. 21, ал. 2; ЗНА чл. 2, ал. 2"))]
    return []


def _notice_refusals(
    course: Course,
    *,
    article_count: int,
    has_text: bool,
    summary: str,
    legal_basis: str,
    has_contact: bool,
    has_channel: bool,
) -> list[Refusal]:
    """Return what is missing of the notice itself; a plan or a tariff need not consist of articles."""
    law = course.law
    asked = [
        (has_text, "text", gettext("Няма текст на проекта."), law.notice),
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
            law.notice if course.is_general else gettext("АПК чл. 75, ал. 4"),
        ),
        (summary.strip(), "summary", gettext("Няма резюме „Накратко“ за гражданите."), law.openness),
        (has_contact, "contact", gettext("Няма лице за контакт с телефон или имейл."), law.openness),
        (
            has_channel,
            "channel",
            gettext("Посочете имейл или адрес, на който се приемат предложения."),
            law.channels,
        ),
    ]
    return [Refusal(code, message, str(source)) for is_there, code, message, source in asked if not is_there]
