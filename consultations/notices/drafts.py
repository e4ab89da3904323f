"""The letters about what somebody began and did not send: a day after, and two days before the term ends."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.models import CommentDraft, Consultation, OpinionDraft, Provision
from consultations.models.draft import REMINDERS
from consultations.notices.told import Context, address_of, days_left_words, language
from consultations.read.comment_place import step_url
from consultations.read.opinions import opinion_url
from consultations.read.wording import cited
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.notifications.audience import is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date_weekday

TEMPLATE = "consultations/email/draft_reminder"
MOST_NAMED = 5


def drafter(event: Event) -> Iterator[Recipient]:
    """Return the person whose drafts they are, if the address was proven and they can still sign in."""
    people = User.objects.filter(pk=event.data["user"], is_active=True, email_verified_at__isnull=False)
    for pk, email, spoken in people.values_list("pk", "email", "language"):
        yield Recipient(email, spoken, pk)


def waiting(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what lies unfinished; None when it was touched, sent or thrown away since, or can be sent no more."""
    consultation, drafts = _unsent(event, recipient, now)
    if not drafts or max(draft.updated_at for draft in drafts) > event.at:
        return None
    title = consultation.title
    return _told(consultation, drafts, now) | {"subject": _("Незавършен коментар: %(title)s") % {"title": title}}


def ending(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what lies unfinished and how long it can be sent; None also when the term was moved since."""
    consultation, drafts = _unsent(event, recipient, now)
    if not drafts or consultation.closes_at is None or consultation.closes_at.isoformat() != event.data["ends"]:
        return None
    told = _told(consultation, drafts, now)
    names = {"left": told["left"], "title": consultation.title}
    return told | {"subject": _("%(left)s за незавършения Ви коментар: %(title)s") % names}


def _unsent(
    event: Event, recipient: Recipient, now: datetime
) -> tuple[Consultation, list[CommentDraft | OpinionDraft]]:
    """Return the consultation and what of it is unsent; nothing once it is closed or the person wants no letters."""
    consultation = Consultation.objects.get(pk=event.data["consultation"])
    if not consultation.is_open_at(now) or not is_following(recipient.user_id, REMINDERS):
        return consultation, []
    mine = {"user": recipient.user_id, "consultation": consultation}
    comments = CommentDraft.objects.unsent().filter(**mine)
    opinions = OpinionDraft.objects.unsent().filter(**mine)
    return consultation, sorted((*comments, *opinions), key=lambda draft: draft.updated_at, reverse=True)


def _told(consultation: Consultation, drafts: list[CommentDraft | OpinionDraft], now: datetime) -> Context:
    last_day = consultation.last_day or timezone.localdate(now)
    return {
        "consultation": consultation,
        "reply_to": consultation.contact_email,
        "topic": REMINDERS,
        "places": [(capfirst(_place_of(draft)), _url_of(consultation, draft)) for draft in drafts[:MOST_NAMED]],
        "more": max(len(drafts) - MOST_NAMED, 0),
        "left": days_left_words((last_day - timezone.localdate(now)).days),
        "until": _("до %(day)s, 24:00 ч.") % {"day": long_date_weekday(last_day, language())},
        "url": address_of(f"{reverse('accounts:login')}?{urlencode({'next': reverse('me')})}"),
    }


def _place_of(draft: CommentDraft | OpinionDraft) -> str:
    if isinstance(draft, OpinionDraft):
        return _("становище от организация")
    return _("отпаднал текст") if Provision.lineage_of(draft.eid) else cited(draft.eid)


def _url_of(consultation: Consultation, draft: CommentDraft | OpinionDraft) -> str:
    """Return where it goes on, behind the door: on another device nobody else may read it."""
    form = opinion_url(consultation) if isinstance(draft, OpinionDraft) else step_url(consultation, draft.eid)
    return address_of(f"{reverse('accounts:login')}?{urlencode({'next': form})}")


NOTICES = (Notice("draft.waiting", TEMPLATE, drafter, waiting), Notice("draft.ending", TEMPLATE, drafter, ending))
