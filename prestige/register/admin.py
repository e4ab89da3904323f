"""Issued documents, as the staff may look them up."""

from django.contrib import admin

from prestige.record_admin import RecordAdmin
from prestige.register.models import IssuedDocument


@admin.register(IssuedDocument)
class IssuedDocumentAdmin(RecordAdmin[IssuedDocument]):
    """What left the portal under a number, with its hash; the bytes themselves stay on the server."""

    list_display = ["title", "kind", "number", "code", "pages", "issued_at"]
    list_filter = ["kind", "issued_at"]
    search_fields = ["title", "number", "code", "sha256"]
    search_help_text = "Заглавие, изх. № или код за проверка"
