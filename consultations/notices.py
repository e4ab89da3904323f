"""Which events of a consultation are told, to whom, and what the letter shows.

An author hears of the own proposal whatever way it came, by the account's address or the one on the paper; a
follower hears of the consultation. Both are read at the moment of sending.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.models import Comment, Consultation, Decision, Revision, Statement
from consultations.models.comment import CommentQuerySet
from consultations.read.causes import compare_url
from consultations.read.receipt import place_url
from consultations.read.revision_news import news_of
from consultations.read.wording import cited_now
from consultations.standing import standing_of
from consultations.statement import outcome_sentence, taken_up
from prestige.journal.models import Event
from prestige.moderation.grounds import ground_of
from prestige.moderation.models import ModerationState
from prestige.municipality.models import current_calendar
from prestige.notifications.audience import followers_of, is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date, long_date_weekday

Context = dict[str, Any]


def author_of(event: Event) -> Iterator[Recipient]:
    """Return the author of the comment, if there is an address to write to."""
    comment = Comment.objects.filter(pk=event.subject_id).select_related("author").first()
    if comment is not None and (recipient := _author(comment)) is not None:
        yield recipient


def author_when_shown_later(event: Event) -> Iterator[Recipient]:
    """Return the author of a published comment, unless it was shown on receipt: then one letter says both."""
    if not event.data.get("on_receipt"):
        yield from author_of(event)


def followers_and_authors(event: Event) -> Iterator[Recipient]:
    """Return everybody who proposed or follows, one per address; an author comes first, with the own proposals."""
    told: set[str] = set()
    consultation = Consultation.objects.get(pk=event.data["consultation"])
    comments = Comment.objects.filter(consultation=consultation).select_related("author").order_by("pk")
    authors = (recipient for comment in comments if (recipient := _author(comment)) is not None)
    for recipient in (*authors, *followers_of(consultation.topic)):
        if recipient.address.lower() not in told:
            told.add(recipient.address.lower())
            yield recipient


def followers(event: Event) -> Iterator[Recipient]:
    """Return everybody who follows the consultation the event is about."""
    yield from followers_of(Consultation.objects.get(pk=event.subject_id).topic)


def received(event: Event, recipient: Recipient, now: datetime) -> Context:
    """Return the proof of receipt: number, time to the second, promised day of review. It is always sent."""
    comment = _comment(event)
    received_at = timezone.localtime(comment.received_at)
    review_by = current_calendar().add_workdays(received_at.date(), 1)
    return _of_comment(comment) | {
        "subject": _("Получихме предложението Ви: № %(number)s") % {"number": comment.number},
        "received_on": long_date_weekday(received_at.date(), _language()),
        "received_time": f"{received_at:%H:%M:%S}",
        "review_by": long_date(review_by, _language()),
        "is_shown": comment.is_published and comment.moderated_by_id is None,
    }


def published(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return where the proposal is shown; None when it was held meanwhile."""
    comment = _comment(event)
    if not comment.is_published or _is_repeated(event, comment):
        return None
    return _of_comment(comment) | {
        "subject": _("Публикувахме предложението Ви по %(place)s") % {"place": _place(comment)},
        "url": _address(place_url(comment) or comment.consultation.get_absolute_url()),
        "law": comment.provision.text if comment.provision else "",
    }


