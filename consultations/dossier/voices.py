"""The published proposals with their answers, in the words that everybody may read, as page, table and data.

What is not published is not counted here either: a held proposal stands in the statement with its ground alone.
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from consultations.dossier.scope import DossierFile
from consultations.models import Comment, Consultation
from prestige.spreadsheet import csv_lines

COLUMNS = (
    "number",
    "received_on",
    "channel",
    "anchor",
    "stance",
    "display_name",
    "capacity",
    "represented",
    "proposal",
    "proposed_wording",
    "decision",
    "reasons",
    "answered_by",
    "answered_on",
)
CHUNK = 500


def files(consultation: Consultation) -> Iterator[DossierFile]:
    """Yield the three forms of the same rows."""
    name = "03-predlozhenia/predlozhenia"
    yield DossierFile(f"{name}.html", "Публикувани предложения и отговори – страница", partial(_html, consultation))
    yield DossierFile(f"{name}.csv", "Публикувани предложения и отговори – таблица", partial(_csv, consultation))
    yield DossierFile(f"{name}.json", "Публикувани предложения и отговори – данни", partial(_json, consultation))


def rows(consultation: Consultation) -> Iterator[dict[str, Any]]:
    """Yield every published proposal by its serial number, public fields only."""
    found = Comment.objects.public().filter(consultation=consultation)
    found = found.select_related("answer", "answer__unit").order_by("serial")
    for comment in found.iterator(chunk_size=CHUNK):
        answer = comment.answer if comment.has_answer else None
        yield {
            "number": comment.number,
            "received_on": timezone.localdate(comment.received_at).isoformat(),
            "channel": comment.channel,
            "anchor": comment.anchor_label,
            "stance": comment.stance,
            "display_name": comment.public_name,
            "capacity": comment.capacity,
            "represented": comment.represented,
            "proposal": comment.public_body,
            "proposed_wording": comment.public_wording,
            "decision": answer.decision if answer else "",
            "reasons": answer.explained if answer else "",
            "answered_by": answer.answerer if answer else "",
            "answered_on": timezone.localdate(answer.answered_at).isoformat() if answer else "",
            "words": {
                "stance": comment.get_stance_display(),
                "capacity": comment.get_capacity_display(),
                "channel": comment.get_channel_display(),
                "decision": answer.get_decision_display() if answer else "",
            },
        }


def _csv(consultation: Consultation) -> Iterator[bytes]:
    return csv_lines(COLUMNS, ([row[column] for column in COLUMNS] for row in rows(consultation)))


def _json(consultation: Consultation) -> Iterator[bytes]:
    yield b"["
    for n, row in enumerate(rows(consultation)):
        line = {column: row[column] for column in COLUMNS}
        yield (b",\n" if n else b"\n") + json.dumps(line, ensure_ascii=False).encode()
    yield b"\n]\n"


def _html(consultation: Consultation) -> Iterator[bytes]:
    page = render_to_string("consultations/dossier/voices.html", {"consultation": consultation})
    head, _, foot = page.partition("<!-- voices -->")
    yield head.encode()
    count = 0
    for row in rows(consultation):
        count += 1
        yield render_to_string("consultations/dossier/voice.html", {"row": row}).encode()
    if not count:
        yield "<p>Няма публикувани предложения.</p>".encode()
    yield foot.encode()
