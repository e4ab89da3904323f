"""Keeping the forward plan: its rows, what becomes of them, and the annual programme.

Until the programme of its year is published a row is only prepared. From then on every change is told with its reason.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from consultations.actions.edit_consultation import create_consultation
from consultations.models import Consultation, PlanChange, PlannedConsultation, Programme
from consultations.planning import (
    PlanChangeKind,
    PlanState,
    plan_change_refusals,
    programme_refusals,
    start_refusals,
)
from consultations.read.plan_wording import period_of, row_snapshot
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.register.actions import next_number
from prestige.text_hygiene import clean_text

REGISTER = "programmes"
EDITABLE = frozenset(
    {
        "year",
        "month",
        "quarter",
        "title",
        "act_type",
        "unit",
        "policy_area",
        "purpose",
        "legal_basis",
        "term_days",
        "participation_forms",
        "hearing_on",
    }
)


class PlanConflict(Exception):
    """Somebody else saved the row after this form was opened. Carries the row as it is now."""

    def __init__(self, current: PlannedConsultation) -> None:
        super().__init__(str(current))
        self.current = current


def is_published_year(year: int) -> bool:
    """Return whether the programme of the year is public, so that its changes need reasons."""
    return Programme.objects.filter(year=year).exists()


@transaction.atomic
def add_planned(data: Mapping[str, Any], *, reason: str = "", by: User, now: datetime) -> PlannedConsultation:
    """Enter a consultation into the plan and return it; sent twice by the same person it is one.

    Raises ``NotAllowed`` without a reason where the programme of the year is published.
    """
    User.objects.select_for_update().get(pk=by.pk)
    reason = clean_text(reason).strip()
    same = {name: data[name] for name in ("year", "title")}
    if twin := PlannedConsultation.objects.filter(created_by=by, version=1, state=PlanState.PLANNED, **same).first():
        return twin
    row = PlannedConsultation(created_by=by, version=1)
    _fill(row, data)
    is_public = is_published_year(row.year)
    permit(plan_change_refusals(state=row.state, is_published=is_public, reason=reason))
    row.save()
    record("plan.added", row, by=by, now=now, year=row.year)
    if is_public:
        _tell(row, PlanChangeKind.ADDED, before="", after=period_of(row), reason=reason, by=by, now=now)
    return row


@transaction.atomic
def edit_planned(
    row: PlannedConsultation, data: Mapping[str, Any], *, reason: str = "", version: int, by: User, now: datetime
) -> PlannedConsultation:
    """Save changed data of a row and return it; another time is a move, which the public page says as such.

    Raises ``PlanConflict`` when somebody saved meanwhile, ``NotAllowed`` with every reason.
    """
    locked = _lock(row)
    if locked.version != version:
        raise PlanConflict(locked)
    reason = clean_text(reason).strip()
    was_public = is_published_year(locked.year)
    before, snapshot = period_of(locked), row_snapshot(locked)
    _fill(locked, data)
    is_public = was_public or is_published_year(locked.year)
    permit(plan_change_refusals(state=locked.state, is_published=is_public, reason=reason))
    if row_snapshot(locked) == snapshot:
        return locked
    is_moved = period_of(locked) != before
    if is_public and is_moved:
        locked.state, locked.state_reason = PlanState.MOVED, reason
    locked.version += 1
    locked.save()
    record("plan.edited", locked, by=by, now=now, year=locked.year)
    if is_public:
        kind = PlanChangeKind.MOVED if is_moved else PlanChangeKind.EDITED
        told = (before, period_of(locked)) if is_moved else (snapshot["title"], locked.title)
        _tell(locked, kind, before=told[0], after=told[1], reason=reason, by=by, now=now)
    return locked


@transaction.atomic
def drop_planned(row: PlannedConsultation, *, reason: str, by: User, now: datetime) -> PlannedConsultation | None:
    """Take a consultation off the plan; a row that nobody saw is deleted, a public one stays with its reason.

    Returns the row, None when it is gone. Raises ``NotAllowed``.
    """
    locked = _lock(row)
    reason = clean_text(reason).strip()
    is_public = is_published_year(locked.year)
    permit(plan_change_refusals(state=locked.state, is_published=is_public, reason=reason))
    if not is_public and not locked.changes.exists():
        record("plan.dropped", locked, by=by, now=now, year=locked.year)
        locked.delete()
        return None
    locked.state, locked.state_reason = PlanState.DROPPED, reason
    locked.version += 1
    locked.save(update_fields=["state", "state_reason", "version"])
    record("plan.dropped", locked, by=by, now=now, year=locked.year)
    _tell(locked, PlanChangeKind.DROPPED, before=period_of(locked), after="", reason=reason, by=by, now=now)
    return locked


@transaction.atomic
def start_planned(row: PlannedConsultation, defaults: Mapping[str, Any], *, by: User, now: datetime) -> Consultation:
    """Open the file of the planned consultation with what the plan knows and return it; twice opens one.

    ``defaults`` are contact and channels. Raises ``NotAllowed`` for a dropped row.
    """
    locked = _lock(row)
    if locked.consultation is not None:
        return locked.consultation
    permit(start_refusals(state=locked.state))
    known = {name: getattr(locked, name) for name in ("title", "act_type", "legal_basis", "unit", "policy_area")}
    draft = create_consultation(
        {**defaults, **known, "term_days": locked.term_days, "motives_goals": locked.purpose}, by=by, now=now
    )
    if PlannedConsultation.objects.filter(consultation=draft).exists():
        message = _("Вече имате започната консултация със същото наименование. Довършете нея.")
        raise NotAllowed((Refusal("twin", message),))
    locked.consultation, locked.state = draft, PlanState.STARTED
    locked.version += 1
    locked.save(update_fields=["consultation", "state", "version"])
    record("plan.started", locked, by=by, now=now, consultation=draft.pk)
    return draft


@transaction.atomic
def publish_programme(
    year: int, *, adopted_on: date | None, act: str, publish_days: int, by: User, now: datetime
) -> Programme:
    """Publish the plan of the year as the adopted programme and return it: numbered, dated, frozen.

    Raises ``NotAllowed`` with every reason; sent twice it is published once.
    """
    rows = list(
        PlannedConsultation.objects.select_for_update(of=("self",))
        .filter(year=year)
        .exclude(state=PlanState.DROPPED)
        .select_related("unit", "policy_area")
        .in_order()
    )
    act = clean_text(act, multiline=False).strip()
    existing = Programme.objects.filter(year=year).first()
    if existing is not None and (existing.adopted_on, existing.adoption_act) == (adopted_on, act):
        return existing
    permit(publish_programme_refusals(year, adopted_on=adopted_on, act=act, now=now))
    if adopted_on is None:
        raise ValueError("a programme without its day was refused above")
    with override("bg"):
        frozen = [row_snapshot(row) for row in rows]
    programme = Programme(
        year=year,
        number=f"ГП-{year}-{next_number(REGISTER, year):02}",
        adopted_on=adopted_on,
        adoption_act=act,
        publish_days=publish_days,
        published_at=now,
        published_by=by,
        publisher_name=by.full_name,
        publisher_position=by.position,
        rows=frozen,
        sha256=hashlib.sha256(json.dumps(frozen, ensure_ascii=False, sort_keys=True).encode()).hexdigest(),
    )
    programme.full_clean()
    programme.save()
    record("programme.published", programme, by=by, now=now, year=year, sha256=programme.sha256)
    return programme


def publish_programme_refusals(year: int, *, adopted_on: date | None, act: str, now: datetime) -> list[Refusal]:
    """Return everything that stands against publishing the programme; the page shows the same sentences."""
    return programme_refusals(
        year=year,
        is_published=is_published_year(year),
        rows=PlannedConsultation.objects.filter(year=year).exclude(state=PlanState.DROPPED).count(),
        adopted_on=adopted_on,
        act=act,
        today=timezone.localdate(now),
    )


def default_publish_days() -> int:
    """Return the municipality's own term for publishing a programme, in days."""
    return int(settings.PROGRAMME_PUBLISH_DAYS)


def _lock(row: PlannedConsultation) -> PlannedConsultation:
    return (
        PlannedConsultation.objects.select_for_update(of=("self",))
        .select_related("unit", "policy_area", "consultation")
        .get(pk=row.pk)
    )


def _fill(row: PlannedConsultation, data: Mapping[str, Any]) -> None:
    for name in EDITABLE & data.keys():
        setattr(row, name, data[name])
    row.sorts_at = row.sort_key()
    row.full_clean()


def _tell(
    row: PlannedConsultation, kind: PlanChangeKind, *, before: str, after: str, reason: str, by: User, now: datetime
) -> None:
    change = PlanChange(planned=row, year=row.year, kind=kind, before=before, after=after, reason=reason, at=now, by=by)
    change.full_clean()
    change.save()
    record("plan.changed", change, by=by, now=now, planned=row.pk, kind=kind, year=row.year)
