"""Taking a file: looked through in the jail, then kept in quarantine."""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from prestige.refusals import Refusal, permit
from prestige.uploads.checking import safe_name
from prestige.uploads.checkup import check
from prestige.uploads.models import Content, Scan, Upload

DAY = timedelta(days=1)


def keep_upload(data: bytes, name: str, *, sender: str, is_sealed: bool = False, now: datetime) -> Upload:
    """Return the file in quarantine with its harmless copy.

    The look takes seconds, so it comes before the transaction. Raises ``FileRefused`` with the sentence for a file that
    is not taken and ``NotAllowed`` past the sender's share of the day (`UPLOAD_DAILY_MB`).
    """
    permit(_quota_refusals(sender, len(data), now))
    name = safe_name(name)
    checked = check(data, name)
    with transaction.atomic():
        Upload.objects.lock_sender(sender)  # what the same sender hands in at this moment counts too
        permit(_quota_refusals(sender, len(data), now))
        return Upload.objects.create(
            name=name,
            kind=checked.kind,
            size=len(data),
            original=_stored(data),
            cleaned=_stored(checked.content),
            sender=sender,
            uploaded_at=now,
            is_sealed=is_sealed,
            scan=Scan.WAITING if settings.CLAMAV_ADDRESS else Scan.NONE,
        )


def _quota_refusals(sender: str, size: int, now: datetime) -> list[Refusal]:
    most = settings.UPLOAD_DAILY_MB
    if Upload.objects.bytes_since(sender, now - DAY) + size <= most * 2**20:
        return []
    sentence = _("За едно денонощие се приемат до %(n)d MB файлове. Качете останалите утре.") % {"n": most}
    return [Refusal("quota", sentence)]


def _stored(data: bytes) -> Content:
    """Return the row of these bytes; whoever stores the same at this moment makes the same row."""
    content = Content(sha256=hashlib.sha256(data).hexdigest(), data=data, size=len(data))
    Content.objects.bulk_create([content], ignore_conflicts=True)
    return content
