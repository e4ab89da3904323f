"""The nightly round: what nobody sent is forgotten, what is kept is counted again."""

import logging
from datetime import datetime

from django.db import transaction

from prestige.uploads.models import Content, Upload

logger = logging.getLogger(__name__)


@transaction.atomic
def forget_uploads(now: datetime) -> int:
    """Delete files that became part of nothing for thirty days, and bytes no file names; return how many files."""
    count, _ = Upload.objects.forgotten(now).delete()
    Content.objects.unused().delete()
    return count


def check_stored_bytes() -> list[str]:
    """Return the hashes of stored files whose bytes changed, and say it loudly in the log."""
    damaged = Content.objects.damaged()
    for sha256 in damaged:
        logger.error("the stored file %s is damaged: restore it from the backup", sha256)
    return damaged
