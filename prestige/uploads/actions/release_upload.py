"""A clerk lets everybody have the harmless copy of a file, or keeps it closed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.uploads.models import Scan, State, Upload


def release_refusals(upload: Upload) -> list[Refusal]:
    """Return why the copy cannot be shown: sealed, not scanned yet, infected, or part of nothing."""
    if upload.is_sealed:
        return [Refusal("sealed", _("Сканираният оригинал не се публикува: в него има лични данни."))]
    if upload.scan == Scan.WAITING:
        return [Refusal("unscanned", _("Файлът още е непроверен за вируси. Публикува се след проверката."))]
    if upload.scan == Scan.INFECTED:
        return [Refusal("infected", _("Във файла е открит вирус. Не може да се публикува."))]
    if upload.attached_at is None:
        return [Refusal("loose", _("Файлът още не е част от изпратено предложение."))]
    return []


@transaction.atomic
def release_upload(upload: Upload, *, by: User, now: datetime) -> Upload:
    """Let everybody have the copy and return the row; releasing twice changes nothing."""
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    permit(release_refusals(locked))
    if locked.is_released:
        return locked
    _decide(locked, State.RELEASED, by, now)
    record("upload.released", locked, by=by, now=now)
    return locked


@transaction.atomic
def withhold_upload(upload: Upload, *, by: User, now: datetime) -> Upload:
    """Keep the file closed, also one that was released, and return the row."""
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if locked.state == State.WITHHELD:
        return locked
    _decide(locked, State.WITHHELD, by, now)
    record("upload.withheld", locked, by=by, now=now)
    return locked


@transaction.atomic
def note_original_opened(upload: Upload, *, by: User, now: datetime) -> None:
    """Write into the journal who opened the sealed original."""
    record("upload.original_opened", upload, by=by, now=now)


def _decide(upload: Upload, state: State, by: User, now: datetime) -> None:
    upload.state, upload.decided_by, upload.decided_at = state, by, now
    upload.full_clean()
    upload.save(update_fields=["state", "decided_by", "decided_at"])
