"""The public file of a consultation: as a page, and as one archive kept while nothing in it changes."""

import fcntl
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from consultations.dossier import Scope, public_stamp, write_zip
from consultations.models import Consultation
from consultations.read.crumbs import trail
from consultations.read.dossier import entries
from consultations.views.by_ref import of_any_consultation
from consultations.views.downloads import FIVE_MINUTES


@require_safe
@of_any_consultation
def dossier(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show every event with its day, version, document and hash; a withdrawn consultation has its file too."""
    context = {
        "section": "consultations",
        "trail": trail(consultation),
        "consultation": consultation,
        "entries": entries(consultation),
    }
    return render(request, "consultations/dossier.html", context)


@require_safe
@of_any_consultation
def dossier_zip(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """Give the archive; of many who ask at once one makes it and the others are asked to wait a little."""
    stamp = public_stamp(consultation)
    unchanged = get_conditional_response(request, etag=quote_etag(stamp))
    if unchanged is not None:
        return unchanged
    archive = _kept(consultation, stamp)
    if archive is None:
        context = {"section": "consultations", "trail": trail(consultation), "consultation": consultation}
        return render(request, "consultations/dossier_awaited.html", context, status=202)
    response = FileResponse(archive.open("rb"), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{consultation.number}-dosie.zip"'
    response["ETag"], response["Cache-Control"] = quote_etag(stamp), FIVE_MINUTES
    return response


def _kept(consultation: Consultation, stamp: str) -> Path | None:
    """Return the archive of this stamp, made now if it is not there; None while somebody else makes it."""
    folder = Path(settings.DOSSIER_CACHE)
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{consultation.number}-{stamp}.zip"
    if archive.exists():
        return archive
    with (folder / f"{consultation.number}.lock").open("w") as guard:
        try:
            fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        if not archive.exists():
            with tempfile.NamedTemporaryFile(dir=folder, suffix=".new", delete=False) as out:
                write_zip(Scope(consultation), out)
            for old in folder.glob(f"{consultation.number}-*.zip"):
                old.unlink(missing_ok=True)
            os.replace(out.name, archive)
    return archive
