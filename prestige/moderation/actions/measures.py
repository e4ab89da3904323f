"""Writing down what was done against a text, and that it ended. Called inside the act of a room."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from prestige.accounts.models import User
from prestige.moderation.models import Ground, Measure, MeasureEnd, MeasureKind
from prestige.municipality.models import current_calendar

SEALING = (MeasureKind.HELD, MeasureKind.REMOVED)


def take_measure(
    kind: MeasureKind, *, room: str, subject_id: int, topic: str, ground: Ground, by: User, now: datetime
) -> Measure:
    """Write the measure and return it; one that it replaces ends.

    The author may object until ``OBJECTION_DAYS`` after the day of the decision, counted by ГПК чл. 60.
    """
    end_measures(room, subject_id, MeasureEnd.REPLACED, now=now, kinds=SEALING if kind in SEALING else (kind,))
    measure = Measure(
        kind=kind,
        room=room,
        subject_id=subject_id,
        topic=topic,
        ground=ground,
        decided_by=by,
        decided_position=by.position,
        decided_at=now,
        object_by=current_calendar().add_days(timezone.localdate(now), settings.OBJECTION_DAYS),
    )
    measure.full_clean()
    measure.save()
    return measure


def end_measures(
    room: str, subject_id: int, why: MeasureEnd, *, now: datetime, kinds: Iterable[MeasureKind] = SEALING
) -> None:
    """End the measures of these kinds that are in force against a text."""
    for measure in Measure.objects.on(room, subject_id).in_force().filter(kind__in=list(kinds)):
        measure.ended_at, measure.ended = now, why
        measure.save(update_fields=["ended_at", "ended"])
