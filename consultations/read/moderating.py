"""What helps to decide on a comment: whose it is, what was decided before, who objects and who reports."""

from dataclasses import dataclass

from django.db.models import Count, Q

from consultations.models import Comment
from consultations.personal_data import Piece, hints, marked, personal_numbers, struck
from consultations.read.quoted import Passage, quoted
from prestige.moderation.models import SEALED, Measure, ModerationState, Report

REPORTS_SHOWN = 20


@dataclass(frozen=True)
class Record:
    """What the same author sent before, as far as the portal knows, and how often the same text came in."""

    published: int
    sealed: int
    same_text: int


@dataclass(frozen=True)
class Looked:
    """Everything beside the comment that is open; ``preview`` is the text without what looks like personal data."""

    law: list[Passage]
    body: list[Piece]
    wording: list[Piece]
    hints: list[Piece]
    has_number: bool
    preview: str
    is_redacted: bool
    record: Record
    measures: list[Measure]
    reports: list[Report]
    stamp: str


def looked_at(comment: Comment, reports: int, *, with_original: bool = False) -> Looked:
    """Return what the page shows beside a comment; ``with_original`` what was struck out too."""
    body = comment.body if with_original else comment.public_body
    wording = comment.proposed_wording if with_original else comment.public_wording
    found = hints(f"{body}\n{wording}")
    return Looked(
        law=quoted(comment),
        body=marked(body),
        wording=marked(wording),
        hints=found,
        has_number=bool(personal_numbers(comment.public_body, comment.public_wording)),
        preview=struck(body, [piece.text for piece in found]) if found else "",
        is_redacted=bool(comment.redacted_body or comment.redacted_wording),
        record=record_of(comment),
        measures=measures_on(comment),
        reports=reports_on(comment) if reports else [],
        stamp=comment.review_stamp,
    )


def record_of(comment: Comment) -> Record:
    """Return how many of the author's earlier texts were shown and sealed, and how many others say the same (a query).

    A text without an account is known by its address; one without either has no record.
    """
    own = Q(pk=0)
    if comment.author_id:
        own = Q(author_id=comment.author_id)
    same = Q(pk__in=Comment.objects.same_text(comment.body).order_by().values("pk"))
    counted = (
        Comment.objects.filter(own | same)
        .exclude(pk=comment.pk)
        .aggregate(
            published=Count("pk", filter=own & Q(moderation_state=ModerationState.PUBLISHED)),
            sealed=Count("pk", filter=own & Q(moderation_state__in=list(SEALED))),
            same_text=Count("pk", filter=Q(body=comment.body)),
        )
    )
    return Record(**counted)


def measures_on(comment: Comment) -> list[Measure]:
    """Return every measure against the comment with its ground and objection, newest first (one query)."""
    return list(Measure.objects.on("comment", comment.pk).select_related("ground", "appeal", "decided_by"))


def reports_on(comment: Comment) -> list[Report]:
    """Return the oldest reports that nobody decided yet (one query)."""
    found = Report.objects.waiting().filter(room="comment", subject_id=comment.pk)
    return list(found.select_related("ground")[:REPORTS_SHOWN])
