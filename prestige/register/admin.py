"""Issued documents, as the staff may look them up."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from prestige.record_admin import RecordAdmin
from prestige.register.models import IssuedDocument

KINDS = {"act": "Проект на акт", "statement": "Справка"}


class KindFilter(admin.SimpleListFilter):
    """Documents of one kind, by the names that clerks know."""

    title = "вид"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(KINDS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[IssuedDocument]) -> QuerySet[IssuedDocument]:
        return queryset.filter(kind=self.value()) if self.value() in KINDS else queryset


@admin.register(IssuedDocument)
class IssuedDocumentAdmin(RecordAdmin[IssuedDocument]):
    """What left the portal under a number, with its hash; the bytes themselves stay on the server."""

    list_display = ["title", "kind_name", "number", "code", "pages", "issued_at"]
    list_filter = [KindFilter, "issued_at"]
    search_fields = ["title", "number", "code", "sha256"]
    search_help_text = "Заглавие, изх. № или код за проверка"

    @admin.display(description="Вид", ordering="kind")
    def kind_name(self, row: IssuedDocument) -> str:
        return KINDS.get(row.kind, row.kind)
