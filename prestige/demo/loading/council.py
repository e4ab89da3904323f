"""An act on its way through a council that exists in no municipality."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from consultations.actions import StepData, record_council_step
from consultations.lifecycle import Vote
from consultations.models import Consultation, CouncilStep
from prestige.accounts.models import User

Kind = CouncilStep.Kind
VOTE = Vote(in_favour=27, against=4, abstained=3, present=34, councillors=41)


def play_council(consultation: Consultation, *, adopted_on: date, decision: str, by: User) -> None:
    """Table the draft, lead it through a committee and a session, adopt, send and announce it; in force days later.

    The statement is issued at least twelve days before ``adopted_on``.
    """
    steps: list[tuple[str, int, dict[str, Any]]] = [
        (Kind.TABLED, -12, {"document": "Докладна записка вх. № 00-12 (примерна)"}),
        (
            Kind.COMMITTEE,
            -5,
            {"place": "Постоянна комисия по местно самоуправление", "document": "Становище № 00 (примерно)"},
        ),
        (Kind.SESSION, 0, {"document": "Заседание № 00, точка 3"}),
        (Kind.ADOPTED, 0, {"document": decision, "vote": VOTE}),
        (Kind.SENT, 4, {"document": "Писмо изх. № 00-7 (примерно)"}),
        (
            Kind.PROMULGATED,
            5,
            {
                "place": "Вестник „Примерен вестник“ и сайтът на общината",
                "in_force_from": adopted_on + timedelta(days=9),
            },
        ),
    ]
    for kind, days, said in steps:
        day = adopted_on + timedelta(days=days)
        now = datetime.combine(day, time(17, 5), tzinfo=timezone.get_default_timezone())
        record_council_step(consultation, kind, StepData(happened_on=day, **said), by=by, now=now)
