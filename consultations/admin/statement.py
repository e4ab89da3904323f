"""The register of issued statements."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from consultations.models import Statement
from prestige.record_admin import RecordAdmin
from prestige.typography import short_date


@admin.register(Statement)
class StatementAdmin(RecordAdmin[Statement]):
    """Issued statements with their hashes; none is ever changed."""

    list_display = ["number", "act", "issued", "issuer_name"]
    list_filter = ["issued_on"]
    list_select_related = ["consultation"]
    date_hierarchy = "issued_on"
    search_fields = ["number", "consultation__title", "sha256"]
    search_help_text = _("Изх. №, заглавие на акта или SHA-256")
    fields = ["number", "act", "issued", "issuer_name", "issuer_position", "sha256"]

    @admin.display(description=_("Наименование на акта"), ordering="consultation__title")
    def act(self, row: Statement) -> str:
        """Return the act as a link to the page of its statement."""
        page = reverse("admin:consultation_statement", args=[row.consultation])
        return format_html('<a href="{}">{}</a>', page, row.consultation)

    @admin.display(description=_("Издадена"), ordering="issued_at")
    def issued(self, row: Statement) -> str:
        """Return the day of issue."""
        return short_date(row.issued_on)
