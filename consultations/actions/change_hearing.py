"""Changing or cancelling a hearing that was convened: everybody who is told of it hears the reason."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from consultations.actions.convene_hearing import HEARING_FIELDS, publish_invitation, when_refusals
from consultations.actions.locking import lock_consultation
from consultations.models import Consultation, Hearing
from prestige.accounts.models import User
from prestige.events.actions import cancel_event, change_event
from prestige.events.lifecycle import TOLD_FIELDS, local_day
from prestige.events.models import EventStatus
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit


class HearingConflict(Exception):
    """Somebody else saved the hearing after this form was opened. Carries the row as it is now."""

    def __init__(self, current: Hearing) -> None:
        super().__init__(str(current))
        self.current = current


def change_hearing_refusals(hearing: Hearing, data: Mapping[str, Any], now: datetime) -> list[Refusal]:
    """Return why the hearing may not be at the new time; a new day is a new invitation with its own 14 days."""
    if (data["starts_at"], data["ends_at"]) == (hearing.event.starts_at, hearing.event.ends_at):
        return []
    is_moved = local_day(data["starts_at"]) != hearing.event.local_day
    reason = data["short_notice_reason"]
    return when_refusals(hearing.consultation, data, now, reason=reason, is_invited_now=is_moved)


@transaction.atomic
def change_hearing(
    hearing: Hearing, data: Mapping[str, Any], *, reason: str, version: int, by: User, now: datetime
) -> Hearing:
    """Save changed data and return the row; a changed time or place publishes a new invitation.

    Raises ``HearingConflict`` for another version, ``NotAllowed`` once it began or was cancelled, for a time that the
    rules refuse, and without a reason for what people must be told.
    """
    lock_consultation(hearing.consultation)
    locked = _locked(hearing)
    if locked.version != version:
        raise HearingConflict(locked)
    permit(change_hearing_refusals(locked, data, now))
    before, was_on = locked.event, locked.event.local_day
    is_told = any(getattr(before, name) != data[name] for name in TOLD_FIELDS)
    locked.event = change_event(before, data, reason=reason, version=before.version, by=by, now=now)
    changed = [name for name in HEARING_FIELDS if getattr(locked, name) != data[name]]
    for name in changed:
        setattr(locked, name, data[name])
    if not changed and locked.event.version == before.version:
        return locked
    if locked.event.local_day != was_on:
        locked.invited_on = timezone.localdate(now)
    locked.version += 1
    locked.full_clean()
    locked.save()
    invitation = publish_invitation(locked, by=by, now=now).pk if is_told or "agenda" in changed else None
    ids = {"consultation": locked.consultation_id, "invitation": invitation, "is_told": is_told}
    record("hearing.changed", locked, by=by, now=now, **ids)
    return locked


@transaction.atomic
def cancel_hearing(hearing: Hearing, *, reason: str, by: User, now: datetime) -> Hearing:
    """Cancel the hearing before it begins and return the row. Raises ``NotAllowed`` as ``cancel_event`` does."""
    lock_consultation(hearing.consultation)
    locked = _locked(hearing)
    locked.event = cancel_event(locked.event, reason=reason, by=by, now=now)
    locked.version += 1
    locked.save(update_fields=["version"])
    record("hearing.cancelled", locked, by=by, now=now, consultation=locked.consultation_id)
    return locked


def cancel_hearings_ahead(consultation: Consultation, *, reason: str, by: User, now: datetime) -> int:
    """Cancel every hearing that still lies ahead of a consultation that ends; return how many."""
    ahead = Hearing.objects.filter(consultation=consultation, event__starts_at__gt=now).order_by("ordinal")
    rows = list(ahead.exclude(event__status=EventStatus.CANCELLED))
    for hearing in rows:
        cancel_hearing(hearing, reason=reason, by=by, now=now)
    return len(rows)


def _locked(hearing: Hearing) -> Hearing:
    rows = Hearing.objects.select_for_update(of=("self",)).select_related("event", "consultation")
    return rows.get(pk=hearing.pk)
