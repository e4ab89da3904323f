"""The journal as the staff may look it up."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prestige.journal.models import Event
from prestige.journal.words import WORDS, words_of
from prestige.record_admin import RecordAdmin


def subject_words(event: Event) -> str:
    """Return what the event is about: the name of the kind of row and its key."""
    try:
        kind = str(apps.get_model(event.subject_type)._meta.verbose_name)
    except (LookupError, ValueError):
        kind = event.subject_type
    return f"{kind} {event.subject_id}"


class VerbFilter(admin.SimpleListFilter):
    """Narrows the journal to one kind of act, by its Bulgarian name."""

    title = _("Действие")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(WORDS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return queryset.filter(verb=self.value()) if self.value() in WORDS else queryset


@admin.register(Event)
class EventAdmin(RecordAdmin[Event]):
    """Who did what and when; append-only."""

    list_display = ["at", "what", "actor", "about", "sequence"]
    list_filter = [VerbFilter]
    list_select_related = ["actor"]
    date_hierarchy = "at"
    search_fields = ["actor__email", "actor__full_name", "=subject_id"]
    search_help_text = "Име или имейл на извършителя, номер на записа"

    @admin.display(description=_("Действие"), ordering="verb")
    def what(self, row: Event) -> str:
        """Return what was done."""
        return words_of(row.verb)

    @admin.display(description=_("Обект"), ordering="subject_type")
    def about(self, row: Event) -> str:
        """Return what it was done to."""
        return subject_words(row)
