"""What a receipt tells: how far the comment is, in words and as steps, without saying who wrote it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.lifecycle import IN_COUNCIL, Phase, Status
from consultations.models import Comment, Consultation
from consultations.read.causes import changes_by
from consultations.read.council import stands_now
from consultations.read.wording import cited_now, day, language, statement_note
from consultations.standing import standing_of
from prestige.moderation.models import Ground, ModerationState
from prestige.qr import qr_svg
from prestige.typography import long_date_weekday, nbsp

ENDED: Final = {
    Phase.WITHDRAWN: gettext_lazy("Оттеглена консултация"),
    Phase.RESTARTED: gettext_lazy("Върната за преработване"),
}
DECIDED_ON: Final = frozenset(
    {Phase.ADOPTED, Phase.REJECTED, Phase.RETURNED, Phase.PROMULGATED, Phase.IN_FORCE, Phase.EX_POST, Phase.ANNULLED}
)


@dataclass(frozen=True)
class Step:
    """One step of the way; ``note`` says when or what."""

    title: str
    note: str
    is_done: bool
    is_current: bool
    url: str = ""


@dataclass(frozen=True)
class Receipt:
    """The state of one comment. ``place_url`` leads to where it stands now, empty for the whole draft.

    ``changed_by`` are sentences on what changed because of it, each with the address of the change.
    ``tag`` is (words, icon, kind) or empty when the decision's own tag stands there."""

    number: str
    place: str
    place_url: str
    changed_by: list[tuple[str, str]]
    received: str
    tag: tuple[str, str, str]
    sentence: str
    ground: str
    decision: str
    is_shown: bool
    is_in_statement: bool
    steps: list[Step]
    qr: SafeString


def receipt_of(comment: Comment, now: datetime) -> Receipt:
    """Return the receipt of a comment that was read with ``for_page`` and its consultation."""
    phase = comment.consultation.phase_at(now)
    in_statement = comment.consultation.statement_issued_on is not None
    tag, sentence = _state(comment)
    told = place_told(comment)
    return Receipt(
        number=comment.number,
        place=told,
        place_url=place_url(comment),
        changed_by=changes_by(comment),
        received=to_the_second(comment.received_at),
        tag=tag,
        sentence=sentence,
        ground=_ground(comment),
        decision=comment.answer.decision if comment.has_answer else "",
        is_shown=comment.is_published,
        is_in_statement=in_statement,
        steps=_steps(comment, phase, in_statement, told),
        qr=_qr(comment),
    )


def place_told(comment: Comment) -> str:
    """Return how the place was cited when the comment came, and what became of it since."""
    return nbsp(cited_now(comment.eid, standing_of(comment.consultation).of(comment)))


def place_url(comment: Comment) -> str:
    """Return the page of the provision at which the comment stands now, of its last text when that was dropped."""
    if comment.provision is None:
        return ""
    standing, ref = standing_of(comment.consultation), comment.consultation.url_ref
    spot = standing.of(comment)
    if spot.dropped_in:
        return comment.provision.url_then(ref, standing.ordinals[comment.revision_id])
    return reverse("consultations:article", args=[ref, spot.provision])


def to_the_second(moment: datetime) -> str:
    """Return „9 ноември 2026 г. (понеделник), 14:05:09 ч.“, local time."""
    local = timezone.localtime(moment)
    written = f"{long_date_weekday(local, language())}, {local:%H:%M:%S}"
    return nbsp(f"{written} ч." if language() == "bg" else written)


