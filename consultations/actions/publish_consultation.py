"""Opening the consultation to the public."""

from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from consultations.actions.locking import lock_consultation
from consultations.actions.print_document import PRINTING
from consultations.deadlines import Term, draft_act_term, general_act_term
from consultations.lifecycle import general_publication_refusals, publication_refusals
from consultations.models import Consultation, Procedure, Revision, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.municipality.models import current_calendar
from prestige.refusals import Refusal, permit
from prestige.register.actions import next_number

REGISTER = "consultations"


def term_if_published(consultation: Consultation, now: datetime) -> Term:
    """Return the term that publication at this instant would start. Source: ЗНА чл. 26, ал. 4; АПК чл. 69, ал. 2."""
    today = timezone.localdate(now)
    if consultation.procedure == Procedure.GENERAL_ACT:
        return general_act_term(today, max(consultation.term_months, 1), current_calendar())
    return draft_act_term(today, consultation.term_days, current_calendar())


def publish_refusals(consultation: Consultation, now: datetime) -> list[Refusal]:
    """Return everything that stands against publishing now; the page shows the same sentences beside its button."""
    revision = consultation.revisions.filter(published_at__isnull=True).only("article_count").first()
    has_contact = bool(consultation.contact_name and (consultation.contact_phone or consultation.contact_email))
    has_channel = bool(consultation.channel_email or consultation.channel_office)
    if consultation.is_general:
        return general_publication_refusals(
            phase=consultation.phase_at(now),
            course=consultation.course,
            term_months=consultation.term_months,
            main_considerations=consultation.main_considerations,
            participation_forms=consultation.participation_forms,
            urgent_reason=consultation.urgent_reason,
            has_text=revision is not None,
            summary=consultation.summary,
            legal_basis=consultation.legal_basis,
            has_contact=has_contact,
            has_channel=has_channel,
        )
    return publication_refusals(
        phase=consultation.phase_at(now),
        term_days=consultation.term_days,
        short_term_reason=consultation.short_term_reason,
        motives=consultation.motives,
        article_count=revision.article_count if revision else 0,
        has_text=revision is not None,
        summary=consultation.summary,
        legal_basis=consultation.legal_basis,
        has_contact=has_contact,
        has_channel=has_channel,
    )


def earliest_adoption(consultation: Consultation, last_day: date) -> date:
    """Return the first day on which the act may be decided under a term that ends on this day.

    The day after it; an urgent general act waits for no term and may be decided from its publication (АПК чл. 73).
    """
    if consultation.course.is_urgent and consultation.published_on is not None:
        return consultation.published_on
    return last_day + timedelta(days=1)


@transaction.atomic
def publish_consultation(consultation: Consultation, *, by: User, now: datetime) -> Consultation:
    """Give the number, fix the term and show the draft; return the public row.

    Raises ``NotAllowed`` with every reason at once. The last day and the closing instant are counted from the local
    day of ``now`` and never move in silence afterwards.
    """
    locked = lock_consultation(consultation)
    permit(publish_refusals(locked, now))
    term = term_if_published(locked, now)
    revision: Revision = locked.revisions.get(published_at__isnull=True)
    revision.published_at, revision.last_day = now, term.last_day
    revision.save(update_fields=["published_at", "last_day"])
    revision.snapshots.all().delete()
    locked.year = term.published_on.year
    locked.serial = next_number(REGISTER, term.published_on.year)
    locked.slug = locked.make_slug()
    locked.status = Status.PUBLISHED
    locked.current_revision = revision
    locked.published_on, locked.published_at = term.published_on, now
    locked.last_day, locked.closes_at = term.last_day, term.closes_at
    locked.earliest_adoption_on = earliest_adoption(locked, term.last_day)
    locked.version += 1
    locked.full_clean()
    locked.save()
    record(
        "consultation.published",
        locked,
        by=by,
        now=now,
        revision=revision.pk,
        sha256=revision.sha256,
        tree_sha256=revision.tree_sha256,
        last_day=term.last_day.isoformat(),
    )
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return locked
