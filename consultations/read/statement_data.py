"""The statement of proposals as open data: the same lines for the table, the workbook and the JSON.

The stable columns are a reading of the frozen rows. What was frozen and hashed on the day of issue is the record: more
detailed, never changed, given byte for byte by `record_pieces`.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import IO, Any, Final

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from consultations.models import Answer, Statement
from consultations.statement import Row, canonical
from prestige.moderation.models import Ground
from prestige.spreadsheet import csv_lines, write_xlsx

COLUMNS: Final = (
    "number",
    "received_on",
    "channel",
    "provision",
    "capacity",
    "display_name",
    "proposal",
    "decision",
    "reasons",
    "answered_by",
    "answered_on",
)
WIDTHS: Final = (18, 12, 10, 22, 14, 30, 70, 16, 70, 40, 12)
FORMAT: Final = 1  # raised whenever the same statement begins to give other bytes

Line = dict[str, str]


def lines(statement: Statement) -> Iterator[Line]:
    """Yield one line per received proposal with the keys of `COLUMNS`: codes as in the glossary, ISO days of Sofia.

    Of a hidden proposal the ground stands in the place of its words. Source: ЗНА чл. 26, ал. 5.
    """
    days: dict[str, str] | None = None
    grounds = Ground.objects.catalogue()
    for row in statement.each_row():
        if "answered_on" not in row and days is None:  # frozen before the day of the answer was
            days = _days_of_answers(statement)
        yield _line(row, row.get("answered_on") or (days or {}).get(row["number"], ""), grounds)


def csv_pieces(statement: Statement) -> Iterator[bytes]:
    """Yield the lines as a comma-separated table."""
    return csv_lines(COLUMNS, ([line[column] for column in COLUMNS] for line in lines(statement)))


def write_workbook(statement: Statement, out: IO[bytes]) -> None:
    """Write the lines as an Excel workbook."""
    write_xlsx(
        out,
        list(zip(COLUMNS, WIDTHS, strict=True)),
        ([line[column] for column in COLUMNS] for line in lines(statement)),
        sheet="Справка",
        title=f"Справка {statement.number}",
        created=timezone.localtime(statement.issued_at),
    )


def json_pieces(statement: Statement) -> Iterator[bytes]:
    """Yield the whole statement as JSON: what it is, then its `rows` with exactly the keys of `COLUMNS`.

    ``sha256`` is the hash of the frozen record, which is at ``record_url`` byte for byte: anybody can count it again.
    """
    yield json.dumps(head(statement), ensure_ascii=False)[:-1].encode() + b', "rows": ['
    for n, line in enumerate(lines(statement)):
        yield (b",\n" if n else b"\n") + json.dumps(line, ensure_ascii=False).encode()
    yield b"]}\n"


def record_pieces(statement: Statement) -> Iterator[bytes]:
    """Yield the frozen rows exactly as they were hashed: their SHA-256 is that of the statement."""
    yield b"["
    for n, row in enumerate(statement.each_row()):
        yield (b"," if n else b"") + canonical([row])[1:-1]
    yield b"]"


def head(statement: Statement) -> dict[str, Any]:
    """Return what the data say of the document itself."""
    consultation, corrects = statement.consultation, statement.corrects
    newer = Statement.objects.filter(corrects=statement).values_list("number", flat=True).first()
    record = reverse("consultations:statement_record", args=[consultation.url_ref, statement.ordinal])
    return {
        "number": statement.number,
        "issued_on": statement.issued_on.isoformat(),
        "issuer": {"name": statement.issuer_name, "position": statement.issuer_position},
        "corrects": corrects.number if corrects else None,
        "correction_reason": statement.correction_reason,
        "corrected_by": newer,
        "consultation": {
            "number": consultation.number,
            "title": consultation.title,
            "procedure": consultation.procedure,
            "url": settings.BASE_URL + consultation.get_absolute_url(),
        },
        "sha256": statement.sha256,
        "record_url": settings.BASE_URL + record,
    }


def _line(row: Row, answered_on: str, grounds: Mapping[str, Ground]) -> Line:
    represented = f" ({row['represented']})" if row["represented"] else ""
    return {
        "number": row["number"],
        "received_on": timezone.localtime(datetime.fromisoformat(row["received_at"])).date().isoformat(),
        "channel": row["channel"],
        "provision": row["provision"],
        "capacity": row["capacity"],
        "display_name": f"{row['sender']}{represented}",
        "proposal": _proposal(row, grounds),
        "decision": row["decision"],
        "reasons": row["reasons"],
        "answered_by": row["answered_by"],
        "answered_on": answered_on,
    }


def _proposal(row: Row, grounds: Mapping[str, Ground]) -> str:
    """Return the words with the wording under them, or in Bulgarian why they are not shown."""
    with translation.override("bg"):
        if row["hold_ground"]:
            ground = grounds.get(row["hold_ground"])
            return _("Текстът не е публикуван: т. %(code)s от правилата – %(title)s") % {
                "code": row["hold_ground"],
                "title": ground.title if ground else "",
            }
        if not row["proposed_wording"]:
            return str(row["proposal"])
        return f"{row['proposal']}\n\n{_('Предложен текст:')} {row['proposed_wording']}".strip()


def _days_of_answers(statement: Statement) -> dict[str, str]:
    answers = Answer.objects.filter(comment__consultation=statement.consultation_id)
    rows = answers.values_list(F("comment__number"), F("answered_at")).order_by()
    return {number: timezone.localdate(at).isoformat() for number, at in rows}