def _state(comment: Comment) -> tuple[tuple[str, str, str], str]:
    clock = timezone.localtime(comment.received_at).strftime("%H:%M:%S")
    match ModerationState(comment.moderation_state):
        case ModerationState.PENDING:
            sentence = nbsp(
                _("Публикуваме до края на следващия работен ден. За срока важи часът на получаване: %(clock)s ч.")
                % {"clock": clock}
            )
            return (_("Чака преглед"), "clock", "wait"), sentence
        case ModerationState.HELD:
            days = settings.OBJECTION_DAYS
            sentence = ngettext(
                "Можете да възразите в срок до %(n)d ден от писмото, което ви изпратихме. Предложението се брои и "
                "се отчита в справката.",
                "Можете да възразите в срок до %(n)d дни от писмото, което ви изпратихме. Предложението се брои и "
                "се отчита в справката.",
                days,
            ) % {"n": days}
            return (_("Задържан"), "warn", "wait"), nbsp(sentence)
        case ModerationState.REMOVED:
            sentence = _("Текстът не се вижда. Номерът остава и предложението се брои и се отчита в справката.")
            return (_("Премахнат"), "warn", "wait"), nbsp(sentence)
        case _ if comment.consultation.status == Status.WITHDRAWN:
            return (_("Публикуван"), "yes", "wait"), _("Консултацията е оттеглена.")
        case _ if comment.consultation.status == Status.RESTARTED:
            return (_("Публикуван"), "yes", "wait"), _("Проектът е върнат за преработване и се обсъжда отново.")
        case _:
            waits = "" if comment.has_answer else _("Публикуван е. Общината ще отговори с мотиви.")
            return (_("Чака отговор"), "clock", "wait"), waits


def _ground(comment: Comment) -> str:
    ground = Ground.objects.of_code(comment.hold_ground) if comment.is_sealed else None
    if ground is None:
        return ""
    names = {"code": ground.code, "title": ground.told_title.lower()}
    if comment.is_removed:
        return nbsp(_("Коментарът е премахнат на основание т. %(code)s от правилата: %(title)s.") % names)
    return nbsp(_("Коментарът не е публикуван на основание т. %(code)s от правилата: %(title)s.") % names)


def _steps(comment: Comment, phase: Phase, in_statement: bool, told: str) -> list[Step]:
    is_looked_at = comment.moderation_state != ModerationState.PENDING
    consultation = comment.consultation
    sealed = {ModerationState.HELD.value: _("Задържан"), ModerationState.REMOVED.value: _("Премахнат")}
    published = sealed.get(comment.moderation_state, _("Публикуване"))
    unit = format_html('<span lang="bg">{}</span>', comment.answer.unit.name) if comment.has_answer else ""
    rows = [
        (_("Получен"), to_the_second(comment.received_at), True),
        (_("Преглед"), "" if is_looked_at else _("до края на следващия работен ден"), is_looked_at),
        (published, told if comment.is_published else "", is_looked_at),
        (_("Отговор с мотиви"), unit, comment.has_answer),
        (
            str(consultation.law.statement_name),
            statement_note(consultation, phase),
            in_statement,
        ),
        _decision(consultation, phase),
    ]
    if phase in ENDED and consultation.withdrawn_at:
        ended_on = day(timezone.localdate(consultation.withdrawn_at))
        rows = [row for row in rows if row[2]] + [(str(ENDED[phase]), ended_on, True)]
    current = next((index for index, row in enumerate(rows) if not row[2]), -1)
    return [Step(title, note, done, index == current) for index, (title, note, done) in enumerate(rows)]


def _decision(consultation: Consultation, phase: Phase) -> tuple[str, str, bool]:
    """Return the step of the decision: who takes it, how far it is, and whether it is taken."""
    by_council = consultation.course.by_council
    title = _("Решение на Общинския съвет") if by_council else _("Решение на кмета")
    if phase in DECIDED_ON:
        told = stands_now(consultation, phase)
        return title, day(consultation.adopted_on) if phase == Phase.ADOPTED and consultation.adopted_on else told, True
    return title, stands_now(consultation, phase) if phase in IN_COUNCIL else "", False


def _qr(comment: Comment) -> SafeString:
    return qr_svg(settings.BASE_URL + comment.get_absolute_url(), _("QR код към страницата за проследяване"))
