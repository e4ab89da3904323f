"""The statement of proposals as open data."""

from typing import Any

from django.conf import settings

from consultations.models import Statement

COLUMNS = (
    "number",
    "received_at",
    "channel",
    "provision",
    "eid",
    "sender",
    "capacity",
    "represented",
    "stance",
    "proposal",
    "proposed_wording",
    "hold_ground",
    "decision",
    "reasons",
    "answered_by",
)


def table(statement: Statement) -> list[list[str]]:
    """Return one line per received proposal with the columns of `COLUMNS`: codes, and times with their zone."""
    return [[row[column] for column in COLUMNS] for row in statement.rows]


def document(statement: Statement) -> dict[str, Any]:
    """Return the whole statement.

    `sha256` is the hash of `rows` as JSON with sorted keys, no spaces and unescaped letters, in UTF-8: it was fixed
    on the day of issue, and anybody can count it again.
    """
    consultation = statement.consultation
    return {
        "number": statement.number,
        "issued_on": statement.issued_on.isoformat(),
        "issuer": {"name": statement.issuer_name, "position": statement.issuer_position},
        "consultation": {
            "number": consultation.number,
            "title": consultation.title,
            "url": settings.BASE_URL + consultation.get_absolute_url(),
        },
        "sha256": statement.sha256,
        "rows": statement.rows,
    }
