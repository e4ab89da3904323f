"""The scan of a declaration by which a person agreed: taken with a form of the desk, opened from its record."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations.admin.pages.door import needs, official
from consultations.permissions import Right
from prestige.desk.models import DeskConsent
from prestige.uploads.actions import note_original_opened
from prestige.uploads.kept_files import KeptFiles, take_files
from prestige.uploads.serving import sealed_original

SCAN = "declaration"
KEPT = "kept_declaration"


@require_POST
@needs(Right.REGISTER_PROPOSAL)
def declaration(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Give the clerk the sealed scan; the journal notes who opened it."""
    consent = DeskConsent.objects.select_related("declaration").filter(declaration__token=token).first()
    if consent is None or consent.declaration is None:
        raise Http404
    note_original_opened(consent.declaration, by=official(request), now=timezone.now())
    return sealed_original(consent.declaration)


def declaration_of(request: HttpRequest) -> KeptFiles:
    """Return the one scan that the form holds; a second one is a sentence."""
    found = take_files(request, SCAN, is_sealed=True, kept=KEPT, now=timezone.now())
    if len(found.uploads) > 1:
        found.errors.append(_("Декларацията е един файл. Махнете излишните."))
    return found
