"""What helps to decide on a comment: whose it is, what was decided before, who objects and who reports."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import MD5, Coalesce

from consultations.models import Comment
from consultations.models.comment import CommentQuerySet
from consultations.personal_data import Piece, hints, marked, personal_numbers, struck
from consultations.read.quoted import Passage, quoted
from prestige.moderation.models import SEALED, Measure, Report
from prestige.moderation.rooms import reports_of

ROOM = "comment"
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
    reports: int
    oldest_reports: list[Report]
    stamp: str


def to_look_at() -> CommentQuerySet:
    """Return the comments with what `looked_at` needs: joins, the author's record, same texts and reports, counted.

    The author's record is that of the account; a text without one has none. Each count goes by an index of its own.
    """
    others = Comment.objects.order_by().exclude(pk=OuterRef("pk"))
    own = others.filter(author_id=OuterRef("author_id"))
    return Comment.objects.select_related("provision", "consultation", "settlement", "moderated_by").annotate(
        record_published=_count(own.public()),
        record_sealed=_count(own.filter(moderation_state__in=list(SEALED))),
        record_same=_count(others.alias(md5=MD5("body")).filter(md5=MD5(OuterRef("body")))),
        reports=Coalesce(Subquery(reports_of(ROOM)), 0),
    )


def looked_at(comment: Comment, *, with_original: bool = False) -> Looked:
    """Return what the page shows beside a comment of `to_look_at`; ``with_original`` what was struck out too."""
    body = comment.body if with_original else comment.public_body
    wording = comment.proposed_wording if with_original else comment.public_wording
    found = hints(f"{body}\n{wording}")
    counted = vars(comment)
    return Looked(
        law=quoted(comment),
        body=marked(body),
        wording=marked(wording),
        hints=found,
        has_number=bool(personal_numbers(comment.public_body, comment.public_wording)),
        preview=struck(body, [piece.text for piece in found]) if found else "",
        is_redacted=bool(comment.redacted_body or comment.redacted_wording),
        record=Record(counted["record_published"], counted["record_sealed"], counted["record_same"]),
        measures=measures_on(comment),
        reports=counted["reports"],
        oldest_reports=reports_on(comment) if counted["reports"] else [],
        stamp=comment.review_stamp,
    )


def measures_on(comment: Comment) -> list[Measure]:
    """Return every measure against the comment with its ground and objection, newest first (one query)."""
    return list(Measure.objects.on(ROOM, comment.pk).select_related("ground", "appeal", "decided_by"))


def reports_on(comment: Comment) -> list[Report]:
    """Return the oldest reports that nobody decided yet (one query)."""
    found = Report.objects.waiting().filter(room=ROOM, subject_id=comment.pk)
    return list(found.select_related("ground")[:REPORTS_SHOWN])


def _count(rows: CommentQuerySet) -> Coalesce:
    """Return how many rows these are as a part of another query."""
    counted = rows.annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
