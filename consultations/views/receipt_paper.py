"""The receipt of a number as A6 PDF, for whoever wants it on paper."""

import threading

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from consultations.models import Comment
from consultations.read.receipt_paper import print_receipt, receipt_paper
from prestige import pdf

HOUR = 60 * 60
PATIENCE_SECONDS = 5
_presses = threading.BoundedSemaphore(2)  # a page is printed for a stranger: never on more than two processors


@require_safe
def receipt_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Give the receipt: what the page of the number shows, nothing of who wrote it. 503 while the presses are busy."""
    if not pdf.is_available():
        raise Http404
    comments = Comment.objects.select_related("consultation")
    comment = get_object_or_404(comments, number=number.replace("\x00", ""))
    content = cache.get(f"receipt:{comment.pk}")
    if content is None:
        if not _presses.acquire(timeout=PATIENCE_SECONDS):
            response = render(request, "503.html", status=503)
            response["Retry-After"] = "10"
            return response
        try:
            content = print_receipt(receipt_paper(comment), comment).content
        finally:
            _presses.release()
        cache.set(f"receipt:{comment.pk}", content, HOUR)
    disposition = f'attachment; filename="razpiska-{comment.number}.pdf"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, max-age=300"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
