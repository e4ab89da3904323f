"""Keeping the exact bytes of a document that leaves the portal."""

import hashlib
from datetime import datetime

from django.db import models, transaction

from prestige.journal.actions import record
from prestige.register.actions.next_number import next_number
from prestige.register.models import IssuedDocument
from prestige.register.numbers import verification_code

REGISTER = "documents"


def reserve_code(year: int) -> str:
    """Return a fresh verification code, to be printed in the document before its bytes exist."""
    return verification_code(year, next_number(REGISTER, year))


@transaction.atomic
def issue_document(
    subject: models.Model,
    *,
    kind: str,
    number: str,
    title: str,
    path: str,
    code: str,
    content: bytes,
    pages: int,
    issued_at: datetime,
    now: datetime,
) -> IssuedDocument:
    """Store the bytes with their SHA-256 under the code and return the row; one document per subject and kind.

    ``issued_at`` is the instant printed in the document, ``now`` that of its printing.
    Issuing the same subject again returns the first row: what left the portal stays what it was.
    """
    document, created = IssuedDocument.objects.get_or_create(
        kind=kind,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        defaults={
            "number": number,
            "title": title,
            "path": path,
            "code": code,
            "content": content,
            "size": len(content),
            "pages": pages,
            "sha256": hashlib.sha256(content).hexdigest(),
            "issued_at": issued_at,
        },
    )
    if created:
        record("document.issued", document, by=None, now=now, sha256=document.sha256, kind=kind)
    return document
