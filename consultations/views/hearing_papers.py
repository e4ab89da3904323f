"""The papers of a hearing as files: its latest invitation and its latest minutes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Consultation, Hearing, Invitation, Minutes
from consultations.read.hearing_papers import INVITATION, MINUTES
from consultations.views.by_ref import of_consultation
from consultations.views.downloads import not_printed, stored_pdf
from prestige.register.models import IssuedDocument


@require_safe
@of_consultation
def invitation_pdf(request: HttpRequest, consultation: Consultation, n: int) -> HttpResponse:
    """Give the invitation in force; a moved hearing has a new one."""
    hearing = get_object_or_404(Hearing, consultation=consultation, ordinal=n)
    return _paper(request, consultation, hearing, hearing.invitations.first(), INVITATION, "pokana")


@require_safe
@of_consultation
def minutes_pdf(request: HttpRequest, consultation: Consultation, n: int) -> HttpResponse:
    """Give the published minutes, the last correction of them."""
    hearing = get_object_or_404(Hearing, consultation=consultation, ordinal=n)
    return _paper(request, consultation, hearing, hearing.minutes.published().first(), MINUTES, "protokol")


def _paper(
    request: HttpRequest,
    consultation: Consultation,
    hearing: Hearing,
    row: Invitation | Minutes | None,
    kind: str,
    name: str,
) -> HttpResponse:
    if row is None:
        raise Http404
    documents = IssuedDocument.objects.about(row, kind)
    if documents.exists():
        return stored_pdf(request, documents, f"{consultation.number}-obsazhdane-{hearing.ordinal}-{name}.pdf")
    page = reverse("consultations:hearing", args=[consultation.url_ref, hearing.ordinal])
    return not_printed(request, consultation, page, _("Обществено обсъждане"))
