"""Mails that were to be sent, as the staff may look them up."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from prestige.journal.words import words_of
from prestige.notifications.models import Notification
from prestige.record_admin import RecordAdmin


@admin.register(Notification)
class NotificationAdmin(RecordAdmin[Notification]):
    """Which message to whom, and where it is on its way."""

    list_display = ["address", "what", "state", "attempts", "sent_at", "failure"]
    list_filter = ["state"]
    list_select_related = ["event"]
    search_fields = ["address"]
    search_help_text = "Имейл"

    @admin.display(description=_("За какво"), ordering="event__verb")
    def what(self, row: Notification) -> str:
        """Return what the letter tells of."""
        return words_of(row.event.verb)
