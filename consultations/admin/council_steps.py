"""The steps after the consultation as the desk offers them: which are lawful now, which are not and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.actions.council_step_refusals import MOVE_OF, is_sent, sent_already
from consultations.forms import clerk_council as forms
from consultations.lifecycle import Phase, move_refusals
from consultations.models import Consultation, CouncilStep
from prestige.refusals import Refusal

Kind = CouncilStep.Kind
DECISION: Final = "decision"
FORMS: Final[Mapping[str, type[forms.StepForm]]] = {
    "tabling": forms.TablingForm,
    "committee": forms.CommitteeForm,
    "session": forms.SessionForm,
    DECISION: forms.DecisionForm,
    "sending": forms.SendingForm,
    "return": forms.ReturnForm,
    "promulgation": forms.PromulgationForm,
    "ex-post": forms.AssessmentForm,
    "annulment": forms.AnnulmentForm,
}
_OF_COUNCIL: Final = frozenset({"tabling", "committee", "session", "sending", "return"})


@dataclass(frozen=True)
class NextStep:
    """A step that may come next, with everything that stands against it now; ``is_recorded`` when it was taken."""

    title: str
    url: str
    refusals: list[Refusal]
    is_recorded: bool


def next_steps(consultation: Consultation, recorded: Iterable[CouncilStep], now: datetime) -> list[NextStep]:
    """Return every step of the way of this act in its natural order; a mayor's act has none of the council's."""
    nouns = [noun for noun in FORMS if consultation.course.by_council or noun not in _OF_COUNCIL]
    phase, taken = consultation.phase_at(now), {noun_of(step) for step in recorded}
    return [
        NextStep(
            title=str(FORMS[noun].title),
            url=step_url(consultation, noun),
            refusals=noun_refusals(consultation, noun, phase),
            is_recorded=noun in taken,
        )
        for noun in nouns
    ]


def noun_refusals(consultation: Consultation, noun: str, phase: Phase) -> list[Refusal]:
    """Return why a page has nothing to record now: empty when one of its results is lawful."""
    if noun == DECISION and results(consultation, phase):
        return []
    kind = Kind.ADOPTED if noun == DECISION else FORMS[noun].kind
    if kind == Kind.SENT and is_sent(consultation):
        return [sent_already(consultation)]
    return move_refusals(MOVE_OF[kind], phase, consultation.course)


def results(consultation: Consultation, phase: Phase) -> list[tuple[str, str]]:
    """Return what may be decided now, as step and words."""
    again = phase == Phase.RETURNED
    words = [
        (Kind.ADOPTED, _("Приет")),
        (Kind.READOPTED, _("Приет повторно с повече от половината от всички съветници")),
        (Kind.REJECTED, _("Не е приет повторно") if again else _("Отхвърлен")),
    ]
    course = consultation.course
    return [(str(kind), word) for kind, word in words if not move_refusals(MOVE_OF[kind], phase, course)]


def step_url(consultation: Consultation, noun: str) -> str:
    """Return the page on which a step is recorded."""
    return reverse("admin:consultation_council_step", args=[consultation, noun])


def noun_of(step: CouncilStep) -> str:
    """Return the page of a recorded step."""
    if step.kind in {Kind.ADOPTED, Kind.READOPTED, Kind.REJECTED}:
        return DECISION
    return next(noun for noun, form in FORMS.items() if form.kind == step.kind)
