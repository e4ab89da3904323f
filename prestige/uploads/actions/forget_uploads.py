"""The nightly round: what nobody sent is forgotten, what is kept is counted again."""

import logging
from datetime import datetime

from prestige.retention.batches import Rows, in_batches
from prestige.uploads.models import Content, Upload

logger = logging.getLogger(__name__)


def forget_uploads(now: datetime, days: int = Upload.KEEP_DAYS) -> int:
    """Delete files that became part of nothing for thirty days, and bytes no file names; return how many files."""
    return in_batches(Upload.objects.forgotten(now, days), _forget)


def _forget(rows: Rows) -> None:
    rows.delete()
    Content.objects.unused().delete()


def check_stored_bytes() -> list[str]:
    """Return the hashes of stored files whose bytes changed, and say it loudly in the log."""
    damaged = Content.objects.damaged()
    for sha256 in damaged:
        logger.error("the stored file %s is damaged: restore it from the backup", sha256)
    return damaged
