"""What came in together: the points of one letter, the parts of one opinion."""

from consultations.models import Comment


def received_together(comment: Comment) -> list[Comment]:
    """Return everything that came in with the comment, itself too, in the order of the numbers; one query or none."""
    if comment.intake_id:
        return list(Comment.objects.filter(intake=comment.intake_id).order_by("serial"))
    if comment.part_of_id:
        leading = comment.part_of_id
    elif comment.capacity == "organisation":
        leading = comment.pk
    else:
        return [comment]
    parts = Comment.objects.filter(part_of=leading).order_by("serial")
    return [*Comment.objects.filter(pk=leading), *parts]


def is_first(comment: Comment) -> bool:
    """Tell whether the comment leads what it came in with: one letter of receipt tells of all."""
    if comment.part_of_id:
        return False
    if not comment.intake_id:
        return True
    return not Comment.objects.filter(intake=comment.intake_id, serial__lt=comment.serial).exists()
