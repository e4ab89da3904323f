"""The journal as the staff may look it up."""

from django.contrib import admin

from prestige.journal.models import Event
from prestige.record_admin import RecordAdmin


@admin.register(Event)
class EventAdmin(RecordAdmin[Event]):
    """Who did what and when; append-only."""

    list_display = ["at", "verb", "actor", "subject_type", "subject_id", "sequence"]
    list_filter = ["verb", "subject_type"]
    list_select_related = ["actor"]
    date_hierarchy = "at"
    search_fields = ["verb", "actor__email", "actor__full_name", "=subject_id"]
    search_help_text = "Действие, имейл на извършителя или номер на обекта"
