"""Taking rows for the length of an act; the consultation always first, so that no two acts wait for each other."""

from collections.abc import Sequence

from consultations.models import Comment, Consultation, Revision


def lock_consultation(consultation: Consultation) -> Consultation:
    """Return the row as it is now, locked until the transaction ends."""
    return Consultation.objects.select_for_update().get(pk=consultation.pk)


def lock_comment(comment: Comment) -> Comment:
    """Return the comment with its consultation as both are now, both locked until the transaction ends.

    Whoever issues the statement holds the consultation: what is decided on a comment comes wholly before or after it.
    """
    Consultation.objects.select_for_update().get(pk=comment.consultation_id)
    return Comment.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=comment.pk)


def lock_comments(comments: Sequence[Comment]) -> list[Comment]:
    """Return comments of one consultation as they are now, in the order of receipt, all locked with it.

    Raises ``LookupError`` for none, and for comments of several consultations.
    """
    consultation_ids = {comment.consultation_id for comment in comments}
    if len(consultation_ids) != 1:
        raise LookupError("comments of one consultation are answered together")
    Consultation.objects.select_for_update().get(pk=consultation_ids.pop())
    rows = Comment.objects.select_for_update(of=("self",)).select_related("consultation__unit", "revision")
    return list(
        rows.defer(*(f"revision__{name}" for name in Revision.LONG))
        .filter(pk__in=[each.pk for each in comments])
        .order_by("serial")
    )
