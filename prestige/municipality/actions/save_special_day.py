"""Declaring a day off or a day of work. No term that is published already moves by it."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from prestige.journal.actions import record
from prestige.municipality.models import SpecialDay


@transaction.atomic
def save_special_day(row: SpecialDay, *, by: AbstractBaseUser | AnonymousUser, now: datetime) -> None:
    """Write the row as it stands, a new one or a corrected one."""
    row.full_clean()
    row.save()
    record("special_day.saved", row, by=by, now=now, day=row.day.isoformat(), is_workday=row.is_workday)


@transaction.atomic
def remove_special_day(row: SpecialDay, *, by: AbstractBaseUser | AnonymousUser, now: datetime) -> None:
    """Delete a row that should not be there; the journal keeps its day."""
    record("special_day.removed", row, by=by, now=now, day=row.day.isoformat(), is_workday=row.is_workday)
    row.delete()
