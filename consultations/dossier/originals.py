"""Everything as it was received, with who sent it and how to reach them: for the court alone.

Sealed originals of redacted proposals, held ones, contacts. Nothing of it is ever in the public file.
"""

from collections.abc import Iterator
from functools import partial

from django.utils import timezone

from consultations.dossier.scope import DossierFile
from consultations.models import Comment, Consultation
from prestige.spreadsheet import csv_lines

COLUMNS = (
    "number",
    "received_at",
    "channel",
    "anchor",
    "stance",
    "author_name",
    "author_email",
    "name_display",
    "settlement",
    "capacity",
    "represented",
    "body",
    "proposed_wording",
    "redacted_body",
    "redacted_wording",
    "moderation_state",
    "hold_ground",
    "hold_note",
    "moderated_by",
    "decision",
    "reasons",
    "answered_by",
    "answered_at",
    "answer_version",
)


def files(consultation: Consultation) -> Iterator[DossierFile]:
    """Yield the table of everything received."""
    title = "Всички получени предложения в оригинал, с податели и адреси"
    yield DossierFile("08-originali/polucheni.csv", title, partial(_csv, consultation))


def _csv(consultation: Consultation) -> Iterator[bytes]:
    found = Comment.objects.filter(consultation=consultation).order_by("serial")
    found = found.select_related("answer", "answer__unit", "author", "settlement", "moderated_by")
    return csv_lines(COLUMNS, (_row(comment) for comment in found.iterator(chunk_size=500)))


def _row(comment: Comment) -> list[object]:
    answer = comment.answer if comment.has_answer else None
    moderator = comment.moderated_by
    return [
        comment.number,
        timezone.localtime(comment.received_at).isoformat(timespec="seconds"),
        comment.channel,
        comment.anchor_label,
        comment.stance,
        comment.author_name,
        comment.author.email if comment.author else comment.author_email,
        comment.name_display,
        comment.settlement or "",
        comment.capacity,
        comment.represented,
        comment.body,
        comment.proposed_wording,
        comment.redacted_body,
        comment.redacted_wording,
        comment.moderation_state,
        comment.hold_ground,
        comment.hold_note,
        moderator.get_full_name() if moderator else "",
        answer.decision if answer else "",
        answer.explained if answer else "",
        answer.answerer if answer else "",
        timezone.localtime(answer.answered_at).isoformat(timespec="seconds") if answer else "",
        answer.version if answer else "",
    ]
