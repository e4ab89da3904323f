"""The register of revisions; a row leads to the file of its consultation."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from consultations.models import Revision
from prestige.record_admin import RecordAdmin
from prestige.typography import short_date


@admin.register(Revision)
class RevisionAdmin(RecordAdmin[Revision]):
    """Every revision with its hash; a published one never changes, and one in preparation has pages of its own."""

    list_display = ["named", "act_shown", "published", "nature", "article_count", "hash_shown"]
    list_filter = ["nature", "source_format"]
    list_select_related = ["consultation"]
    date_hierarchy = "published_at"
    search_fields = ["consultation__title", "=consultation__serial", "sha256", "tree_sha256", "change_note"]
    search_help_text = _("Заглавие на акта, SHA-256 или дума от причините за промяната")
    fields = [
        "named",
        "act_shown",
        "published",
        "nature",
        "change_note",
        "last_day",
        "source_format",
        "source_name",
        "article_count",
        "word_count",
        "sha256",
        "tree_sha256",
    ]

    @admin.display(description=_("Редакция"), ordering="ordinal")
    def named(self, row: Revision) -> str:
        """Return the revision by its number."""
        return str(row)

    @admin.display(description=_("Наименование на акта"), ordering="consultation__title")
    def act_shown(self, row: Revision) -> str:
        """Return the act as a link to the file of its consultation."""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:consultation_file", args=[row.consultation]), row.consultation
        )

    @admin.display(description=_("Публикувана"), ordering="published_at")
    def published(self, row: Revision) -> str:
        """Return the day of publication, or that it is in preparation."""
        return short_date(row.published_at) if row.published_at else str(_("в подготовка"))

    @admin.display(description="SHA-256", ordering="sha256")
    def hash_shown(self, row: Revision) -> str:
        """Return the beginning of the hash; the whole stands on the row's own page."""
        return f"{row.sha256[:16]}…"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return Revision.objects.without_text().order_by("-pk")
