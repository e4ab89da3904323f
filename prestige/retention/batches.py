"""Letting many rows go in small transactions: a killed round loses nothing, and no table stays locked for long."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

Rows = QuerySet[Any, Any]
Due = Callable[[datetime, int], Rows]
BATCH: Final = 500


def delete(rows: Rows) -> None:
    """Delete the rows with what hangs on them."""
    rows.delete()


def rows_going(
    due: Due, change: Callable[[Rows], object] = delete
) -> tuple[Callable[[datetime, int], int], Callable[[datetime, int], int]]:
    """Return the two functions of a kind whose rows are what ``due`` returns and which ``change`` lets go.

    ``change`` gets a query set of at most `BATCH` locked rows and must leave none of them due. Rows that another
    transaction holds are left to the next round.
    """

    def apply(now: datetime, days: int) -> int:
        return in_batches(due(now, days), change)

    return count_of(due), apply


def count_of(*dues: Due) -> Callable[[datetime, int], int]:
    """Return the function that says how many rows are due, of one table or of several."""

    def count(now: datetime, days: int) -> int:
        return sum(due(now, days).count() for due in dues)

    return count


def in_batches(rows: Rows, change: Callable[[Rows], object], *, size: int = BATCH) -> int:
    """Change the rows by keys, so many in one transaction; return how many. A row is met once, whatever changes it."""
    done, last = 0, None
    while keys := _change_next(rows if last is None else rows.filter(pk__gt=last), change, size):
        done, last = done + len(keys), keys[-1]
    return done


@transaction.atomic
def _change_next(rows: Rows, change: Callable[[Rows], object], size: int) -> list[Any]:
    locked = rows.order_by("pk").only("pk").select_for_update(skip_locked=True, of=("self",))
    keys = [row.pk for row in locked[:size]]
    if keys:
        change(rows.model._default_manager.filter(pk__in=keys))
    return keys
