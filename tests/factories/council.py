"""The way through the council and after it."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from consultations.actions import StepData, record_council_step
from consultations.lifecycle import Vote
from consultations.models import Consultation, CouncilStep
from tests.factories.consultations import make_closed_consultation, make_statement
from tests.factories.people import make_clerk

Kind = CouncilStep.Kind
CARRIED = Vote(in_favour=18, against=4, abstained=3, present=25, councillors=29)
FALLEN = Vote(in_favour=9, against=12, abstained=4, present=25, councillors=29)
SAID: dict[str, dict[str, Any]] = {
    Kind.TABLED: {"document": "Докладна записка вх. № 12"},
    Kind.COMMITTEE: {"place": "Комисия по обществен ред"},
    Kind.SESSION: {"document": "Заседание № 14"},
    Kind.ADOPTED: {"document": "Решение № 1 по протокол № 1", "vote": CARRIED},
    Kind.REJECTED: {"document": "Решение № 2 по протокол № 1", "vote": FALLEN},
    Kind.SENT: {"document": "Писмо изх. № 5"},
    Kind.RETURNED: {
        "document": "Заповед № 7",
        "place": "Областният управител",
        "note": "Глобата надхвърля размера, който законът допуска.",
    },
    Kind.READOPTED: {"document": "Решение № 3 по протокол № 2", "vote": CARRIED},
    Kind.PROMULGATED: {"place": "вестник „Пример“ и сайтът на общината"},
    Kind.EX_POST: {"document": "Доклад за последваща оценка"},
    Kind.ANNULLED: {"document": "Решение № 100 на Административния съд"},
}


def step_data(kind: str, on: date | None = None, **changed: Any) -> StepData:
    """Return a step of this kind as a clerk would enter it, today unless ``on`` is given."""
    happened_on = on or timezone.localdate()
    values: dict[str, Any] = {"happened_on": happened_on, **SAID[kind]}
    if kind == Kind.PROMULGATED:
        values["in_force_from"] = happened_on
    return StepData(**(values | changed))


def take_step(
    consultation: Consultation, kind: str, on: date | None = None, *, now: datetime | None = None, **changed: Any
) -> CouncilStep:
    """Record a step and return it; the consultation is read again."""
    data = step_data(kind, on, **changed)
    step = record_council_step(consultation, kind, data, by=make_clerk(), now=now or timezone.now())
    consultation.refresh_from_db()
    return step


def make_in_session_consultation(**data: Any) -> Consultation:
    """Return a consultation whose statement is issued and whose draft is on the agenda of today's session."""
    consultation = make_closed_consultation(**data)
    make_statement(consultation)
    take_step(consultation, Kind.TABLED)
    take_step(consultation, Kind.SESSION)
    return consultation


def make_adopted_consultation(**data: Any) -> Consultation:
    """Return a consultation with no proposals, its statement issued and its act adopted today."""
    consultation = make_in_session_consultation(**data)
    take_step(consultation, Kind.ADOPTED)
    return consultation


def make_act_in_effect(**data: Any) -> Consultation:
    """Return a consultation whose act was adopted, announced and entered into force today."""
    consultation = make_adopted_consultation(**data)
    take_step(consultation, Kind.PROMULGATED)
    return consultation
