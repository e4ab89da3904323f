"""Files of a form that is not sent yet: kept by token, so that an error elsewhere in the form loses none."""

import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from prestige.refusals import NotAllowed
from prestige.uploads.actions import keep_upload
from prestige.uploads.actions.attach_uploads import MOST_FILES
from prestige.uploads.checking import FileRefused, safe_name
from prestige.uploads.models import Upload
from prestige.uploads.sender import sender_of

MOST_BYTES = 20 * 2**20
KEPT, DROPPED = "kept_file", "drop_file"


@dataclass
class KeptFiles:
    """What a form holds: the files in their order and a sentence for each that was not taken."""

    uploads: list[Upload] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The tokens under which the files are found again."""
        return tuple(str(upload.token) for upload in self.uploads)


def kept_files(tokens: Iterable[str], *, sender: str) -> KeptFiles:
    """Return the files of these tokens that the sender handed in and that nothing holds yet."""
    return KeptFiles(list(Upload.objects.held_by(sender, _uuids(tokens)).defer("original", "cleaned")))


def take_files(
    request: HttpRequest,
    name: str,
    *,
    sender: str = "",
    known: Sequence[str] = (),
    is_sealed: bool = False,
    now: datetime,
) -> KeptFiles:
    """Return the files the form held before, without those the person dropped, and the new ones it brought.

    ``known`` are tokens kept elsewhere than in the form itself, ``sender`` who handed those in when that is not who
    sits here now. A file that is not taken becomes a sentence.
    """
    sender, dropped = sender or sender_of(request), set(request.POST.getlist(DROPPED))
    tokens = [token for token in (*known, *request.POST.getlist(KEPT)) if token not in dropped]
    found = kept_files(dict.fromkeys(tokens), sender=sender)
    for file in request.FILES.getlist(name):
        if isinstance(file, UploadedFile):
            _take(file, found, sender, is_sealed, now)
    return found


def _take(file: UploadedFile, found: KeptFiles, sender: str, is_sealed: bool, now: datetime) -> None:
    called = safe_name(file.name or "")
    if len(found.uploads) >= MOST_FILES:
        found.errors.append(_("„%(name)s“ не е качен: приемат се до %(n)d файла.") % {"name": called, "n": MOST_FILES})
        return
    if (file.size or 0) > MOST_BYTES:
        found.errors.append(_("„%(name)s“ е по-голям от 20 MB. Намалете го или го разделете.") % {"name": called})
        return
    try:
        found.uploads.append(keep_upload(file.read(), called, sender=sender, is_sealed=is_sealed, now=now))
    except FileRefused as refused:
        found.errors.append(f"„{called}“: {refused}")
    except NotAllowed as refused:
        found.errors.append(str(refused))


def _uuids(tokens: Iterable[str]) -> list[uuid.UUID]:
    found = []
    for token in list(tokens)[: 3 * MOST_FILES]:
        with suppress(ValueError):
            found.append(uuid.UUID(token))
    return found