def held(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the ground, the passage and the last day for an objection; None when it is no longer held.

    The term is counted by ГПК чл. 60 from the day of the decision.
    """
    comment = _comment(event)
    ground = ground_of(comment.hold_ground)
    if comment.moderation_state != ModerationState.HELD or ground is None or _is_repeated(event, comment):
        return None
    decided_on = timezone.localdate(comment.moderated_at or now)
    return _of_comment(comment) | {
        "subject": _("Задържахме предложението Ви: основание т. %(ground)s") % {"ground": ground.code},
        "ground": ground,
        "passage": comment.hold_note,
        "decided_on": long_date(decided_on, _language()),
        "object_by": long_date_weekday(current_calendar().add_days(decided_on, settings.OBJECTION_DAYS), _language()),
    }


def answered(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the decision with its reasons; None when it was changed meanwhile: the later event tells of it."""
    comment = _comment(event)
    if not comment.has_answer or _is_repeated(event, comment):
        return None
    answer = comment.answer
    decision = Decision(answer.decision).label
    names = {"decision": decision, "place": _place(comment)}
    return _of_comment(comment) | {
        "subject": _("%(decision)s: предложението Ви по %(place)s") % names,
        "decision": decision,
        "answer": answer,
        "phone": answer.unit.phone or comment.consultation.contact_phone,
    }


def statement_issued(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what came of the consultation and of the own proposals; None for who neither wrote nor follows."""
    statement = Statement.objects.select_related("consultation").get(pk=event.subject_id)
    consultation = statement.consultation
    own = set(_own_comments(consultation, recipient).values_list("number", flat=True))
    if not own and not is_following(recipient.user_id, consultation.topic):
        return None
    rows = statement.rows
    return _of_consultation(consultation, recipient) | {
        "subject": _("Справката е готова: приети изцяло или частично %(taken)d от %(all)d")
        % {"taken": taken_up(rows), "all": len(rows)}
        if rows
        else _("Справката е готова: не са постъпили предложения"),
        "url": _address(reverse("consultations:outcome", args=[consultation.url_ref])),
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
    own = list(_own_comments(consultation, recipient).select_related("provision").order_by("serial"))
    if revision.base is None or not (own or is_following(recipient.user_id, consultation.topic)):
        return None
    news, standing = news_of(revision), standing_of(consultation)
    return _of_consultation(consultation, recipient) | {
        "subject": _("Нова редакция: %(summary)s") % {"summary": news.summary or _("променени са само заглавия")},
        "revision": revision,
        "news": news,
        "term": _term(revision, now),
        "own": [
            (comment.number, cited_now(comment.eid, standing.of(comment)) if comment.eid else _("целият проект"))
            for comment in own
        ],
        "url": _address(compare_url(consultation, revision.base.ordinal, revision.ordinal)),
    }


def _term(revision: Revision, now: datetime) -> str:
    """Say whether the term moves and until when."""
    consultation = revision.consultation
    names = {"day": long_date_weekday(consultation.last_day, _language()) if consultation.last_day else ""}
    if revision.last_day:
        return _("Промяната е съществена и срокът за предложения започна отново. Тече до %(day)s.") % names
    if consultation.is_open_at(now):
        return _("Срокът за предложения не се променя и тече до %(day)s.") % names
    return _("Срокът за предложения изтече на %(day)s и не се променя.") % names


def adopted(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the decision of the council; None for who does not follow any more."""
    consultation = Consultation.objects.get(pk=event.subject_id)
    if not is_following(recipient.user_id, consultation.topic) or consultation.adopted_on is None:
        return None
    return _of_consultation(consultation, recipient) | {
        "subject": _("Актът е приет на %(day)s") % {"day": long_date(consultation.adopted_on, _language())},
        "url": _address(consultation.get_absolute_url()),
    }


def withdrawn(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return why the consultation ended; None for who neither wrote nor follows."""
    consultation = Consultation.objects.get(pk=event.subject_id)
    is_author = _own_comments(consultation, recipient).exists()
    if not is_author and not is_following(recipient.user_id, consultation.topic):
        return None
    return _of_consultation(consultation, recipient) | {
        "subject": _("Консултация № %(number)s е оттеглена") % {"number": consultation.short_number},
        "url": _address(consultation.get_absolute_url()),
    }


NOTICES = (
    Notice("comment.received", "consultations/email/comment_received", author_of, received),
    Notice("comment.published", "consultations/email/comment_published", author_when_shown_later, published),
    Notice("comment.held", "consultations/email/comment_held", author_of, held),
    Notice("comment.answered", "consultations/email/comment_answered", author_of, answered),
    Notice("revision.published", "consultations/email/revision_published", followers_and_authors, revised),
    Notice("statement.issued", "consultations/email/statement_issued", followers_and_authors, statement_issued),
    Notice("consultation.adopted", "consultations/email/consultation_adopted", followers, adopted),
    Notice("consultation.withdrawn", "consultations/email/consultation_withdrawn", followers_and_authors, withdrawn),
)


def _author(comment: Comment) -> Recipient | None:
    if comment.author is not None:
        return Recipient(comment.author.email, comment.author.language, comment.author.pk)
    return Recipient(comment.author_email) if comment.author_email else None


def _own_comments(consultation: Consultation, recipient: Recipient) -> CommentQuerySet:
    """Return what the reader proposed, signed in or on a paper with this address."""
    on_paper = Q(author__isnull=True, author_email__iexact=recipient.address)
    own = Q(author=recipient.user_id) | on_paper if recipient.user_id else on_paper
    return Comment.objects.filter(own, consultation=consultation)


def _comment(event: Event) -> Comment:
    joined = ("answer__unit", "author", "consultation", "provision", "settlement")
    return Comment.objects.select_related(*joined).get(pk=event.subject_id)


def _place(comment: Comment) -> str:
    """Return how the place was cited when the comment came, and what became of it since, with plain spaces."""
    return cited_now(comment.eid, standing_of(comment.consultation).of(comment))


def _is_repeated(event: Event, comment: Comment) -> bool:
    """Tell whether the same was decided again since: then the later letter tells of it, and only it."""
    return Event.objects.about(comment).filter(verb=event.verb, pk__gt=event.pk).exists()


def _of_comment(comment: Comment) -> Context:
    return {
        "comment": comment,
        "consultation": comment.consultation,
        "place": _place(comment),
        "url": _address(comment.get_absolute_url()),
        "reply_to": comment.consultation.contact_email,
    }


def _of_consultation(consultation: Consultation, recipient: Recipient) -> Context:
    context = {"consultation": consultation, "reply_to": consultation.contact_email}
    if is_following(recipient.user_id, consultation.topic):
        context["topic"] = consultation.topic
    return context


def _address(path: str) -> str:
    return str(settings.BASE_URL) + path


def _language() -> str:
    return get_language() or "bg"
