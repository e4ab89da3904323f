"""Keeping the sign of life: one row grows while the machinery works, and a gap becomes an outage to look at."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from prestige.journal.actions import record
from prestige.outages.models import Outage, Run


@transaction.atomic
def keep_beat(now: datetime, *, fresh: timedelta) -> Outage | None:
    """Prolong the present run, or begin a new one when the last sign of life is older than ``fresh``.

    Returns the outage that the gap is noted as: one of at least OUTAGE_NOTED_MINUTES, else None. An older beat than
    the last one changes nothing, so two workers at once harm nothing.
    """
    last = Run.objects.select_for_update().order_by("-last_beat_at", "-pk").first()
    if last is not None and now <= last.last_beat_at:
        return None
    if last is not None and now - last.last_beat_at <= fresh:
        last.last_beat_at = now
        last.save(update_fields=["last_beat_at"])
        return None
    Run.objects.create(began_at=now, last_beat_at=now)
    if last is None or now - last.last_beat_at < timedelta(minutes=settings.OUTAGE_NOTED_MINUTES):
        return None
    with override("bg"):
        what = _("Няма знак от фоновите задачи на портала.")
    outage = Outage.objects.create(began_at=last.last_beat_at, ended_at=now, what=what, noted_at=now)
    record("outage.detected", outage, by=None, now=now)
    return outage
