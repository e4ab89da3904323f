"""What each kind of change is, and what it would do to the term, in one sentence with its dates."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from consultations.actions.publish_consultation import term_if_published
from consultations.models import Consultation, Nature
from consultations.revising import restarts_term
from prestige.typography import long_date_weekday

Choices = list[tuple[str, str]]


def nature_choices(consultation: Consultation, now: datetime) -> Choices:
    """Return the kinds with their sentences for radio buttons. Source of the term: ЗНА чл. 26, ал. 4."""
    meant = {
        Nature.TECHNICAL: _("Поправя грешка в изписването, номерацията или препратките; смисълът остава."),
        Nature.SUBSTANTIVE: _("Променя права, задължения, срокове или размери."),
        Nature.FOLLOWING: _("Вписва само предложения, постъпили в тази консултация."),
    }
    return [
        (nature.value, f"{nature.label}. {sentence} {term_sentence(consultation, nature, now)}")
        for nature, sentence in meant.items()
    ]


def term_sentence(consultation: Consultation, nature: str, now: datetime) -> str:
    """Return „Срокът започва отново и изтича на …“ or what is left of the present one."""
    last_day = consultation.last_day
    if restarts_term(nature, setting=settings.SUBSTANTIVE_CHANGE_RESTARTS_TERM):
        again = term_if_published(consultation, now).last_day
        later = max(again, last_day) if last_day else again
        return _("Срокът започва отново и изтича на %(day)s.") % {"day": long_date_weekday(later)}
    if last_day is None:
        return ""
    if consultation.is_open_at(now):
        return _("Срокът остава до %(day)s.") % {"day": long_date_weekday(last_day)}
    return _("Срокът е изтекъл на %(day)s и не се отваря.") % {"day": long_date_weekday(last_day)}
