"""The register of acts in force."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models import ActInForce
from consultations.permissions import Right, has_right
from prestige.record_admin import RecordAdmin
from prestige.typography import short_date


@admin.register(ActInForce)
class ActInForceAdmin(RecordAdmin[ActInForce]):
    """Acts in force with the number of drafts that amend them; a later state of an act is a new row."""

    list_display = ["title", "reference", "entered", "drafts"]
    search_fields = ["title", "reference", "sha256"]
    search_help_text = _("Наименование, решение или SHA-256")
    fields = ["title", "reference", "entered", "adopted_in", "drafts", "sha256", "source"]

    @admin.display(description=_("Въведен"), ordering="entered_at")
    def entered(self, row: ActInForce) -> str:
        """Return the day on which it was entered."""
        return short_date(timezone.localdate(row.entered_at))

    @admin.display(description=_("Проекти, които го изменят"))
    def drafts(self, row: ActInForce) -> int:
        """Return how many drafts amend it."""
        return int(row.drafts_count)  # type: ignore[attr-defined]  # annotated by get_queryset

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActInForce]:
        found: QuerySet[ActInForce] = super().get_queryset(request)
        return found.defer("tree").annotate(drafts_count=Count("amendments"))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may_enter = has_right(request.user, Right.EDIT)
        return super().changelist_view(request, {"may_enter": may_enter, **(extra_context or {})})
