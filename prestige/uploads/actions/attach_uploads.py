"""Making files part of something received: from then on they belong to the record."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.refusals import NotAllowed, Refusal
from prestige.uploads.models import Upload

MOST_FILES = 10


@transaction.atomic
def attach_uploads(tokens: Iterable[uuid.UUID | str], *, sender: str, now: datetime) -> list[Upload]:
    """Return the files of these tokens, attached now, in the order they came.

    Raises ``NotAllowed`` for more than ten and for a file that was forgotten or belongs elsewhere.
    """
    wanted = list(dict.fromkeys(map(str, tokens)))
    if len(wanted) > MOST_FILES:
        raise NotAllowed([Refusal("files", _("Приемат се до %(n)d файла.") % {"n": MOST_FILES})])
    found = list(Upload.objects.select_for_update().held_by(sender, wanted)) if wanted else []
    if len(found) != len(wanted):
        raise NotAllowed([Refusal("files", _("Някой от файловете вече го няма. Качете го отново."))])
    for upload in found:
        upload.attached_at = now
        upload.save(update_fields=["attached_at"])
    return found
