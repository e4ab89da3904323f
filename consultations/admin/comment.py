"""The register of received proposals."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from consultations.models import Comment, Consultation
from prestige.record_admin import RecordAdmin
from prestige.typography import clock_time, short_date


def _published() -> QuerySet[Consultation]:
    rows = Consultation.objects.public().order_by("-published_on", "-pk")
    return rows.only("title", "year", "serial", "status")


class ConsultationFilter(admin.SimpleListFilter):
    """Narrows the register to one published consultation."""

    title = _("Консултация")
    parameter_name = "consultation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(row.pk), str(row)) for row in _published()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        wanted = self.value() or ""
        return queryset.filter(consultation=int(wanted)) if wanted.isdecimal() and len(wanted) < 12 else queryset


@admin.register(Comment)
class CommentAdmin(RecordAdmin[Comment]):
    """Every proposal as it was received; its moderation and its answer have pages of their own."""

    list_display = ["number", "excerpt", "anchor", "received", "moderation_state", "decision"]
    list_filter = ["moderation_state", "answer__decision", "channel", "capacity", ConsultationFilter]
    list_select_related = ["answer"]
    date_hierarchy = "received_at"
    search_fields = ["number", "body", "proposed_wording", "author_name", "represented"]
    # What is struck out is read in the queue of the moderation only, where every look is written down.
    search_help_text = _("Номер, дума от текста или подател")
    fields = [
        "number",
        "act",
        "anchor",
        "received",
        "channel",
        "desk",
        "stance",
        "public_body",
        "public_wording",
        "author_name",
        "author_email",
        "public_name",
        "settlement",
        "capacity",
        "represented",
        "moderation_state",
        "hold_ground",
        "hold_note",
        "decision",
    ]

    @admin.display(description=_("Предложение"))
    def excerpt(self, row: Comment) -> str:
        """Return the beginning of the text."""
        text = row.public_body
        return text if len(text) <= 100 else f"{text[:100].rstrip()}…"

    @admin.display(description=_("Защо"))
    def public_body(self, row: Comment) -> str:
        """Return the reasons without what was struck out."""
        return row.public_body

    @admin.display(description=_("Предложен текст"))
    def public_wording(self, row: Comment) -> str:
        """Return the proposed wording without what was struck out."""
        return row.public_wording

    @admin.display(description=_("По акта"))
    def act(self, row: Comment) -> str:
        """Return the consultation with its number."""
        return str(row.consultation)

    @admin.display(description=_("По разпоредба"), ordering="provision__position")
    def anchor(self, row: Comment) -> str:
        """Return the place it speaks of."""
        return row.anchor_label or str(_("целия проект"))

    @admin.display(description=_("Получено"), ordering="received_at")
    def received(self, row: Comment) -> str:
        """Return the day and minute of receipt in Sofia."""
        return f"{short_date(row.received_at)}, {clock_time(row.received_at)}"

    @admin.display(description=_("Заведено на гише"))
    def desk(self, row: Comment) -> str:
        """Return the way to the letter it came in with, a dash for the portal."""
        if row.intake is None:
            return "–"
        return format_html('<a href="{}">{}</a>', reverse("admin:paper_receipt", args=[row.intake_id]), row.intake)

    @admin.display(description=_("Решение"), ordering="answer__decision")
    def decision(self, row: Comment) -> str:
        """Return the decision, a dash while there is none."""
        return str(row.answer) if row.has_answer else "–"
