"""A reader reports a comment that everybody sees: a clerk is called, nothing is hidden."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.actions.moderating import ROOM
from consultations.models import Comment
from prestige.moderation.actions import Complaint, file_report
from prestige.moderation.models import Report
from prestige.refusals import Refusal, permit


def report_refusals(comment: Comment) -> list[Refusal]:
    """Return why a comment cannot be reported: nobody sees it."""
    if comment.is_published:
        return []
    return [Refusal("not_public", _("Коментарът вече не се вижда на портала."))]


@transaction.atomic
def report_comment(comment: Comment, complaint: Complaint, *, now: datetime) -> Report:
    """Put the comment into the clerk's queue with the report and return it. Raises ``ReportedBefore``.

    However many report, the comment stays where it is until a clerk decides.
    """
    locked = lock_comment(comment)
    permit(report_refusals(locked))
    report = file_report(ROOM, locked.pk, complaint, now=now)
    if not locked.to_review:
        locked.to_review = True
        locked.save(update_fields=["to_review"])
    return report
