"""Why an act on a consultation is refused, for rows: the sentences that pages and acts share."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.models import Comment, Consultation, Status
from prestige.accounts.models import User
from prestige.refusals import Refusal
from prestige.typography import full_stop, long_date


def closed_refusals(consultation: Consultation, now: datetime) -> list[Refusal]:
    """Return why no proposal can be received now: empty while the term runs.

    One that came in time and waited for its turn while the statement was issued is late too: it would stand nowhere.

    Source: ЗНА чл. 26, ал. 4; ГПК чл. 62, ал. 1.
    """
    if consultation.is_open_at(now) and consultation.statement_issued_on is None:
        return []
    term = str(consultation.law.term)
    if consultation.status == Status.RESTARTED:
        sentence = _("Предложения вече не се приемат: проектът е върнат за преработване и се обсъжда отново.")
        return [Refusal("restarted", sentence, term)]
    if consultation.status == Status.WITHDRAWN and consultation.withdrawn_at:
        withdrawn_on = long_date(timezone.localdate(consultation.withdrawn_at), get_language() or "bg")
        sentence = _("Предложения вече не се приемат: консултацията е оттеглена на %(day)s.")
        return [Refusal("withdrawn", full_stop(sentence % {"day": withdrawn_on}), term)]
    if consultation.last_day is None:
        return [Refusal("not_open", _("Консултацията не е открита."), term)]
    if consultation.course.is_urgent and consultation.closes_at is not None and now < consultation.closes_at:
        # decided before the end (АПК чл. 73)
        return [Refusal("decided", _("Предложения вече не се приемат: по акта е решено."), term)]
    return [
        Refusal(
            "closed",
            _("Предложения вече не се приемат: срокът изтече на %(day)s в 24:00 ч.")
            % {"day": long_date(consultation.last_day, get_language() or "bg")},
            "; ".join((term, _("ГПК чл. 62, ал. 1"))),
        )
    ]


def desk_refusals(consultation: Consultation, received_at: datetime, now: datetime) -> list[Refusal]:
    """Return why what was received at that instant cannot be entered at the desk now; empty for what came in time.

    The hour of receipt decides, not that of typing; until the statement is issued what came in time may be entered.

    Source: ЗНА чл. 26, ал. 4 и 5; ГПК чл. 62, ал. 1.
    """
    if received_at > now:
        return [Refusal("future", _("Датата и часът на получаване са в бъдещето. Проверете ги."))]
    published_at = consultation.published_at
    # What is typed has no seconds: the minute of publication counts whole.
    if published_at is not None and received_at < published_at.replace(second=0, microsecond=0):
        opened = long_date(timezone.localdate(published_at), get_language() or "bg")
        sentence = _("Получено е преди консултацията да се открие на %(day)s. Проверете датата и часа.")
        return [Refusal("early", sentence % {"day": opened}, _("ЗНА чл. 26, ал. 4"))]
    if consultation.statement_issued_on is not None:
        return [Refusal("stated", _("Справката вече е издадена и в нея не се добавя."), _("ЗНА чл. 26, ал. 5"))]
    refusals = closed_refusals(consultation, received_at)
    if [refusal.code for refusal in refusals] != ["closed"] or consultation.last_day is None:
        return refusals
    late = _(
        "Получено е след края на срока: %(day)s, 24:00 ч. Не се завежда като предложение. Заведете писмото в "
        "деловодството и отговорете на подателя, че срокът е изтекъл."
    )
    source = _("ЗНА чл. 26, ал. 4; ГПК чл. 62, ал. 1")
    return [Refusal("late", late % {"day": long_date(consultation.last_day, get_language() or "bg")}, source)]


def typist_refusals(comment: Comment, by: User) -> list[Refusal]:
    """Return why who typed a paper may not look at it: four eyes, unless `TYPIST_MAY_MODERATE` says otherwise."""
    if settings.TYPIST_MAY_MODERATE or comment.intake is None or comment.intake.registered_by_id != by.pk:
        return []
    return [Refusal("typist", _("Предложение от гише се преглежда от друг служител, а не от този, който го е въвел."))]
