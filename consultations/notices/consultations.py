"""What everybody who wrote or follows is told of a consultation."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.models import Consultation, Decision, Revision, Statement
from consultations.notices.told import (
    Context,
    address_of,
    followers_and_authors,
    language,
    of_consultation,
    own_comments,
)
from consultations.read.causes import compare_url
from consultations.read.revision_news import news_of
from consultations.read.wording import cited_now
from consultations.standing import standing_of
from consultations.statement import outcome_sentence, taken_up
from prestige.journal.models import Event
from prestige.notifications.audience import is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date_weekday


def statement_issued(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what came of the consultation and of the own proposals; None for who neither wrote nor follows."""
    statement = Statement.objects.select_related("consultation").get(pk=event.subject_id)
    consultation = statement.consultation
    own = set(own_comments(consultation, recipient).values_list("number", flat=True))
    if not own and not is_following(recipient.user_id, consultation.topic):
        return None
    rows = statement.rows
    return of_consultation(consultation, recipient) | {
        "subject": _("Справката е готова: приети изцяло или частично %(taken)d от %(all)d")
        % {"taken": taken_up(rows), "all": len(rows)}
        if rows
        else _("Справката е готова: не са постъпили предложения"),
        "url": address_of(reverse("consultations:outcome", args=[consultation.url_ref])),
        "outcome": outcome_sentence(rows),
        "own": [(row["number"], Decision(row["decision"]).label) for row in rows if row["number"] in own],
        "count": len(rows),
    }


def revised(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what the new revision changed and where the own proposals stand; None for who neither wrote nor follows.

    Source: ЗНА чл. 26, ал. 3 and 4 (the text and the term are public).
    """
    revision = Revision.objects.select_related("consultation", "base").get(pk=event.subject_id)
    consultation = revision.consultation
    own = list(own_comments(consultation, recipient).select_related("provision").order_by("serial"))
    if revision.base is None or not (own or is_following(recipient.user_id, consultation.topic)):
        return None
    news, standing = news_of(revision), standing_of(consultation)
    return of_consultation(consultation, recipient) | {
        "subject": _("Нова редакция: %(summary)s") % {"summary": news.summary or _("променени са само заглавия")},
        "revision": revision,
        "news": news,
        "term": _term(revision, now),
        "own": [
            (comment.number, cited_now(comment.eid, standing.of(comment)) if comment.eid else _("целият проект"))
            for comment in own
        ],
        "url": address_of(compare_url(consultation, revision.base.ordinal, revision.ordinal)),
    }


def _term(revision: Revision, now: datetime) -> str:
    """Say whether the term moves and until when."""
    consultation = revision.consultation
    names = {"day": long_date_weekday(consultation.last_day, language()) if consultation.last_day else ""}
    if revision.last_day:
        return _("Промяната е съществена и срокът за предложения започна отново. Тече до %(day)s.") % names
    if consultation.is_open_at(now):
        return _("Срокът за предложения не се променя и тече до %(day)s.") % names
    return _("Срокът за предложения изтече на %(day)s и не се променя.") % names


def withdrawn(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return why the consultation ended; None for who neither wrote nor follows."""
    consultation = Consultation.objects.get(pk=event.subject_id)
    is_author = own_comments(consultation, recipient).exists()
    if not is_author and not is_following(recipient.user_id, consultation.topic):
        return None
    return of_consultation(consultation, recipient) | {
        "subject": _("Консултация № %(number)s е оттеглена") % {"number": consultation.short_number},
        "url": address_of(consultation.get_absolute_url()),
    }


NOTICES = (
    Notice("revision.published", "consultations/email/revision_published", followers_and_authors, revised),
    Notice("statement.issued", "consultations/email/statement_issued", followers_and_authors, statement_issued),
    Notice("consultation.withdrawn", "consultations/email/consultation_withdrawn", followers_and_authors, withdrawn),
)
