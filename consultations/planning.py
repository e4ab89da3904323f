"""The forward plan: states of a planned consultation and why the plan or the programme may not be changed so.

Pure but for gettext. Sources: ЗНА чл. 26, ал. 1 (откритост, предвидимост); the annual programme is a local rule after
the pattern of Sofia's ordinance on public consultations, чл. 18.
"""

from datetime import date, timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prestige.refusals import Refusal
from prestige.typography import long_date

MIN_REASON: Final = 20


class PlanState(TextChoices):
    """What became of a planned consultation."""

    PLANNED = "planned", _("Предстои")
    MOVED = "moved", _("Преместена")
    STARTED = "started", _("Започната")
    DROPPED = "dropped", _("Отпаднала")


class PlanChangeKind(TextChoices):
    """How a published programme was changed."""

    ADDED = "added", _("Добавена")
    EDITED = "edited", _("Променена")
    MOVED = "moved", _("Преместена")
    DROPPED = "dropped", _("Отпаднала")
    STARTED = "started", _("Открита")


class ParticipationForm(TextChoices):
    """How people will be able to take part. Source: АПК чл. 69, ал. 1; ЗНА чл. 26, ал. 2."""

    WRITTEN = "written", _("писмени предложения")
    HEARING = "hearing", _("обществено обсъждане")
    BODY = "body", _("консултативен орган")
    MEETING = "meeting", _("участие в заседание")
    SURVEY = "survey", _("анкета")


OPEN_STATES: Final = frozenset({PlanState.PLANNED, PlanState.MOVED})


def plan_change_refusals(*, state: str, is_published: bool, reason: str) -> list[Refusal]:
    """Return why a row of the plan may not be changed now: it is over, or nobody would learn why.

    Before the programme of its year is published a row is only being prepared and needs no reason.
    """
    found = []
    if state not in OPEN_STATES:
        message = gettext("Редът не се променя в състояние „%(state)s“.") % {"state": PlanState(state).label}
        found.append(Refusal("state", message))
    if is_published and len(reason.strip()) < MIN_REASON:
        message = gettext("Програмата е публикувана. Напишете причината за промяната в поне %(n)d знака.")
        found.append(Refusal("reason", message % {"n": MIN_REASON}, gettext("ЗНА чл. 26, ал. 1 (откритост)")))
    return found


def start_refusals(*, state: str) -> list[Refusal]:
    """Return why a consultation cannot be begun out of this row."""
    if state in OPEN_STATES:
        return []
    message = gettext("Консултация не се започва от ред в състояние „%(state)s“.") % {"state": PlanState(state).label}
    return [Refusal("state", message)]


def programme_refusals(
    *, year: int, is_published: bool, rows: int, adopted_on: date | None, act: str, today: date
) -> list[Refusal]:
    """Return every reason why the programme of the year may not be published now."""
    openness = gettext("ЗНА чл. 26, ал. 1 (откритост)")
    if is_published:
        message = gettext("Програмата за %(year)d г. вече е публикувана. Промените се вписват по редове.")
        return [Refusal("published", message % {"year": year}, openness)]
    found = []
    if not rows:
        found.append(Refusal("rows", gettext("В програмата няма нито една консултация."), openness))
    if adopted_on is None:
        found.append(Refusal("adopted_on", gettext("Посочете кога е приета програмата."), openness))
    elif adopted_on > today:
        message = gettext("Денят %(day)s още не е настъпил.") % {"day": long_date(adopted_on, "bg")}
        found.append(Refusal("future", message))
    if not act.strip():
        found.append(Refusal("act", gettext("Посочете акта, с който е приета програмата."), openness))
    return found


def publish_by(adopted_on: date, days: int) -> date:
    """Return the last day for the publication of a programme by the municipality's own rule, in calendar days."""
    return adopted_on + timedelta(days=days)
