"""The list of consultations as open data."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from consultations.models import Consultation

COLUMNS = (
    "number",
    "title",
    "state",
    "phase",
    "published_on",
    "last_day",
    "earliest_adoption_on",
    "comments",
    "url",
)


def exported(consultations: Iterable[Consultation], now: datetime) -> list[dict[str, Any]]:
    """Return one row per consultation with the names of `COLUMNS`: codes, ISO days, public comments, full address."""
    return [
        {
            "number": consultation.number,
            "title": consultation.title,
            "state": consultation.status,
            "phase": consultation.phase_at(now).value,
            "published_on": _iso(consultation.published_on),
            "last_day": _iso(consultation.last_day),
            "earliest_adoption_on": _iso(consultation.earliest_adoption_on),
            "comments": getattr(consultation, "published_comments", 0),
            "url": settings.BASE_URL + consultation.get_absolute_url(),
        }
        for consultation in consultations
    ]


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
