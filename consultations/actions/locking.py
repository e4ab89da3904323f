"""Taking rows for the length of an act; the consultation always first, so that no two acts wait for each other."""

from consultations.models import Comment, Consultation


def lock_consultation(consultation: Consultation) -> Consultation:
    """Return the row as it is now, locked until the transaction ends."""
    return Consultation.objects.select_for_update().get(pk=consultation.pk)


def lock_comment(comment: Comment) -> Comment:
    """Return the comment with its consultation as both are now, both locked until the transaction ends.

    Whoever issues the statement holds the consultation: what is decided on a comment comes wholly before or after it.
    """
    Consultation.objects.select_for_update().get(pk=comment.consultation_id)
    return Comment.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=comment.pk)
