"""What a person's own page shows: only rows of theirs, each list at most twenty long; no query for a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.paginator import Page
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from consultations.models import Comment, Consultation
from consultations.read.paging import page_of
from consultations.read.plan import TOPIC
from consultations.read.wording import cited_now, language
from consultations.standing import Standing, standings
from prestige.accounts.models import User
from prestige.events.models import Registration
from prestige.events.tokens import registration_token
from prestige.events.told import when_words
from prestige.moderation.models import ModerationState
from prestige.notifications.models import Subscription
from prestige.typography import nbsp, short_date

NEW_FOR = timedelta(days=14)
PER_PAGE = 20
MOST_NEW = 5
OPEN: Final = (ModerationState.PENDING, ModerationState.PUBLISHED)
TABS: Final = {
    "review": Q(answer__isnull=True, moderation_state=ModerationState.PENDING),
    "waiting": Q(answer__isnull=True, moderation_state=ModerationState.PUBLISHED),
    "answered": Q(answer__isnull=False),
    "sealed": Q(answer__isnull=True) & ~Q(moderation_state__in=OPEN),
}


@dataclass(frozen=True)
class CommentRow:
    """A sent proposal and how far it is."""

    comment: Comment
    title: str
    sent: str

    @property
    def state(self) -> str:
        """The word of the one status: the decision's code, else the state of the review."""
        return self.comment.answer.decision if self.comment.has_answer else self.comment.moderation_state

    @property
    def reasons(self) -> str:
        """The beginning of the answer, empty without one."""
        return nbsp(Truncator(self.comment.answer.explained).words(18)) if self.comment.has_answer else ""


@dataclass(frozen=True)
class FollowRow:
    """Something a person follows: the consultation, None for the whole programme."""

    topic: str
    consultation: Consultation | None


@dataclass(frozen=True)
class RegistrationRow:
    """A person's place at an event, or in its queue; ``is_ahead`` while it can be given back."""

    title: str
    when: str
    place: str
    token: str
    state: str
    is_ahead: bool


def counted(user: User) -> dict[str, int]:
    """Return how many proposals the person sent, in all (``total``) and in each tab (one query)."""
    tabs = {name: Count("pk", filter=condition) for name, condition in TABS.items()}
    return Comment.objects.filter(author=user).aggregate(total=Count("pk"), **tabs)


def comments_page(user: User, show: str, asked: str) -> "Page[Comment]":
    """Return a page of the person's proposals in a tab, of all of them for an unknown one, newest first."""
    mine = Comment.objects.for_page().select_related("consultation").filter(author=user)
    return page_of(mine.filter(TABS[show]) if show in TABS else mine, asked, per_page=PER_PAGE)


def new_answers(user: User, now: datetime) -> list[Comment]:
    """Return the newest of the proposals that were answered in the last two weeks."""
    mine = Comment.objects.for_page().select_related("consultation").filter(author=user)
    return list(mine.filter(answer__answered_at__gt=now - NEW_FOR).order_by("-answer__answered_at", "-pk")[:MOST_NEW])


def comment_rows(comments: Iterable[Comment]) -> list[CommentRow]:
    """Return the proposals as rows."""
    found = list(comments)
    stands = standings(row.consultation for row in found)
    return [
        CommentRow(
            row,
            _title(row, stands[row.consultation_id]),
            short_date(timezone.localdate(row.received_at), language()),
        )
        for row in found
    ]


def follows_page(user: User, asked: str) -> "Page[Subscription]":
    """Return a page of what the person follows, the newest wish first."""
    followed = Q(topic=TOPIC) | Q(topic__startswith="consultation:")
    rows = user.subscriptions.filter(followed, ended_at__isnull=True).order_by("-started_at", "-pk")
    return page_of(rows, asked, per_page=PER_PAGE)


def follow_rows(follows: Iterable[Subscription]) -> list[FollowRow]:
    """Return what is followed as rows (one query); a consultation that is public no more is left out."""
    topics = [follow.topic for follow in follows]
    keys = {topic: int(topic.partition(":")[2]) for topic in topics if topic != TOPIC}
    found = Consultation.objects.public().in_bulk(list(keys.values())) if keys else {}
    rows = [FollowRow(topic, found.get(keys[topic]) if topic in keys else None) for topic in topics]
    return [row for row in rows if row.consultation or row.topic == TOPIC]


def registrations_page(user: User, asked: str) -> "Page[Registration]":
    """Return a page of the person's places at events, the one farthest ahead first; cancelled ones are left out."""
    rows = Registration.objects.live().filter(user=user).select_related("event")
    return page_of(rows.order_by("-event__starts_at", "-pk"), asked, per_page=PER_PAGE)


def registration_rows(registrations: Iterable[Registration], now: datetime) -> list[RegistrationRow]:
    """Return the places as rows."""
    return [
        RegistrationRow(
            title=row.event.title,
            when=nbsp(when_words(row.event)),
            place=nbsp(row.event.place),
            token=registration_token(row.pk),
            state="cancelled" if row.event.is_cancelled else row.state,
            is_ahead=not row.event.is_cancelled and now < row.event.starts_at,
        )
        for row in registrations
    ]


def _title(comment: Comment, standing: Standing) -> str:
    spot = cited_now(comment.eid, standing.of(comment)) if comment.eid else _("Целият проект")
    return format_html('{}, <span lang="bg">{}</span>', nbsp(capfirst(spot)), nbsp(comment.consultation.title))
