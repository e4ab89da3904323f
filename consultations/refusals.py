"""Why an act on a consultation is refused, for rows: the sentences that pages and acts share."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Status
from prestige.refusals import Refusal
from prestige.typography import long_date


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
        withdrawn_on = long_date(timezone.localdate(consultation.withdrawn_at), "bg")
        sentence = _("Предложения вече не се приемат: консултацията е оттеглена на %(day)s.")
        return [Refusal("withdrawn", sentence % {"day": withdrawn_on}, term)]
    if consultation.last_day is None:
        return [Refusal("not_open", _("Консултацията не е открита."), term)]
    if consultation.closes_at is not None and now < consultation.closes_at:  # an urgent general act (АПК чл. 73)
        return [Refusal("decided", _("Предложения вече не се приемат: по акта е решено."), term)]
    return [
        Refusal(
            "closed",
            _("Предложения вече не се приемат: срокът изтече на %(day)s в 24:00 ч.")
            % {"day": long_date(consultation.last_day, "bg")},
            f"{term}; {_('ГПК чл. 62, ал. 1')}",
        )
    ]
