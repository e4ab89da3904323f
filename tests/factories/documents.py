"""Issued documents, without a press."""

from django.db import models, transaction
from django.utils import timezone

from prestige.register.actions import issue_document, reserve_code
from prestige.register.models import IssuedDocument


def make_document(subject: models.Model, *, content: bytes = b"%PDF-1.7 sample") -> IssuedDocument:
    """Return a document about the row, of the kind its model has, with these bytes."""
    now = timezone.now()
    with transaction.atomic():
        code = reserve_code(2026)
    return issue_document(
        subject,
        kind={"revision": "act", "invitation": "hearing_invitation", "termchange": "term_notice"}.get(
            str(subject._meta.model_name), str(subject._meta.model_name)
        ),
        number="СП-2026-001",
        title="Справка по чл. 26, ал. 5 от ЗНА",
        path="/consultations/2026-001/outcome/",
        code=code,
        content=content,
        pages=2,
        issued_at=now,
        now=now,
    )
