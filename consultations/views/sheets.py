"""Short papers as files: the poster, the notice of a changed term, the annual programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import BoardSheet, Consultation, Programme, TermChange
from consultations.read.campaign import current_sheet
from consultations.read.crumbs import trail
from consultations.read.programme_paper import PROGRAMME
from consultations.read.term_changes import TERM_NOTICE
from consultations.views.by_ref import of_consultation
from prestige import pdf
from prestige.register.models import IssuedDocument

FIVE_MINUTES = "public, max-age=300"
SIZES = {"": BoardSheet.Kind.POSTER_A4, "a4": BoardSheet.Kind.POSTER_A4, "a3": BoardSheet.Kind.POSTER_A3}


@require_safe
@of_consultation
def poster_pdf(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Give the poster while proposals are received, `?size=a3` the large one; afterwards say that it is over."""
    if not consultation.is_open_at(timezone.now()):
        context = {"section": "consultations", "trail": trail(consultation), "consultation": consultation}
        return render(request, "consultations/poster_over.html", context, status=410)
    kind = SIZES.get(request.GET.get("size", ""), BoardSheet.Kind.POSTER_A4)
    with translation.override("bg"):
        sheet = current_sheet(consultation, kind)
    if sheet is None:
        return awaited(request, consultation.get_absolute_url(), _("Консултацията"), consultation)
    return given(request, sheet.sha256, bytes(sheet.content), f"{consultation.number}-plakat-{kind[-2:]}.pdf")


@require_safe
@of_consultation
def term_notice_pdf(request: HttpRequest, consultation: Consultation, n: int) -> HttpResponse:
    """Give the notice that the term was changed."""
    change = get_object_or_404(TermChange, consultation=consultation, ordinal=n)
    document = IssuedDocument.objects.about(change, TERM_NOTICE).first()
    if document is None:
        return awaited(request, consultation.get_absolute_url(), _("Консултацията"), consultation)
    return given(request, document.sha256, bytes(document.content), f"{consultation.number}-srok-{n}.pdf")


@require_safe
def programme_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """Give the annual programme as it was adopted."""
    programme = get_object_or_404(Programme.objects.only("pk"), year=year)
    document = IssuedDocument.objects.about(programme, PROGRAMME).first()
    if document is None:
        return awaited(request, f"{reverse('consultations:plan')}?year={year}", _("Програма"), None)
    return given(request, document.sha256, bytes(document.content), f"programa-{year}.pdf")


def given(request: HttpRequest, sha256: str, content: bytes, filename: str) -> HttpResponse:
    """Give the bytes, or only say that the copy of the visitor is still right."""
    etag = quote_etag(sha256)
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or HttpResponse(content, content_type="application/pdf")
    response["ETag"], response["Cache-Control"] = etag, FIVE_MINUTES
    if unchanged is None:
        response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response


def awaited(request: HttpRequest, page: str, title: str, consultation: Consultation | None) -> HttpResponse:
    """Say that the paper is being made, or that this machine makes none, and lead to the page that says the same."""
    is_coming = pdf.is_available()
    context = {
        "section": "consultations",
        "trail": trail(consultation),
        "consultation": consultation or Consultation(title=title),
        "page_url": page,
        "page_title": title,
        "is_coming": is_coming,
    }
    return render(request, "consultations/sheet_awaited.html", context, status=202 if is_coming else 503)
