"""Recording what happened to the act after its consultation: through the council, announced, assessed, annulled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db import transaction

from consultations.actions.council_step_refusals import (
    StepData,
    correction_order_refusals,
    council_step_refusals,
)
from consultations.actions.locking import lock_consultation
from consultations.lifecycle import Phase, Vote
from consultations.models import Consultation, CouncilStep, Status
from consultations.read.council import standing_in_order
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import permit
from prestige.text_hygiene import clean_text

__all__ = ["StepData", "correct_council_step", "council_step_refusals", "record_council_step"]

Kind = CouncilStep.Kind


class Effect(NamedTuple):
    """What a step is called in the journal and the decision it leaves in the row, if it moves it."""

    verb: str
    status: Status | None


EFFECTS: Final[Mapping[str, Effect]] = {
    Kind.TABLED: Effect("consultation.tabled", Status.TABLED),
    Kind.COMMITTEE: Effect("consultation.referred", Status.IN_COMMITTEE),
    Kind.SESSION: Effect("consultation.put_on_session", Status.IN_SESSION),
    Kind.ADOPTED: Effect("consultation.adopted", Status.ADOPTED),
    Kind.REJECTED: Effect("consultation.rejected", Status.REJECTED),
    Kind.SENT: Effect("consultation.sent", None),
    Kind.RETURNED: Effect("consultation.returned", Status.RETURNED),
    Kind.READOPTED: Effect("consultation.readopted", Status.ADOPTED),
    Kind.PROMULGATED: Effect("consultation.promulgated", Status.PROMULGATED),
    Kind.EX_POST: Effect("consultation.assessed", None),
    Kind.ANNULLED: Effect("consultation.annulled", Status.ANNULLED),
}
COLUMNS: Final = (
    "tabled_on",
    "adopted_on",
    "adoption_act",
    "promulgated_on",
    "promulgation",
    "in_force_from",
    "ex_post_on",
    "annulled_on",
    "stage_on",
    "status",
    "voices_stamp",
)


@transaction.atomic
def record_council_step(
    consultation: Consultation, kind: str, data: StepData, *, by: User, now: datetime
) -> CouncilStep:
    """Keep a step with its day, document and votes, move the consultation and return the step.

    The same step sent twice is kept once. Raises ``NotAllowed`` with every reason.
    Source: ЗНА чл. 22, 26 and 37; АПК чл. 72 and 73; ЗМСМА чл. 22, 27 and 45.
    """
    locked = lock_consultation(consultation)
    data = _cleaned(data, is_again=_is_again(locked, kind))
    if twin := _twin(locked, kind, data):
        return twin
    permit(council_step_refusals(locked, kind, data, now))
    step = _keep(locked, kind, data, by=by, now=now)
    effect = EFFECTS[kind]
    if effect.status is not None:
        locked.status = effect.status
    apply_step(locked, step)
    _save(locked)
    record(effect.verb, locked, by=by, now=now, consultation=locked.pk, step=step.pk)
    return step


@transaction.atomic
def correct_council_step(step: CouncilStep, data: StepData, *, by: User, now: datetime) -> CouncilStep:
    """Keep what a step really was as a new row that names the old one, and return it; the phase stays.

    Of the same mistake corrected twice the later correction is told by the row it names. Raises ``NotAllowed`` when
    the corrected step would not have been lawful, and for a step that is corrected already.
    """
    locked = lock_consultation(step.consultation)
    standing = CouncilStep.objects.standing().filter(consultation=locked)
    current = standing.filter(pk=step.pk).first() or _last_of(step)
    data = _cleaned(data, is_again=step.is_again)
    if data == data_of(current):
        return current
    moved_from = _phase_before(step)
    permit(council_step_refusals(locked, step.kind, data, now, phase=moved_from))
    corrected = _keep(locked, step.kind, data, by=by, now=now, corrects=current)
    for each in standing_in_order(locked):
        permit(correction_order_refusals(locked, each))
        apply_step(locked, each)
    _save(locked)
    record("council_step.corrected", corrected, by=by, now=now, consultation=locked.pk, corrects=current.pk)
    return corrected


def apply_step(consultation: Consultation, step: CouncilStep) -> None:
    """Write into the row what lists and rules read of this step; the decision itself is left to the caller."""
    day = step.happened_on
    match step.kind:
        case Kind.TABLED:
            consultation.tabled_on = day
        case Kind.ADOPTED | Kind.READOPTED:
            consultation.adopted_on, consultation.adoption_act = day, step.document
        case Kind.RETURNED:
            consultation.promulgated_on, consultation.promulgation, consultation.in_force_from = None, "", None
        case Kind.PROMULGATED:
            consultation.promulgated_on, consultation.promulgation = day, step.place
            consultation.in_force_from = step.in_force_from
        case Kind.EX_POST:
            consultation.ex_post_on = day
        case Kind.ANNULLED:
            consultation.annulled_on = day
    if step.kind != Kind.SENT:
        consultation.stage_on = day


def data_of(step: CouncilStep) -> StepData:
    """Return a recorded step as it was entered."""
    return StepData(
        happened_on=step.happened_on,
        document=step.document,
        place=step.place,
        link=step.link,
        note=step.note,
        in_force_from=step.in_force_from,
        vote=step.vote,
    )


def _keep(
    consultation: Consultation,
    kind: str,
    data: StepData,
    *,
    by: User,
    now: datetime,
    corrects: CouncilStep | None = None,
) -> CouncilStep:
    step = CouncilStep(
        consultation=consultation,
        kind=kind,
        happened_on=data.happened_on,
        document=data.document,
        place=data.place,
        link=data.link,
        note=data.note,
        in_force_from=data.in_force_from,
        corrects=corrects,
        recorded_by=by,
        recorded_at=now,
        **_figures(data.vote),
    )
    step.full_clean()
    step.save()
    return step


def _figures(vote: Vote | None) -> dict[str, Any]:
    if vote is None:
        return {}
    return {
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "present": vote.present,
        "councillors": vote.councillors,
        "matter": vote.matter,
        "is_roll_call": vote.is_roll_call,
        "is_again": vote.is_again,
    }


def _cleaned(data: StepData, *, is_again: bool) -> StepData:
    return replace(
        data,
        document=clean_text(data.document, multiline=False).strip(),
        place=clean_text(data.place, multiline=False).strip(),
        note=clean_text(data.note).strip(),
        vote=replace(data.vote, is_again=is_again) if data.vote else None,
    )


def _is_again(consultation: Consultation, kind: str) -> bool:
    """Whether the council votes on an act that was returned to it. Source: ЗМСМА чл. 45, ал. 4–10."""
    return kind == Kind.READOPTED or (kind == Kind.REJECTED and consultation.status == Status.RETURNED)


def _twin(consultation: Consultation, kind: str, data: StepData) -> CouncilStep | None:
    last = CouncilStep.objects.filter(consultation=consultation).order_by("-pk").first()
    if last is None or last.kind != kind:
        return None
    same = data_of(last)
    # A second press of „reject“ finds the act rejected: whether it was a second vote is known from the row.
    typed = replace(data, vote=replace(data.vote, is_again=last.is_again)) if data.vote else data
    return last if same == typed else None


def _last_of(step: CouncilStep) -> CouncilStep:
    """Return the row at the end of the corrections of a step."""
    while found := CouncilStep.objects.filter(corrects=step).first():
        step = found
    return step


def _phase_before(step: CouncilStep) -> Phase:
    """Return the phase from which a step is taken for granted when it is corrected: only its content is asked about."""
    if step.kind == Kind.REJECTED and step.is_again:
        return Phase.RETURNED
    if step.kind == Kind.ADOPTED:
        return Phase.IN_SESSION if step.consultation.course.by_council else Phase.STATEMENT_PUBLISHED
    return TAKEN_FROM[step.kind]


TAKEN_FROM: Final[Mapping[str, Phase]] = {
    Kind.TABLED: Phase.STATEMENT_PUBLISHED,
    Kind.COMMITTEE: Phase.TABLED,
    Kind.SESSION: Phase.TABLED,
    Kind.REJECTED: Phase.IN_SESSION,
    Kind.SENT: Phase.ADOPTED,
    Kind.RETURNED: Phase.ADOPTED,
    Kind.READOPTED: Phase.RETURNED,
    Kind.PROMULGATED: Phase.ADOPTED,
    Kind.EX_POST: Phase.IN_FORCE,
    Kind.ANNULLED: Phase.ADOPTED,
}


def _save(consultation: Consultation) -> None:
    consultation.voices_stamp += 1
    consultation.full_clean()
    consultation.save(update_fields=COLUMNS)
