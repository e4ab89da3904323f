"""Changing the term of a public consultation: prolonging, shortening, starting it again; never in silence."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.actions.publish_consultation import earliest_adoption, term_if_published
from consultations.deadlines import closing_instant
from consultations.hearing_rules import shortening_refusals
from consultations.models import Consultation, Hearing, Procedure, Revision, TermChange, TermProposal
from consultations.read.hearing_terms import hearing_terms
from consultations.term_changes import (
    Interruption,
    OutageRule,
    RunningTerm,
    TermChangeKind,
    decide_outage_by,
    lawful_minimum,
    outage_last_day,
    term_change_refusals,
)
from prestige.accounts.models import User
from prestige.events.models import EventStatus
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.municipality.models import current_calendar
from prestige.outages.models import Outage
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text


@dataclass(frozen=True)
class Wanted:
    """What somebody wants of a term. ``last_day`` is ignored for a whole new term, which is counted."""

    kind: TermChangeKind
    last_day: date | None
    reason: str
    outage: Outage | None = None


def outage_rule() -> OutageRule:
    """Return the municipality's numbers for outages."""
    return OutageRule(
        minutes=settings.OUTAGE_MINUTES,
        hours_before_end=settings.OUTAGE_HOURS_BEFORE_END,
        workdays_after_close=settings.OUTAGE_DECISION_WORKDAYS,
    )


def term_began_on(consultation: Consultation) -> date:
    """Return the day from which the present term is counted: the publication, or the last time it began again."""
    began = [consultation.published_on or date.min]
    restarts = consultation.term_changes.filter(kind=TermChangeKind.RESTART).order_by("-decided_at").first()
    if restarts is not None:
        began.append(timezone.localdate(restarts.decided_at))
    again = Revision.objects.published().filter(consultation=consultation, base__isnull=False, last_day__isnull=False)
    published_at = again.order_by("-published_at").values_list("published_at", flat=True).first()
    if published_at is not None:
        began.append(timezone.localdate(published_at))
    return max(began)


def running_term(consultation: Consultation, now: datetime) -> RunningTerm:
    """Return the term as the rules see it. Raises ValueError for a draft."""
    if consultation.last_day is None or consultation.closes_at is None:
        raise ValueError("a draft has no term yet")
    return RunningTerm(
        phase=consultation.phase_at(now),
        today=timezone.localdate(now),
        last_day=consultation.last_day,
        closes_at=consultation.closes_at,
        minimum=lawful_minimum(
            term_began_on(consultation),
            is_general_act=consultation.procedure == Procedure.GENERAL_ACT,
            is_short=consultation.is_short_term and bool(consultation.short_term_reason.strip()),
            calendar=current_calendar(),
        ),
        notice_days=settings.TERM_SHORTENING_NOTICE_DAYS,
    )


def last_day_if_changed(consultation: Consultation, wanted: Wanted, now: datetime) -> date:
    """Return the last day that the change would give: a day off rolls on, a whole new term is counted from today.

    Source: ГПК чл. 60, ал. 6. An extension because of an outage with no day named gets the proposed one.
    """
    today = timezone.localdate(now)
    if wanted.kind == TermChangeKind.RESTART:
        return term_if_published(consultation, now).last_day
    calendar = current_calendar()
    if wanted.last_day is None and wanted.outage is not None:
        return outage_last_day(consultation.last_day or today, today, _interruption(wanted.outage), calendar)
    return calendar.next_workday(wanted.last_day or today)


def change_refusals(consultation: Consultation, wanted: Wanted, now: datetime) -> list[Refusal]:
    """Return everything that stands against the change now; the page shows the same sentences."""
    term, rule, last_day = (
        running_term(consultation, now),
        outage_rule(),
        last_day_if_changed(consultation, wanted, now),
    )
    found = term_change_refusals(
        wanted.kind,
        term,
        last_day=last_day,
        reason=wanted.reason,
        outage=_interruption(wanted.outage) if wanted.outage and not wanted.outage.is_dismissed else None,
        rule=rule,
        decide_by=decide_outage_by(term.last_day, rule, current_calendar()),
    )
    if wanted.kind != TermChangeKind.SHORTENING:
        return found
    held = Hearing.objects.filter(consultation=consultation).exclude(event__status=EventStatus.CANCELLED)
    days = [hearing.event.local_day for hearing in held.select_related("event").order_by("ordinal")]
    return found + shortening_refusals(days, last_day, hearing_terms(timezone.localdate(now)), current_calendar())


@transaction.atomic
def change_term(consultation: Consultation, wanted: Wanted, *, by: User, now: datetime) -> TermChange | TermProposal:
    """Change the term and return the decision; where two people decide, return the proposal that waits for the second.

    The row is locked first, so a proposal of a citizen comes wholly before the change or after it. Raises
    ``NotAllowed`` with every reason at once.
    """
    locked = lock_consultation(consultation)
    wanted = _cleaned(wanted)
    permit(change_refusals(locked, wanted, now))
    if not settings.TWO_PERSON_TERM:
        return _decide(locked, wanted, by=by, confirmed_by=None, now=now)
    if (waiting := locked.term_proposals.filter(closed_at__isnull=True).first()) is not None:
        return _same_or_refused(waiting, wanted)
    proposal = TermProposal(
        consultation=locked,
        kind=wanted.kind,
        last_day=None if wanted.kind == TermChangeKind.RESTART else last_day_if_changed(locked, wanted, now),
        reason=wanted.reason,
        outage=wanted.outage,
        proposed_at=now,
        proposed_by=by,
    )
    proposal.full_clean(validate_constraints=False)
    proposal.save()
    record("term.proposed", proposal, by=by, now=now, consultation=locked.pk, kind=wanted.kind)
    return proposal


