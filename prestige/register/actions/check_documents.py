"""Looking into what was issued: whether a screen reader can follow it."""

from datetime import datetime

from prestige.register.models import DocumentCheck, IssuedDocument
from prestige.register.tagged import is_tagged

AT_ONCE = 50


def check_documents(now: datetime) -> int:
    """Look at the PDF documents nobody looked at yet, some at a time; return how many. Safe to run twice at once."""
    waiting = IssuedDocument.objects.filter(inspection__isnull=True, media_type="application/pdf").order_by("pk")
    keys = list(waiting.values_list("pk", flat=True)[:AT_ONCE])
    for pk in keys:
        content = bytes(IssuedDocument.objects.values_list("content", flat=True).get(pk=pk))
        DocumentCheck.objects.get_or_create(
            document_id=pk, defaults={"is_tagged": is_tagged(content), "checked_at": now}
        )  # fmt: skip
    return len(keys)
