"""Giving a file out: always as an attachment, never as a page of ours."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from prestige.uploads.checking import Kind
from prestige.uploads.models import Content, Upload

LOCKED = "sandbox; default-src 'none'"


def released_file(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Return the harmless copy, or only say that the visitor's is still right (by its SHA-256)."""
    etag = quote_etag(upload.cleaned_id)
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or _attachment(upload, upload.cleaned_id)
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response


def sealed_original(upload: Upload) -> HttpResponse:
    """Return the file exactly as it came, for an official who had this noted."""
    response = _attachment(upload, upload.original_id)
    response["Cache-Control"] = "no-store"
    return response


def _attachment(upload: Upload, sha256: str) -> HttpResponse:
    data = bytes(Content.objects.values_list("data", flat=True).get(pk=sha256))
    disposition = content_disposition_header(True, upload.name)  # RFC 6266
    return HttpResponse(
        data,
        content_type=Kind(upload.kind).media_type,
        headers={
            "Content-Disposition": str(disposition),
            "Content-Security-Policy": LOCKED,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