@transaction.atomic
def confirm_term_change(proposal: TermProposal, *, by: User, now: datetime) -> TermChange:
    """Decide what another official proposed and return the change; asked again at this instant.

    Raises ``NotAllowed``: a term that ended meanwhile is not opened by a confirmation that comes late.
    """
    locked = lock_consultation(proposal.consultation)
    waiting = _waiting(proposal)
    wanted = wanted_by(waiting)
    permit([*second_person_refusals(waiting, by), *change_refusals(locked, wanted, now)])
    change = _decide(locked, wanted, by=waiting.proposed_by, confirmed_by=by, now=now)
    _close(waiting, TermProposal.Outcome.CONFIRMED, by, now)
    return change


@transaction.atomic
def decline_term_change(proposal: TermProposal, *, by: User, now: datetime) -> TermProposal:
    """Close a proposal without changing anything; whoever proposed may take it back too. Raises ``NotAllowed``."""
    lock_consultation(proposal.consultation)
    waiting = _waiting(proposal)
    _close(waiting, TermProposal.Outcome.DECLINED, by, now)
    record("term.declined", waiting, by=by, now=now, consultation=waiting.consultation_id)
    return waiting


def wanted_by(proposal: TermProposal) -> Wanted:
    """Return what a waiting proposal wants."""
    return Wanted(TermChangeKind(proposal.kind), proposal.last_day, proposal.reason, proposal.outage)


def second_person_refusals(proposal: TermProposal, by: User) -> list[Refusal]:
    """Return why this person may not confirm: nobody confirms what they proposed themselves (two-person rule)."""
    if proposal.proposed_by_id != by.pk:
        return []
    return [Refusal("same_person", _("Промяната се потвърждава от друг служител, не от този, който я е предложил."))]


@transaction.atomic
def recount_closing_instant(consultation: Consultation, *, now: datetime) -> bool:
    """Bring the stored instant in line with the last day, when the rules of the time zone changed; tell whether it was.

    The local date was promised and stays. Source: ЗНА чл. 26, ал. 4; ГПК чл. 62, ал. 1.
    """
    locked = lock_consultation(consultation)
    if locked.last_day is None or locked.closes_at == closing_instant(locked.last_day):
        return False
    locked.closes_at = closing_instant(locked.last_day)
    locked.voices_stamp += 1
    locked.save(update_fields=["closes_at", "voices_stamp"])
    record("term.recounted", locked, by=None, now=now, consultation=locked.pk)
    return True


def _decide(
    consultation: Consultation, wanted: Wanted, *, by: User, confirmed_by: User | None, now: datetime
) -> TermChange:
    before = consultation.last_day
    if before is None:
        raise ValueError("a draft has no term yet")
    last_day = last_day_if_changed(consultation, wanted, now)
    change = TermChange(
        consultation=consultation,
        ordinal=consultation.term_changes.count() + 1,
        kind=wanted.kind,
        from_last_day=before,
        to_last_day=last_day,
        reason=wanted.reason,
        outage=wanted.outage,
        decided_at=now,
        decided_by=by,
        decider_name=by.full_name,
        decider_position=by.position,
        confirmed_by=confirmed_by,
    )
    change.full_clean()
    change.save()
    consultation.previous_last_day, consultation.last_day = before, last_day
    consultation.closes_at = closing_instant(last_day)
    consultation.earliest_adoption_on = earliest_adoption(consultation, last_day)
    consultation.voices_stamp += 1
    consultation.version += 1
    consultation.full_clean()
    consultation.save(
        update_fields=[
            "previous_last_day",
            "last_day",
            "closes_at",
            "earliest_adoption_on",
            "voices_stamp",
            "version",
        ]
    )
    record(
        "term.changed",
        change,
        by=by,
        now=now,
        consultation=consultation.pk,
        kind=wanted.kind,
        from_last_day=before.isoformat(),
        to_last_day=last_day.isoformat(),
        confirmed_by=confirmed_by.pk if confirmed_by else None,
    )
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return change


def _close(proposal: TermProposal, outcome: TermProposal.Outcome, by: User, now: datetime) -> None:
    proposal.outcome, proposal.closed_at, proposal.closed_by = outcome, now, by
    proposal.save(update_fields=["outcome", "closed_at", "closed_by"])


def _waiting(proposal: TermProposal) -> TermProposal:
    rows = TermProposal.objects.select_related("proposed_by", "outage")
    waiting = rows.filter(pk=proposal.pk, closed_at__isnull=True).first()
    if waiting is None:
        raise NotAllowed((Refusal("settled", _("По тази промяна вече има решение.")),))
    return waiting


def _same_or_refused(waiting: TermProposal, wanted: Wanted) -> TermProposal:
    if (waiting.kind, waiting.reason) == (wanted.kind, wanted.reason):
        return waiting
    raise NotAllowed((Refusal("waiting", _("Друга промяна на срока чака втори служител. Първо решете по нея.")),))


def _cleaned(wanted: Wanted) -> Wanted:
    return Wanted(wanted.kind, wanted.last_day, clean_text(wanted.reason).strip(), wanted.outage)


def _interruption(outage: Outage) -> Interruption:
    return Interruption(outage.began_at, outage.ended_at)
