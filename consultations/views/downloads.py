"""The documents of a consultation as files: the draft act, the statement and its data."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Consultation, Revision, Statement
from consultations.read import statement_data
from consultations.read.causes import compare_url
from consultations.read.comparison import asked_pair
from consultations.read.crumbs import trail
from consultations.read.papers import ACT, STATEMENT
from consultations.read.redline_papers import REDLINE
from consultations.views.by_ref import of_consultation
from prestige import pdf
from prestige.register.models import IssuedDocument, IssuedDocumentQuerySet
from prestige.spreadsheet import csv_table

FIVE_MINUTES = "public, max-age=300"


@require_safe
@of_consultation
def act_pdf(request: HttpRequest, consultation: Consultation, n: int) -> HttpResponse:
    """Give a public revision of the draft, typeset."""
    revision = get_object_or_404(Revision.objects.published().only("pk"), consultation=consultation, ordinal=n)
    documents = IssuedDocument.objects.about(revision, ACT)
    if documents.exists():
        return stored_pdf(request, documents, f"{consultation.number}-proekt-redaktsia-{n}.pdf")
    page = reverse("consultations:text_version", args=[consultation.url_ref, n])
    return not_printed(request, consultation, page, _("Текст на проекта"))


@require_safe
@of_consultation
def compare_pdf(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Give the comparison of two neighbouring revisions, as issued; any other pair is printed from its page."""
    asked = asked_pair(consultation, request.GET.get("a", ""), request.GET.get("b", ""))
    if asked.old is None or asked.new is None:
        raise Http404
    page = compare_url(consultation, asked.old.ordinal, asked.new.ordinal)
    if asked.new.base_id != asked.old.pk:
        return redirect(page)
    documents = IssuedDocument.objects.about(asked.new, REDLINE)
    if documents.exists():
        return stored_pdf(request, documents, f"{consultation.number}-sravnenie-redaktsia-{asked.new.ordinal}.pdf")
    return not_printed(request, consultation, page, _("Сравнение на редакции"))


@require_safe
@of_consultation
def statement_pdf(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Give the issued statement, exactly as it left."""
    statement = get_object_or_404(Statement.objects.only("pk"), consultation=consultation)
    documents = IssuedDocument.objects.about(statement, STATEMENT)
    if documents.exists():
        return stored_pdf(request, documents, f"{consultation.number}-spravka.pdf")
    page = reverse("consultations:outcome", args=[consultation.url_ref])
    return not_printed(request, consultation, page, _("Справка за постъпилите предложения"))


@require_safe
@of_consultation
def statement_csv(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Give the rows of the statement for a spreadsheet."""
    statement = get_object_or_404(Statement, consultation=consultation)
    content = csv_table(statement_data.COLUMNS, statement_data.table(statement))
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{consultation.number}-spravka.csv"',
            "Cache-Control": FIVE_MINUTES,
        },
    )


@require_safe
@of_consultation
def statement_json(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Give the whole statement as data."""
    statement = get_object_or_404(Statement.objects.select_related("consultation"), consultation=consultation)
    return JsonResponse(
        statement_data.document(statement),
        json_dumps_params={"ensure_ascii": False},
        headers={"Cache-Control": FIVE_MINUTES},
    )


def stored_pdf(request: HttpRequest, documents: IssuedDocumentQuerySet, filename: str) -> HttpResponse:
    """Give the stored bytes, or only say that the copy of the visitor is still right."""
    etag = quote_etag(documents.values_list("sha256", flat=True).get())
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or HttpResponse(documents.get().content, content_type="application/pdf")
    response["ETag"], response["Cache-Control"] = etag, FIVE_MINUTES
    if unchanged is None:
        response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response


def not_printed(request: HttpRequest, consultation: Consultation, page: str, title: str) -> HttpResponse:
    """Say that the document is being made, or that this machine makes none, and lead to the page that says the same."""
    is_coming = pdf.is_available()
    return render(
        request,
        "consultations/document_awaited.html",
        {
            "section": "consultations",
            "trail": trail(consultation),
            "consultation": consultation,
            "page_url": page,
            "page_title": title,
            "is_coming": is_coming,
        },
        status=202 if is_coming else 503,
    )
