"""Later revisions of a public draft."""

from datetime import datetime

from django.utils import timezone

from consultations.actions import begin_revision, publish_revision, save_act_text
from consultations.models import Consultation, Nature, Revision
from tests.factories.people import make_clerk

NOTE = "Промени след първите получени предложения по проекта."


def make_working_revision(consultation: Consultation, text: str, *, now: datetime | None = None) -> Revision:
    """Return the next revision with this text, which only the staff sees."""
    by, now = make_clerk(), now or timezone.now()
    begin_revision(consultation, by=by, now=now)
    return save_act_text(consultation, text, by=by, now=now)


def make_revision(
    consultation: Consultation, text: str, *, nature: str = Nature.TECHNICAL, now: datetime | None = None
) -> Revision:
    """Return the next public revision with this text; the consultation is read again."""
    make_working_revision(consultation, text, now=now)
    by, now = make_clerk(), now or timezone.now()
    revision = publish_revision(consultation, nature=nature, change_note=NOTE, by=by, now=now)
    consultation.refresh_from_db()
    return revision
