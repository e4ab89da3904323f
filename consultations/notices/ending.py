"""The letter some days before the end: the last day, where most was said, where nothing yet, the own draft."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import CommentDraft, Consultation, Provision
from consultations.notices.told import Context, address_of, language, of_consultation
from consultations.read.wording import cited
from prestige.journal.models import Event
from prestige.notifications.audience import followers_of, is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date_weekday

MOST_NAMED = 3


def followers_and_drafters(event: Event) -> Iterator[Recipient]:
    """Return everybody who follows, and who signed in and left a draft unsent; one per address."""
    consultation = Consultation.objects.get(pk=event.subject_id)
    told = set()
    for recipient in followers_of(consultation.topic):
        told.add(recipient.user_id)
        yield recipient
    drafts = CommentDraft.objects.unsent().filter(
        consultation=consultation, user__is_active=True, user__email_verified_at__isnull=False
    )
    people = drafts.order_by("user").values_list("user", "user__email", "user__language").distinct()
    for user_id, email, spoken in people:
        if user_id not in told:
            yield Recipient(email, spoken, user_id)


def ending(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what is left of the term; None when it was moved or is over, and for who neither follows nor writes."""
    consultation = Consultation.objects.select_related("current_revision").get(pk=event.subject_id)
    last_day = consultation.last_day
    if last_day is None or last_day.isoformat() != event.data["due_on"] or not consultation.is_open_at(now):
        return None
    draft = _draft(consultation, recipient)
    if draft is None and not is_following(recipient.user_id, consultation.topic):
        return None
    most, empty = _voices(consultation)
    left = _left((last_day - timezone.localdate(now)).days)
    return of_consultation(consultation, recipient) | {
        "subject": _("%(left)s: %(title)s") % {"left": left, "title": consultation.title},
        "left": left,
        "until": _until(last_day),
        "most": most,
        "empty": empty,
        "draft": _place_of(draft) if draft else "",
        "url": address_of(reverse("consultations:text", args=[consultation.url_ref])),
    }


def _draft(consultation: Consultation, recipient: Recipient) -> CommentDraft | None:
    if recipient.user_id is None:
        return None
    mine = CommentDraft.objects.unsent().filter(consultation=consultation, user=recipient.user_id)
    return mine.order_by("-updated_at").first()


def _place_of(draft: CommentDraft) -> str:
    """Return where the draft stands; one whose place was dropped carries its lineage in place of an anchor."""
    return _("отпаднал текст") if Provision.lineage_of(draft.eid) else cited(draft.eid)


def _left(days: int) -> str:
    if days == 0:
        return _("Последен ден")
    return ngettext("Остава %(n)d ден", "Остават %(n)d дни", days) % {"n": days}


def _until(last_day: date) -> str:
    return _("до %(day)s, 24:00 ч.") % {"day": long_date_weekday(last_day, language())}


def _voices(consultation: Consultation) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Return the articles with most published comments (name, address, how many) and the first ones without any."""
    counted = {lineage: n for lineage, n, _answers in consultation.comments.all().tallied(consultation.pk) if lineage}
    rows = Provision.objects.commentable().filter(revision=consultation.current_revision_id).order_by("position")
    places = [
        (sum(counted.get(lineage, 0) for lineage in row.standing_lineages), row)
        for row in rows.defer("html", "text", "heading")
    ]
    spoken = sorted((each for each in places if each[0]), key=lambda each: (-each[0], each[1].position))[:MOST_NAMED]
    silent = [row for n, row in places if not n and row.kind == "article"][:MOST_NAMED]
    ref = consultation.url_ref
    return (
        [(cited(row.eid), address_of(row.url_in(ref)), _comments(n)) for n, row in spoken],
        [(cited(row.eid), address_of(row.url_in(ref))) for row in silent],
    )


def _comments(n: int) -> str:
    return ngettext("%(n)d предложение", "%(n)d предложения", n) % {"n": n}


NOTICES = (Notice("consultation.ending", "consultations/email/consultation_ending", followers_and_drafters, ending),)
