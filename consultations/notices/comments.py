"""What the author of a proposal is told of it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Decision
from consultations.notices.moderation import measure_told
from consultations.notices.told import (
    Context,
    address_of,
    author_of,
    author_when_shown_later,
    comment_of,
    is_repeated,
    language,
    of_comment,
    place_of,
)
from consultations.read.causes import changes_by
from consultations.read.receipt import place_url
from consultations.read.together import is_first, received_together
from prestige.journal.models import Event
from prestige.moderation.models import MeasureKind, ModerationState
from prestige.municipality.models import current_calendar
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date, long_date_weekday


def received(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the proof of receipt: number, time to the second, promised day of review. It is always sent.

    What came in together (a letter of the desk, an opinion) is told in one letter, with every number.
    """
    comment = comment_of(event)
    if not is_first(comment):
        return None
    received_at = timezone.localtime(comment.received_at)
    review_by = current_calendar().add_workdays(received_at.date(), 1)
    return of_comment(comment) | {
        "subject": _("Получихме предложението Ви: № %(number)s") % {"number": comment.number},
        "received_on": long_date_weekday(received_at.date(), language()),
        "received_time": f"{received_at:%H:%M:%S}",
        "review_by": long_date(review_by, language()),
        "others": [(other.number, place_of(other)) for other in received_together(comment) if other.pk != comment.pk],
        "is_shown": comment.is_published and comment.moderated_by_id is None,
    }


def published(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return where the proposal is shown; None when it was held meanwhile."""
    comment = comment_of(event)
    if not comment.is_published or is_repeated(event, comment) or comment.part_of_id:  # its opinion tells of it
        return None
    return of_comment(comment) | {
        "subject": _("Публикувахме предложението Ви по %(place)s") % {"place": place_of(comment)},
        "url": address_of(place_url(comment) or comment.consultation.get_absolute_url()),
        "law": comment.provision.text if comment.provision else "",
        "redaction": measure_told(comment, MeasureKind.REDACTED),
    }


def held(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the ground, the passage and the last day for an objection; None when it is no longer held."""
    comment = comment_of(event)
    told = measure_told(comment, MeasureKind.HELD)
    if comment.moderation_state != ModerationState.HELD or not told or is_repeated(event, comment):
        return None
    subject = _("Задържахме предложението Ви: основание т. %(ground)s") % {"ground": told["ground"].code}
    return of_comment(comment) | told | {"subject": subject, "passage": comment.hold_note}


def answered(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the decision with its reasons; None when it was changed meanwhile: the later event tells of it."""
    comment = comment_of(event)
    if not comment.has_answer or is_repeated(event, comment):
        return None
    answer = comment.answer
    decision = Decision(answer.decision).label
    names = {"decision": decision, "place": place_of(comment)}
    return of_comment(comment) | {
        "subject": _("%(decision)s: предложението Ви по %(place)s") % names,
        "decision": decision,
        "answer": answer,
        "changes": [(said, address_of(url)) for said, url in changes_by(comment)],
        "phone": answer.unit.phone or comment.consultation.contact_phone,
    }


NOTICES = (
    Notice("comment.received", "consultations/email/comment_received", author_of, received),
    Notice("comment.published", "consultations/email/comment_published", author_when_shown_later, published),
    Notice("comment.held", "consultations/email/comment_held", author_of, held),
    Notice("comment.answered", "consultations/email/comment_answered", author_of, answered),
)
