"""Files that came with proposals: looked at and released by a clerk, or kept closed."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.actions import release_file, withhold_file
from consultations.admin.pages.door import needs, official, show
from consultations.models import Attachment
from consultations.permissions import Right
from prestige.refusals import NotAllowed, Refusal
from prestige.uploads.actions import note_original_opened
from prestige.uploads.actions.release_upload import release_refusals
from prestige.uploads.serving import released_file, sealed_original

PER_PAGE = 30


@require_safe
@needs(Right.MODERATE)
def queue(request: HttpRequest) -> HttpResponse:
    """List the files that wait for a clerk, oldest first."""
    return _page(request)


@require_safe
@needs(Right.MODERATE)
def copy(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Give the clerk the harmless copy, as the public would get it."""
    return released_file(request, _attachment(token).upload)


@require_POST
@needs(Right.MODERATE, Right.REGISTER_PROPOSAL)
def original(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Give the clerk the sealed original; the journal notes who opened it."""
    upload = _attachment(token).upload
    note_original_opened(upload, by=official(request), now=timezone.now())
    return sealed_original(upload)


@require_POST
@needs(Right.MODERATE)
def release(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Let everybody have the copy."""
    attachment = _attachment(token)
    try:
        release_file(attachment, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, refused.refusals)
    messages.success(request, _("Файлът „%(name)s“ е публикуван.") % {"name": attachment.upload.name})
    return redirect("admin:file_queue")


@require_POST
@needs(Right.MODERATE)
def withhold(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Keep the file closed."""
    attachment = _attachment(token)
    withhold_file(attachment, by=official(request), now=timezone.now())
    messages.success(request, _("Файлът „%(name)s“ няма да се публикува.") % {"name": attachment.upload.name})
    return redirect("admin:file_queue")


def _attachment(token: uuid.UUID) -> Attachment:
    found = Attachment.objects.select_related("upload", "comment__consultation").filter(upload__token=token).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    page = Paginator(Attachment.objects.to_release(), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, row.upload, release_refusals(row.upload)) for row in page]
    context = {"page": page, "rows": rows, "refusals": refusals}
    return show(request, "file_queue", _("Файлове за преглед"), context, status=409 if refusals else 200)
