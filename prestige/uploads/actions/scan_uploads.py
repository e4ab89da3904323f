"""Asking the virus scanner about what waits for it."""

from datetime import datetime

from django.db import transaction

from prestige.journal.actions import record
from prestige.uploads.models import Scan, State, Upload
from prestige.uploads.scanner import ScannerSilent, is_infected

AT_ONCE = 20


def scan_uploads(*, address: str, now: datetime) -> int:
    """Scan the oldest files that wait and return how many got an answer; a silent scanner leaves the rest waiting."""
    answered = 0
    waiting = Upload.objects.filter(scan=Scan.WAITING).order_by("uploaded_at", "pk").values_list("pk", flat=True)
    for pk in list(waiting[:AT_ONCE]):
        upload = Upload.objects.select_related("original").get(pk=pk)
        try:
            infected = is_infected(bytes(upload.original.data), address)
        except ScannerSilent:
            return answered
        _note(pk, infected, now)
        answered += 1
    return answered


@transaction.atomic
def _note(pk: int, infected: bool, now: datetime) -> None:
    upload = Upload.objects.select_for_update().get(pk=pk)
    if upload.scan != Scan.WAITING:
        return
    upload.scan = Scan.INFECTED if infected else Scan.CLEAN
    if infected:
        upload.state = State.WITHHELD
    upload.save(update_fields=["scan", "state"])
    record("upload.scanned", upload, by=None, now=now, verdict=str(upload.scan))
