"""Writing one event inside the transaction of the act it tells of."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models, transaction

from prestige.journal.models import Event
from prestige.journal.nudge import nudge


def record(
    verb: str, subject: models.Model, *, by: AbstractBaseUser | AnonymousUser | None, now: datetime, **data: Any
) -> Event:
    """Write one event and hint to the worker after the commit; return the event.

    ``data`` must be JSON and hold ids, numbers and codes only, never a text or a personal datum.
    Raises ``RuntimeError`` outside a transaction: an event without its act would be a lie.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the act's transaction")
    event = Event.objects.create(
        verb=verb,
        actor_id=by.pk if by is not None else None,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        data=data,
        at=now,
    )
    transaction.on_commit(nudge, robust=True)
    return event


def record_each(
    verb: str, subjects: Iterable[tuple[models.Model, Mapping[str, Any]]], *, by: AbstractBaseUser, now: datetime
) -> None:
    """Write one event of this verb for every subject with its data, as `record` does, in one statement."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record_each() belongs inside the act's transaction")
    Event.objects.bulk_create(
        Event(
            verb=verb,
            actor_id=by.pk,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            data=dict(data),
            at=now,
        )
        for subject, data in subjects
    )
    transaction.on_commit(nudge, robust=True)
