"""What a person set for themselves, and saving it: the profile and the letters about unfinished texts."""

from datetime import datetime
from typing import Any

from django.db import transaction

from consultations.models.draft import REMINDERS
from prestige.accounts.actions import save_profile
from prestige.accounts.models import User
from prestige.notifications.actions import end_subscription, subscribe
from prestige.notifications.audience import has_left


def known_of(user: User) -> dict[str, Any]:
    """Return the settings as the form shows them first."""
    return {
        "full_name": user.full_name,
        "name_display": user.name_display,
        "settlement": user.settlement_id,
        "language": user.language,
        "draft_letters": not has_left(user.pk, REMINDERS),
    }


@transaction.atomic
def save_settings(user: User, wanted: dict[str, Any], now: datetime) -> None:
    """Save the answers of a valid form."""
    profile = {name: value for name, value in wanted.items() if name != "draft_letters"}
    save_profile(user, **profile, now=now)
    if wanted["draft_letters"] == (not has_left(user.pk, REMINDERS)):
        return
    subscribe(user, REMINDERS, now=now)  # whoever never had such a letter leaves by a row that ends at once
    if not wanted["draft_letters"]:
        end_subscription(user.pk, REMINDERS, now=now)
