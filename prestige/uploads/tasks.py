"""Work on files outside the request: scanning, forgetting, counting again."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from prestige.uploads.actions import check_stored_bytes, forget_uploads, scan_uploads


@shared_task(name="prestige.uploads.scan")
def scan() -> None:
    """Ask the scanner about what waits; doing it twice asks again only about what still waits."""
    if settings.CLAMAV_ADDRESS:
        scan_uploads(address=settings.CLAMAV_ADDRESS, now=timezone.now())


@shared_task(name="prestige.uploads.nightly")
def nightly() -> None:
    """Forget what nobody sent and count the hashes of what is kept."""
    forget_uploads(timezone.now())
    check_stored_bytes()
