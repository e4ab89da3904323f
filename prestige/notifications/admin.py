"""Mails that were to be sent, as the staff may look them up."""

from django.contrib import admin

from prestige.notifications.models import Notification
from prestige.record_admin import RecordAdmin


@admin.register(Notification)
class NotificationAdmin(RecordAdmin[Notification]):
    """Which message to whom, and where it is on its way."""

    list_display = ["address", "told", "state", "attempts", "sent_at", "failure"]
    list_filter = ["state"]
    list_select_related = ["event"]
    search_fields = ["address", "event__verb"]
    search_help_text = "Имейл или действие"

    @admin.display(description="Събитие", ordering="event")
    def told(self, row: Notification) -> str:
        return str(row.event)
