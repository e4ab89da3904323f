"""Why a step after the consultation cannot be recorded: the same sentences for the page and the act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.deadlines import Term
from consultations.lifecycle import (
    Move,
    Phase,
    Procedure,
    Vote,
    adoption_move_refusals,
    following_refusals,
    force_refusals,
    reason_refusals,
    source_of,
    tabling_refusals,
    vote_refusals,
)
from consultations.models import Consultation, CouncilStep, Status
from prestige.refusals import NotAllowed, Refusal
from prestige.typography import long_date

Kind = CouncilStep.Kind
MOVE_OF: Final[Mapping[str, Move]] = {
    Kind.TABLED: Move.TABLE,
    Kind.COMMITTEE: Move.REFER,
    Kind.SESSION: Move.PUT_ON_SESSION,
    Kind.ADOPTED: Move.ADOPT,
    Kind.REJECTED: Move.REJECT,
    Kind.SENT: Move.SEND,
    Kind.RETURNED: Move.RETURN,
    Kind.READOPTED: Move.READOPT,
    Kind.PROMULGATED: Move.PROMULGATE,
    Kind.EX_POST: Move.ASSESS,
    Kind.ANNULLED: Move.ANNUL,
}
_DECISIONS: Final = frozenset({Kind.ADOPTED, Kind.REJECTED, Kind.READOPTED})
# What each step cannot be without, in the words of its page.
ASKED: Final = {
    (Kind.TABLED, "document"): gettext_lazy("Посочете докладната записка с нейния входящ номер."),
    (Kind.COMMITTEE, "place"): gettext_lazy("Посочете коя комисия разглежда проекта."),
    (Kind.SESSION, "document"): gettext_lazy("Посочете заседанието, например „Заседание № 14“."),
    (Kind.ADOPTED, "document"): gettext_lazy("Посочете решението и протокола на общинския съвет."),
    (Kind.REJECTED, "document"): gettext_lazy("Посочете решението и протокола на общинския съвет."),
    (Kind.READOPTED, "document"): gettext_lazy("Посочете решението и протокола на общинския съвет."),
    (Kind.RETURNED, "document"): gettext_lazy("Посочете акта, с който решението е върнато."),
    (Kind.RETURNED, "place"): gettext_lazy("Посочете кой връща акта: кметът или областният управител."),
    (Kind.PROMULGATED, "place"): gettext_lazy("Посочете къде и как е обявен актът."),
    (Kind.EX_POST, "document"): gettext_lazy("Посочете доклада за последващата оценка."),
    (Kind.ANNULLED, "document"): gettext_lazy("Посочете съдебното решение."),
}
BY_MAYOR = gettext_lazy("Посочете заповедта, с която е издаден актът.")


@dataclass(frozen=True)
class StepData:
    """A step as a clerk enters it; ``place`` is the committee, who returns, or where it was announced."""

    happened_on: date
    document: str = ""
    place: str = ""
    link: str = ""
    note: str = ""
    in_force_from: date | None = None
    vote: Vote | None = None


def council_step_refusals(
    consultation: Consultation, kind: str, data: StepData, now: datetime, *, phase: Phase | None = None
) -> list[Refusal]:
    """Return every reason why this step cannot stand. A correction gives the ``phase`` it was taken from.

    Source: ЗНА чл. 22, 26 and 37; АПК чл. 72 and 73; ЗМСМА чл. 22, 27 and 45.
    """
    at = phase or consultation.phase_at(now)
    is_correction = phase is not None
    found = _order_refusals(consultation, kind, data, at, timezone.localdate(now), is_correction=is_correction)
    source = source_of(MOVE_OF[kind], consultation.course)
    for (asked_of, field), sentence in ASKED.items():
        if asked_of == kind and not getattr(data, field):
            is_mayor = kind == Kind.ADOPTED and not consultation.course.by_council
            found.append(Refusal("act" if field == "document" else field, BY_MAYOR if is_mayor else sentence, source))
    if kind in _DECISIONS and consultation.course.by_council:
        found += _vote_refusals(data.vote, kind)
    if kind == Kind.RETURNED:
        found += reason_refusals(data.note, source)
    if kind == Kind.PROMULGATED:
        day = data.in_force_from
        asked = Refusal("force", _("Посочете от кой ден актът е в сила."), _("Конституция чл. 5, ал. 5"))
        found += [asked] if day is None else force_refusals(promulgated_on=data.happened_on, in_force_from=day)
    return found


def recorded_term(consultation: Consultation) -> Term:
    """Return the term as it was fixed at publication."""
    if not (
        consultation.published_on
        and consultation.last_day
        and consultation.closes_at
        and consultation.earliest_adoption_on
    ):
        raise NotAllowed((Refusal("not_open", _("Консултацията не е публикувана."), str(consultation.law.notice)),))
    is_general = consultation.procedure == Procedure.GENERAL_ACT
    return Term(
        published_on=consultation.published_on,
        days=None if is_general else consultation.term_days,
        months=consultation.term_months if is_general else None,
        last_day=consultation.last_day,
        closes_at=consultation.closes_at,
        earliest_adoption_on=consultation.earliest_adoption_on,
        rolled_over=(),
    )


def _order_refusals(
    consultation: Consultation, kind: str, data: StepData, phase: Phase, today: date, *, is_correction: bool
) -> list[Refusal]:
    """Return what stands against the step in its order and on its day."""
    course, day = consultation.course, data.happened_on
    if kind == Kind.TABLED:
        return tabling_refusals(
            phase=phase,
            course=course,
            tabled_on=day,
            term=recorded_term(consultation),
            statement_issued_on=consultation.statement_issued_on,
            today=today,
        )
    after, after_what = _after(consultation, kind, is_correction=is_correction)
    if kind in _DECISIONS:
        return adoption_move_refusals(
            phase=phase,
            adopted_on=day,
            term=recorded_term(consultation),
            statement_issued_on=consultation.statement_issued_on,
            today=today,
            course=course,
            after=after,
            after_what=after_what,
            move=MOVE_OF[kind],
        )
    if kind == Kind.SENT and not is_correction and is_sent(consultation):
        return [sent_already(consultation)]
    return following_refusals(
        MOVE_OF[kind],
        phase=phase,
        course=course,
        happened_on=day,
        after=after,
        after_what=after_what,
        today=today,
        may_be_ahead=kind in {Kind.COMMITTEE, Kind.SESSION},
    )


def _after(consultation: Consultation, kind: str, *, is_correction: bool) -> tuple[date | None, str]:
    """Return the day before which a step cannot be, and what happened on it."""
    if kind in {Kind.COMMITTEE, Kind.SESSION}:
        return consultation.tabled_on, _("внасяне")
    if kind in _DECISIONS:
        if not is_correction and consultation.status == Status.IN_SESSION:
            return consultation.stage_on, _("заседание")
        if not is_correction and consultation.status == Status.RETURNED:
            return consultation.stage_on, _("връщане")
        return consultation.tabled_on, _("внасяне")
    if kind == Kind.EX_POST:
        return consultation.in_force_from, _("влизане в сила")
    return consultation.adopted_on, _("приемане")


def correction_order_refusals(consultation: Consultation, step: CouncilStep) -> list[Refusal]:
    """Return why a correction cannot stand: this step would come before the one it follows.

    The consultation is as it was after the steps before this one.
    """
    after, _what = _after(consultation, step.kind, is_correction=True)
    if after is None or step.kind == Kind.TABLED or step.happened_on >= after:
        return []
    message = _("Така поправеният ден би бил след следващата стъпка, която е на %(day)s")
    source = source_of(MOVE_OF[step.kind], consultation.course)
    return [Refusal("too_late", message % {"day": long_date(step.happened_on, "bg")}, source)]


def is_sent(consultation: Consultation) -> bool:
    """Whether the last adoption was sent already: an act adopted again is sent again."""
    steps = CouncilStep.objects.standing().filter(consultation=consultation)
    decided = steps.filter(kind__in=[Kind.ADOPTED, Kind.READOPTED]).last()
    sent = steps.filter(kind=Kind.SENT)
    return (sent.filter(pk__gt=decided.pk) if decided else sent).exists()


def sent_already(consultation: Consultation) -> Refusal:
    """Return the sentence for an act that was sent since it was last adopted."""
    return Refusal("sent", _("Изпращането вече е отбелязано."), source_of(Move.SEND, consultation.course))


def _vote_refusals(vote: Vote | None, kind: str) -> list[Refusal]:
    if vote is None:
        message = _("Попълнете резултата от гласуването, както е в протокола.")
        return [Refusal("vote", message, _("ЗМСМА чл. 27"))]
    return vote_refusals(vote, is_adopted=kind != Kind.REJECTED)
