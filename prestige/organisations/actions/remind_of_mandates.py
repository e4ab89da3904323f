"""Telling representatives in time that their mandate ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prestige.journal.actions import record
from prestige.organisations.models import Mandate

REMINDED_BEFORE = timedelta(days=30)


def remind_of_mandates(now: datetime) -> int:
    """Write a reminder for every mandate whose last day is at most thirty days ahead; return how many.

    Each is its own transaction and is reminded once, so a run that was missed or killed is made good by the next; one
    given for less than thirty days is reminded of at once. The renewed are reminded too: the letter is read at sending.
    """
    today, count = timezone.localdate(now), 0
    for pk in Mandate.objects.ending(today, today + REMINDED_BEFORE).values_list("pk", flat=True):
        count += _remind(pk, now)
    return count


@transaction.atomic
def _remind(pk: int, now: datetime) -> int:
    rows = Mandate.objects.select_for_update(skip_locked=True)
    mandate = rows.filter(pk=pk, reminded_at__isnull=True, ended_at__isnull=True).first()
    if mandate is None:
        return 0
    mandate.reminded_at = now
    mandate.save(update_fields=["reminded_at"])
    record("mandate.ending", mandate, by=None, now=now, organisation=mandate.organisation_id)
    return 1
