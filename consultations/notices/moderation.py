"""What an author is told of a decision against the own text and of the objection, and a reader of the own report."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from consultations.models import Comment
from consultations.notices.told import (
    Context,
    address_of,
    author_of,
    author_recipient,
    comment_of,
    is_repeated,
    language,
    of_comment,
)
from prestige.journal.models import Event
from prestige.moderation.appeal_links import appeal_token
from prestige.moderation.models import Appeal, Measure, MeasureKind, Report
from prestige.notifications.models import Notification, NotificationState
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date, long_date_weekday

ROOM = "comment"


def measure_told(comment: Comment, *kinds: MeasureKind) -> Context:
    """Return what a letter says of the measure in force: ground, who decided, the last day and the way to object."""
    found = Measure.objects.on(ROOM, comment.pk).in_force().filter(kind__in=kinds).select_related("ground").first()
    if found is None:
        return {}
    return {
        "ground": found.ground,
        "decided_by": found.decided_position,
        "decided_on": long_date(timezone.localdate(found.decided_at), language()),
        "object_by": long_date_weekday(found.object_by, language()),
        "appeal_url": appeal_address(comment, found),
    }


def appeal_address(comment: Comment, measure: Measure) -> str:
    """Return the address in full at which the author objects without signing in."""
    path = reverse("receipts:appeal", args=[comment.number])
    return f"{address_of(path)}?{urlencode({'key': appeal_token(measure.pk)})}"


def removed(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the ground and the last day for an objection; None when it is no longer removed."""
    comment = comment_of(event)
    told = measure_told(comment, MeasureKind.REMOVED)
    if not comment.is_removed or not told:
        return None
    subject = _("Премахнахме предложението Ви: основание т. %(ground)s") % {"ground": told["ground"].code}
    return of_comment(comment) | told | {"subject": subject, "passage": comment.hold_note}


def redacted(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return how the public text reads now; None while nobody sees it: the letter of the publication says both."""
    comment = comment_of(event)
    told = measure_told(comment, MeasureKind.REDACTED)
    if not (told and comment.is_published and event.data.get("was_shown")) or is_repeated(event, comment):
        return None
    subject = _("Заличихме лични данни в предложението Ви № %(number)s") % {"number": comment.number}
    return of_comment(comment) | told | {"subject": subject}


def returned(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return that a decision was taken back, to whoever got the letter of it; None to others and once it is over."""
    comment = comment_of(event)
    earlier = Event.objects.about(comment).filter(verb__in=["comment.published", "comment.held"], pk__lt=event.pk)
    last = earlier.order_by("-pk").first()
    if comment.moderated_at != event.at or last is None:
        return None
    if not Notification.objects.filter(event=last, state=NotificationState.SENT).exists():
        return None
    subject = _("Преглеждаме отново предложението Ви № %(number)s") % {"number": comment.number}
    return of_comment(comment) | {"subject": subject, "was_held": last.verb == "comment.held"}


def author_who_objects(event: Event) -> Iterator[Recipient]:
    """Return the author of the comment an objection is about."""
    comment = Comment.objects.filter(pk=event.data["comment"]).select_related("author").first()
    if comment is not None and (recipient := author_recipient(comment)) is not None:
        yield recipient


def appeal_filed(event: Event, recipient: Recipient, now: datetime) -> Context:
    """Return until when the objection is decided."""
    appeal = Appeal.objects.get(pk=event.subject_id)
    return _of_appeal(appeal) | {
        "subject": _("Получихме възражението Ви по № %(number)s") % {"number": appeal.number},
        "due_on": long_date_weekday(appeal.due_on, language()),
    }


def appeal_decided(event: Event, recipient: Recipient, now: datetime) -> Context:
    """Return what was decided on the objection and why."""
    appeal = Appeal.objects.select_related("measure__ground").get(pk=event.subject_id)
    is_upheld = appeal.outcome == "upheld"
    subject = (
        _("Уважихме възражението Ви по № %(number)s")
        if is_upheld
        else _("Оставихме без уважение възражението Ви по № %(number)s")
    )
    return _of_appeal(appeal) | {
        "subject": subject % {"number": appeal.number},
        "appeal": appeal,
        "ground": appeal.measure.ground,
        "is_upheld": is_upheld,
        "decided_on": long_date(timezone.localdate(appeal.decided_at or now), language()),
    }


def _of_appeal(appeal: Appeal) -> Context:
    joined = ("answer__unit", "author", "consultation", "provision", "settlement")
    return of_comment(Comment.objects.select_related(*joined).get(pk=appeal.measure.subject_id))


def reader_who_left_an_address(event: Event) -> Iterator[Recipient]:
    """Return whoever reported and wants to know, by the address that was left."""
    report = Report.objects.filter(pk=event.subject_id).exclude(email="").first()
    if report is not None:
        yield Recipient(report.email, report.language)


def report_decided(event: Event, recipient: Recipient, now: datetime) -> Context:
    """Return what the municipality did about a reported comment; nothing of the reporter's words."""
    report = Report.objects.select_related("ground").get(pk=event.subject_id)
    comment = Comment.objects.select_related("consultation").get(pk=report.subject_id)
    path = reverse("consultations:comment", args=[comment.consultation.url_ref, comment.number])
    return {
        "subject": _("Какво решихме по сигнала Ви за коментар № %(number)s") % {"number": comment.number},
        "report": report,
        "number": comment.number,
        "consultation": comment.consultation,
        "url": address_of(path),
        "rules_url": str(settings.BASE_URL) + reverse("portal:rules"),
        "reply_to": comment.consultation.contact_email,
    }


FOLDER = "consultations/email"
NOTICES = (
    Notice("comment.removed", f"{FOLDER}/comment_removed", author_of, removed),
    Notice("comment.redacted", f"{FOLDER}/comment_redacted", author_of, redacted),
    Notice("comment.returned", f"{FOLDER}/comment_returned", author_of, returned),
    Notice("appeal.filed", f"{FOLDER}/appeal_filed", author_who_objects, appeal_filed),
    Notice("appeal.decided", f"{FOLDER}/appeal_decided", author_who_objects, appeal_decided),
    Notice("report.decided", f"{FOLDER}/report_decided", reader_who_left_an_address, report_decided),
)
