"""Files that came with a proposal, for everybody once a clerk has released them."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from consultations.models import Attachment, Consultation
from consultations.views.by_ref import of_consultation
from prestige.moderation.models import ModerationState
from prestige.uploads.serving import released_file


@require_safe
@of_consultation
def comment_file(request: HttpRequest, consultation: Consultation, number: str, token: uuid.UUID) -> HttpResponse:
    """Give the harmless copy as an attachment; 404 until it is released and while its comment is not shown."""
    found = get_object_or_404(
        Attachment.objects.released(),
        comment__consultation=consultation,
        comment__number=number.replace("\x00", ""),
        comment__moderation_state=ModerationState.PUBLISHED,
        upload__token=token,
    )
    if not found.upload.is_released:
        raise Http404
    return released_file(request, found.upload)
