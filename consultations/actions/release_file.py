"""A clerk releases a file of a proposal, or keeps it closed; pages that show it are made anew."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from consultations.actions.locking import lock_consultation
from consultations.models import Attachment, Consultation
from prestige.accounts.models import User
from prestige.uploads.actions import release_upload, withhold_upload


@transaction.atomic
def release_file(attachment: Attachment, *, by: User, now: datetime) -> Attachment:
    """Let everybody have the harmless copy and return the row. Raises ``NotAllowed`` as `release_upload`."""
    _lock(attachment)
    attachment.upload = release_upload(attachment.upload, by=by, now=now)
    return attachment


@transaction.atomic
def withhold_file(attachment: Attachment, *, by: User, now: datetime) -> Attachment:
    """Keep the file closed, also one that was released, and return the row."""
    _lock(attachment)
    attachment.upload = withhold_upload(attachment.upload, by=by, now=now)
    return attachment


def _lock(attachment: Attachment) -> None:
    consultation = lock_consultation(attachment.comment.consultation)
    Consultation.objects.filter(pk=consultation.pk).update(voices_stamp=F("voices_stamp") + 1)
