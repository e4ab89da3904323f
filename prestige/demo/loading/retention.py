"""A term that the municipality set, and the rounds of the last nights."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from consultations.actions import keep_draft
from consultations.models import Consultation
from prestige.accounts.models import User
from prestige.retention.actions import run_retention, set_rule
from prestige.uploads.actions import keep_upload

NIGHTS = 4
GROUND = "Примерна заповед на демонстрацията за сроковете за съхранение"
DRAFT = {"body": "Примерна чернова, която никой не е изпратил."}
FILE = "Примерен файл на демонстрацията, който не е станал част от нищо.\n"


def load_retention(officials: Mapping[str, User], now: datetime) -> None:
    """Play a longer term for the ledger of letters and four nights, the first of which had something to let go."""
    set_rule("mail_ledger", days=120, ground=GROUND, version=0, by=officials["secretary"], now=now - timedelta(days=20))
    consultation = Consultation.objects.public().order_by("pk").first()
    if consultation is not None:
        keep_draft(consultation, "", DRAFT, token=None, by=None, now=now - timedelta(days=60))
    keep_upload(FILE.encode(), "primeren-fail.txt", sender="demo", now=now - timedelta(days=45))
    for ago in range(NIGHTS, 0, -1):
        night = timezone.localtime(now - timedelta(days=ago)).replace(hour=3, minute=20, second=0, microsecond=0)
        run_retention(night, clock=lambda: night + timedelta(seconds=2))  # noqa: B023  (called within the round)
