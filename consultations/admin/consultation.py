"""The register of consultations; a row leads to its file."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from consultations.lifecycle import Phase
from consultations.models import Consultation
from consultations.permissions import Right, has_right
from prestige.record_admin import RecordAdmin
from prestige.typography import short_date


@admin.register(Consultation)
class ConsultationAdmin(RecordAdmin[Consultation]):
    """Every consultation, drafts too; read-only, because each change is an act with its own page."""

    list_display = ["number_shown", "linked_title", "phase_shown", "last_day_shown", "voices"]
    list_display_links = None
    list_filter = ["status", "act_type", "procedure", "policy_area", "unit"]
    date_hierarchy = "published_on"
    search_fields = ["title", "=serial", "legal_basis"]
    search_help_text = _("Заглавие, правно основание или пореден номер")

    @admin.display(description=_("Номер"), ordering="serial")
    def number_shown(self, row: Consultation) -> str:
        """Return the number as people say it, a dash before publication."""
        return row.short_number or "–"

    @admin.display(description=_("Наименование на акта"), ordering="title")
    def linked_title(self, row: Consultation) -> str:
        """Return the title as a link to the file."""
        return format_html('<a href="{}">{}</a>', reverse("admin:consultation_file", args=[row]), row.title)

    @admin.display(description=_("Състояние"), ordering="phase")
    def phase_shown(self, row: Consultation) -> str:
        """Return the name of the phase that the query derived."""
        return str(Phase(row.phase).label)  # type: ignore[attr-defined]  # annotated by with_phase

    @admin.display(description=_("Последен ден"), ordering="last_day")
    def last_day_shown(self, row: Consultation) -> str:
        """Return the last day for proposals, a dash before publication."""
        return short_date(row.last_day) if row.last_day else "–"

    @admin.display(description=_("Предложения"), ordering="last_comment_serial")
    def voices(self, row: Consultation) -> int:
        """Return how many proposals were received."""
        return row.last_comment_serial

    def get_queryset(self, request: HttpRequest) -> QuerySet[Consultation]:
        return Consultation.objects.with_phase(timezone.now()).order_by("-published_on", "-pk")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may_create = has_right(request.user, Right.CREATE)
        return super().changelist_view(request, {"may_create": may_create, **(extra_context or {})})
