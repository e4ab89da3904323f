"""Who is told that a term was changed: everybody who proposed, follows, or has a text begun."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import CommentDraft, Consultation, TermChange
from consultations.notices.told import (
    Context,
    address_of,
    followers_and_authors,
    language,
    of_consultation,
    own_comments,
)
from consultations.read.comment_place import step_url
from consultations.read.term_changes import change_sentence
from consultations.term_changes import TermChangeKind
from prestige.journal.models import Event
from prestige.notifications.audience import is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import NBSP, long_date_weekday


def everybody_concerned(event: Event) -> Iterator[Recipient]:
    """Return followers and authors, then whoever has an unsent text; one letter for an address.

    Only proven addresses: what a visitor typed into an unsent form is nobody's word yet.
    """
    told: set[str] = set()
    for recipient in followers_and_authors(event):
        told.add(recipient.address.lower())
        yield recipient
    drafts = CommentDraft.objects.unsent().filter(consultation=event.data["consultation"], user__is_active=True)
    for draft in drafts.select_related("user").order_by("pk"):
        if draft.user is not None and draft.user.email.lower() not in told:
            told.add(draft.user.email.lower())
            yield Recipient(draft.user.email, draft.user.language, draft.user.pk)


def changed(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the old and the new end with the reason; None for who has nothing to do with it any more.

    When the term was changed again meanwhile, only the last letter is sent: an outdated day would mislead.
    """
    change = TermChange.objects.select_related("consultation").get(pk=event.subject_id)
    consultation = change.consultation
    draft = _draft_of(recipient, consultation)
    is_author = own_comments(consultation, recipient).exists()
    if not (is_author or draft or is_following(recipient.user_id, consultation.topic)):
        return None
    if consultation.last_day != change.to_last_day or not consultation.is_public:
        return None
    until = long_date_weekday(change.to_last_day, language())
    subjects = {
        TermChangeKind.EXTENSION: _("Срокът е удължен до %(day)s"),
        TermChangeKind.OUTAGE: _("Срокът е удължен до %(day)s"),
        TermChangeKind.SHORTENING: _("Срокът е съкратен до %(day)s"),
        TermChangeKind.RESTART: _("Срокът започна отначало и тече до %(day)s"),
    }
    return of_consultation(consultation, recipient) | {
        "subject": subjects[TermChangeKind(change.kind)] % {"day": until},
        "said": change_sentence(change.kind, change.from_last_day, change.to_last_day).replace(NBSP, " "),
        "reason": change.reason,
        "is_open": consultation.is_open_at(now),
        "is_author": is_author,
        "draft_url": address_of(step_url(consultation, draft.eid)) if draft else "",
        "decided": timezone.localdate(change.decided_at),
        "url": address_of(consultation.get_absolute_url()),
    }


def _draft_of(recipient: Recipient, consultation: Consultation) -> CommentDraft | None:
    if recipient.user_id is None:
        return None
    rows = CommentDraft.objects.unsent().filter(consultation=consultation, user=recipient.user_id)
    return rows.order_by("-updated_at", "-pk").first()


NOTICES = (Notice("term.changed", "consultations/email/term_changed", everybody_concerned, changed),)
