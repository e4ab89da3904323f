"""Who is told and what every letter of the consultations shares.

An author hears of the own proposal whatever way it came, by the account's address or the one on the paper; a
follower hears of the consultation. Both are read at the moment of sending.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language

from consultations.models import Comment, Consultation
from consultations.models.comment import CommentQuerySet
from consultations.read.wording import cited_now
from consultations.standing import standing_of
from prestige.journal.models import Event
from prestige.notifications.audience import followers_of, is_following
from prestige.notifications.registry import Recipient

Context = dict[str, Any]


def author_of(event: Event) -> Iterator[Recipient]:
    """Return the author of the comment, if there is an address to write to."""
    comment = Comment.objects.filter(pk=event.subject_id).select_related("author").first()
    if comment is not None and (recipient := author_recipient(comment)) is not None:
        yield recipient


def author_when_shown_later(event: Event) -> Iterator[Recipient]:
    """Return the author of a published comment, unless another letter says it: of the receipt or of the objection."""
    if not event.data.get("on_receipt") and not event.data.get("on_appeal"):
        yield from author_of(event)


def followers_and_authors(event: Event) -> Iterator[Recipient]:
    """Return everybody who proposed or follows, one per address; an author comes first, with the own proposals."""
    told: set[str] = set()
    consultation = Consultation.objects.get(pk=event.data["consultation"])
    comments = Comment.objects.filter(consultation=consultation).select_related("author").order_by("pk")
    authors = (recipient for comment in comments if (recipient := author_recipient(comment)) is not None)
    for recipient in (*authors, *followers_of(consultation.topic)):
        if recipient.address.lower() not in told:
            told.add(recipient.address.lower())
            yield recipient


def followers(event: Event) -> Iterator[Recipient]:
    """Return everybody who follows the consultation the event is about."""
    yield from followers_of(Consultation.objects.get(pk=event.subject_id).topic)


def author_recipient(comment: Comment) -> Recipient | None:
    if comment.author is not None:
        return Recipient(comment.author.email, comment.author.language, comment.author.pk)
    return Recipient(comment.author_email) if comment.author_email else None


def own_comments(consultation: Consultation, recipient: Recipient) -> CommentQuerySet:
    """Return what the reader proposed, signed in or on a paper with this address."""
    on_paper = Q(author__isnull=True, author_email__iexact=recipient.address)
    own = Q(author=recipient.user_id) | on_paper if recipient.user_id else on_paper
    return Comment.objects.filter(own, consultation=consultation)


def comment_of(event: Event) -> Comment:
    joined = ("answer__unit", "author", "consultation", "provision", "settlement")
    return Comment.objects.select_related(*joined).get(pk=event.subject_id)


def place_of(comment: Comment) -> str:
    """Return how the place was cited when the comment came, and what became of it since, with plain spaces."""
    return cited_now(comment.eid, standing_of(comment.consultation).of(comment))


def is_repeated(event: Event, comment: Comment) -> bool:
    """Tell whether the same was decided again since: then the later letter tells of it, and only it."""
    return Event.objects.about(comment).filter(verb=event.verb, pk__gt=event.pk).exists()


def of_comment(comment: Comment) -> Context:
    return {
        "comment": comment,
        "consultation": comment.consultation,
        "place": place_of(comment),
        "url": address_of(comment.get_absolute_url()),
        "reply_to": comment.consultation.contact_email,
    }


def of_consultation(consultation: Consultation, recipient: Recipient) -> Context:
    context = {"consultation": consultation, "reply_to": consultation.contact_email}
    if is_following(recipient.user_id, consultation.topic):
        context["topic"] = consultation.topic
    return context


def address_of(path: str) -> str:
    return str(settings.BASE_URL) + path


def language() -> str:
    return get_language() or "bg"
