"""Telling people of what they left unfinished: once a day after, and once two days before the term ends.

Only whoever proved an address hears of it. The rows are stamped and the event written before any letter leaves.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q

from consultations.actions.locking import lock_consultation
from consultations.models import CommentDraft, Consultation, OpinionDraft
from consultations.models.draft import REMINDERS
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.notifications.actions import subscribe
from prestige.notifications.audience import has_left

WAITING: Final = timedelta(hours=24)
ENDING: Final = timedelta(hours=48)
QUIET: Final = timedelta(hours=2)  # who wrote this morning needs no letter, whatever the term

Draft = CommentDraft | OpinionDraft


def remind_of_drafts(now: datetime) -> int:
    """Write every reminder that is due and return how many; a run that was missed is made up for by the next."""
    return sum(_remind(user_id, consultation_id, now) for user_id, consultation_id in _due(now))


def _due(now: datetime) -> list[tuple[int, int]]:
    """Return (person, consultation) of every unsent draft of an open consultation that was not told yet."""
    is_waiting = Q(waiting_told_at__isnull=True, updated_at__lte=now - WAITING)
    is_ending = Q(updated_at__lte=now - QUIET, consultation__closes_at__lte=now + ENDING) & (
        Q(ending_told_for__isnull=True) | ~Q(ending_told_for=F("consultation__closes_at"))
    )
    found: set[tuple[int, int]] = set()
    for rows in (CommentDraft.objects, OpinionDraft.objects):
        due = rows.unsent().filter(
            is_waiting | is_ending,
            consultation__in=Consultation.objects.open_at(now),
            user__is_active=True,
            user__email_verified_at__isnull=False,
        )
        found.update(due.order_by().values_list("user_id", "consultation_id").distinct())
    return sorted(found)


@transaction.atomic
def _remind(user_id: int, consultation_id: int, now: datetime) -> int:
    """Write the one reminder that is due to a person about a consultation; everything is asked again under its lock."""
    consultation = lock_consultation(Consultation.objects.only("pk").get(pk=consultation_id))
    drafts = list(_drafts(user_id, consultation_id))
    ends = consultation.closes_at
    if not drafts or ends is None or not consultation.is_open_at(now):
        return 0
    newest = max(drafts, key=lambda draft: draft.updated_at)
    is_ending = ends - now <= ENDING
    if newest.updated_at > now - (QUIET if is_ending else WAITING):
        return 0
    was_told = any(draft.ending_told_for == ends for draft in drafts) if is_ending else False
    if not is_ending and all(draft.waiting_told_at for draft in drafts):
        return 0
    for draft in drafts:
        draft.waiting_told_at = draft.waiting_told_at or now
        draft.ending_told_for = ends if is_ending else draft.ending_told_for
        draft.save(update_fields=["waiting_told_at", "ending_told_for"])
    if was_told or has_left(user_id, REMINDERS):
        return 0
    subscribe(User.objects.get(pk=user_id), REMINDERS, now=now)  # so that the letter can be ended by one press
    told = {"user": user_id, "consultation": consultation_id, "ends": ends.isoformat()}
    record("draft.ending" if is_ending else "draft.waiting", newest, by=None, now=now, **told)
    return 1


def _drafts(user_id: int, consultation_id: int) -> Iterator[Draft]:
    for rows in (CommentDraft.objects, OpinionDraft.objects):
        mine = rows.unsent().filter(user=user_id, consultation=consultation_id)
        yield from mine.select_for_update().order_by("pk")
