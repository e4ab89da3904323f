"""What the uploads hold of a person: files not sent with anything. Those of a proposal are told by its room."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.accounts.own_data import Export, Fate, Holder, Outcome, OwnFile
from prestige.uploads.actions.erase_uploads import erase_uploads, loose_uploads
from prestige.uploads.models import Content, Upload


def own_files(uploads: Iterable[Upload]) -> Iterator[OwnFile]:
    """Yield the files as they were handed in, each under its key and name."""
    for upload in uploads:
        yield OwnFile(f"{upload.pk}-{upload.name}", partial(_bytes, upload.original_id))


def _bytes(sha256: str) -> bytes:
    return bytes(Content.objects.values_list("data", flat=True).get(sha256=sha256))


def export(user: User) -> Export:
    """Return the files that wait to be sent with something."""
    rows = loose_uploads(user).order_by("pk")
    return Export({"uploads": list(rows.values("name", "kind", "size", "uploaded_at"))}, own_files(rows))


def fates(user: User) -> list[Fate]:
    """Return what becomes of loose files."""
    why = _("Не са изпратени с нищо и никой освен вас не ги чака.")
    return [Fate("loose", _("Качени файлове, които не са изпратени"), loose_uploads(user).count(), Outcome.GOES, why)]


HOLDER: Final = Holder(
    code="files",
    title=_("Файлове"),
    covers=frozenset({"uploads.Upload", "uploads.Content"}),
    export=export,
    fates=fates,
    erase=erase_uploads,
)
