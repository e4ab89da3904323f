"""Taking what readers report, and closing it when a clerk decides."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.models import Ground, Report, ReportOutcome
from prestige.text_hygiene import clean_text

ADDRESS_KEPT: Final = timedelta(days=30)


class ReportedBefore(Exception):  # noqa: N818 – an outcome, not a fault
    """The same browser at the same address reported this text already."""


@dataclass(frozen=True)
class Complaint:
    """What a reader tells; ``email`` may be empty. ``visitor`` is the browser with its address, never stored plain."""

    ground: Ground
    sentence: str
    email: str
    language: str
    visitor: str


def file_report(room: str, subject_id: int, complaint: Complaint, *, now: datetime) -> Report:
    """Write the report inside the act of its room and return it. Raises ``ReportedBefore``."""
    key = hmac.new(settings.SECRET_KEY.encode(), f"report:{room}:{subject_id}:{complaint.visitor}".encode(), sha256)
    report = Report(
        room=room,
        subject_id=subject_id,
        ground=complaint.ground,
        sentence=clean_text(complaint.sentence).strip(),
        email=complaint.email,
        language=complaint.language,
        reporter=key.hexdigest(),
        reported_at=now,
    )
    report.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:
        raise ReportedBefore from None
    record("report.filed", report, by=None, now=now, room=room, text=subject_id, ground=complaint.ground.number)
    return report


def decide_reports(room: str, subject_id: int, outcome: ReportOutcome, *, by: User, now: datetime) -> int:
    """Close every waiting report of a text with what was done; return how many. Who left an address is told."""
    waiting = list(Report.objects.waiting().select_for_update().filter(room=room, subject_id=subject_id))
    for report in waiting:
        report.outcome, report.decided_by, report.decided_at = outcome, by, now
        report.save(update_fields=["outcome", "decided_by", "decided_at"])
        record("report.decided", report, by=by, now=now, room=room, text=subject_id, outcome=outcome)
    return len(waiting)


@transaction.atomic
def forget_addresses(*, now: datetime) -> int:
    """Forget the addresses of readers whose reports were decided thirty days ago; return how many."""
    old = Report.objects.filter(decided_at__lt=now - ADDRESS_KEPT).exclude(email="")
    return old.update(email="")
