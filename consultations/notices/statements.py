"""What is told of a corrected statement."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.models import Decision, Statement
from consultations.notices.told import (
    Context,
    address_of,
    followers_and_authors,
    of_consultation,
    own_comments,
)
from prestige.journal.models import Event
from prestige.notifications.audience import is_following
from prestige.notifications.registry import Notice, Recipient


def statement_corrected(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what was corrected and why; None for who neither follows nor has a proposal that it changes."""
    statement = Statement.objects.without_rows().select_related("consultation").get(pk=event.subject_id)
    consultation = statement.consultation
    changed = own_comments(consultation, recipient).filter(pk__in=event.data["comments"])
    own = list(changed.select_related("answer").order_by("serial"))
    if not own and not is_following(recipient.user_id, consultation.topic):
        return None
    return of_consultation(consultation, recipient) | {
        "subject": _("Справката по консултация № %(number)s е поправена") % {"number": consultation.short_number},
        "statement": statement,
        "old": Statement.objects.without_rows().get(pk=event.data["corrects"]).number,
        "own": [(comment.number, Decision(comment.answer.decision).label, comment.answer.reasons) for comment in own],
        "count": len(event.data["comments"]),
        "url": address_of(reverse("consultations:outcome", args=[consultation.url_ref])),
    }


NOTICES = (
    Notice(
        "statement.corrected", "consultations/email/statement_corrected", followers_and_authors, statement_corrected
    ),
)
