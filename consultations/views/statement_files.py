"""The statement of proposals as files: as issued, as a table, as a workbook, as data. `n` names an earlier one."""

import tempfile
from collections.abc import Callable, Iterator

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Consultation, Statement
from consultations.read import statement_data
from consultations.read.papers import STATEMENT
from consultations.views.by_ref import of_consultation
from consultations.views.downloads import FIVE_MINUTES, not_printed, stored_pdf
from prestige.register.models import IssuedDocument
from prestige.spreadsheet import XLSX

STREAMED_FROM = 1000  # proposals; a shorter statement is one small answer with its length


@require_safe
@of_consultation
def statement_pdf(request: HttpRequest, consultation: Consultation, n: int | None = None) -> HttpResponse:
    """Give the issued statement, exactly as it left."""
    statement = _statement(consultation, n)
    documents = IssuedDocument.objects.about(statement, STATEMENT)
    if documents.exists():
        return stored_pdf(request, documents, f"{_name(consultation, statement)}.pdf")
    page = reverse("consultations:outcome", args=[consultation.url_ref])
    rows = consultation.last_comment_serial
    return not_printed(request, consultation, page, _("Справка за постъпилите предложения"), rows=rows)


@require_safe
@of_consultation
def statement_csv(request: HttpRequest, consultation: Consultation, n: int | None = None) -> HttpResponseBase:
    """Give the rows of the statement for a spreadsheet."""
    return _streamed(request, consultation, n, statement_data.csv_pieces, "csv", "text/csv; charset=utf-8")


@require_safe
@of_consultation
def statement_json(request: HttpRequest, consultation: Consultation, n: int | None = None) -> HttpResponseBase:
    """Give the whole statement as data."""
    return _streamed(request, consultation, n, statement_data.json_pieces, "json", "application/json")


@require_safe
@of_consultation
def statement_record(request: HttpRequest, consultation: Consultation, n: int) -> HttpResponseBase:
    """Give the frozen rows byte for byte: `sha256sum` of this file is the SHA-256 of the statement."""
    return _streamed(request, consultation, n, statement_data.record_pieces, "zapis.json", "application/json")


@require_safe
@of_consultation
def statement_xlsx(request: HttpRequest, consultation: Consultation, n: int | None = None) -> HttpResponseBase:
    """Give the rows as a workbook, made on disk."""
    statement = _statement(consultation, n)
    unchanged = _unchanged(request, statement, "xlsx")
    if unchanged is not None:
        return unchanged
    made = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it when it is sent
    statement_data.write_workbook(statement, made)
    made.seek(0)
    response = FileResponse(made, content_type=XLSX)
    return _headed(response, statement, "xlsx", f"{_name(consultation, statement)}.xlsx")


def _streamed(
    request: HttpRequest,
    consultation: Consultation,
    n: int | None,
    pieces: Callable[[Statement], Iterator[bytes]],
    suffix: str,
    content_type: str,
) -> HttpResponseBase:
    statement = _statement(consultation, n)
    unchanged = _unchanged(request, statement, suffix)
    if unchanged is not None:
        return unchanged
    given = iter(()) if request.method == "HEAD" else pieces(statement)
    is_long = consultation.last_comment_serial > STREAMED_FROM
    response = (
        StreamingHttpResponse(given, content_type=content_type)
        if is_long
        else HttpResponse(b"".join(given), content_type=content_type)
    )
    return _headed(response, statement, suffix, f"{_name(consultation, statement)}.{suffix}")


def _statement(consultation: Consultation, n: int | None) -> Statement:
    rows = Statement.objects.without_rows().select_related("corrects").defer("corrects__rows")
    rows = rows.in_force() if n is None else rows.filter(ordinal=n)
    statement = get_object_or_404(rows, consultation=consultation)
    statement.consultation = consultation
    return statement


def _name(consultation: Consultation, statement: Statement) -> str:
    return f"{consultation.number}-spravka" + (f"-{statement.ordinal}" if statement.ordinal > 1 else "")


def _etag(statement: Statement, suffix: str) -> str:
    return quote_etag(f"{statement.sha256[:32]}-{statement.number}-{suffix}{statement_data.FORMAT}".encode().hex())


def _unchanged(request: HttpRequest, statement: Statement, suffix: str) -> HttpResponseBase | None:
    return get_conditional_response(request, etag=_etag(statement, suffix))


def _headed(response: HttpResponseBase, statement: Statement, suffix: str, filename: str) -> HttpResponseBase:
    response["ETag"], response["Cache-Control"] = _etag(statement, suffix), FIVE_MINUTES
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
