"""The queue of what waits for an answer: threads and single proposals in the order of the acts, and how far each is."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When

from consultations.models import AnswerDraft, Comment, Consultation, DraftState
from consultations.models.comment import CommentQuerySet
from consultations.read.wording import cited_now
from consultations.standing import standings
from prestige.accounts.models import User
from prestige.typography import nbsp

WHOLE = "whole"
UNDRAFTED = "undrafted"
STATES = {UNDRAFTED, DraftState.DRAFT, DraftState.IN_COORDINATION, DraftState.RETURNED, DraftState.READY}
LONGEST = 160


@dataclass(frozen=True)
class QueueFilters:
    """What the address asks for; unknown values are dropped, wrong numbers find nothing."""

    consultation: str = ""
    article: str = ""
    unit: str = ""
    mine: str = ""
    state: str = ""

    @classmethod
    def of(cls, *queries: Mapping[str, str]) -> "QueueFilters":
        """Return the filters of an address, or of the form that was sent from it."""
        found = {name: next(filter(None, (query.get(name, "") for query in queries)), "") for name in asdict(cls())}
        kept = {name: value for name, value in found.items() if value.isprintable() and len(value) <= LONGEST}
        filters = cls(**kept)
        unit = filters.unit if filters.unit.isdecimal() and len(filters.unit) < 12 else ""
        state = filters.state if filters.state in STATES else ""
        return cls(filters.consultation, filters.article, unit, "1" if filters.mine else "", state)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The filters in force as the address writes them."""
        return [(name, value) for name, value in asdict(self).items() if value]


@dataclass(frozen=True)
class QueueRow:
    """A thread that waits: its first waiting proposal, how many wait with it, its place in the act, its draft."""

    comment: Comment
    count: int
    place: str
    draft: AnswerDraft | None


def narrowed(found: CommentQuerySet, filters: QueueFilters, viewer: User) -> CommentQuerySet:
    """Return those of the waiting proposals that the filters beside the consultation let through."""
    found = of_article(found, filters.article).with_thread()
    drafts = _drafts(filters, viewer)
    if drafts is not None:
        found = found.filter(Q(("in_thread__in", drafts.values("comment"))))
    if filters.state == UNDRAFTED:
        found = found.exclude(
            Q(("in_thread__in", AnswerDraft.objects.exclude(decision="", reasons="").values("comment")))
        )
    return found


def threads(found: CommentQuerySet) -> "QuerySet[Comment, dict[str, Any]]":
    """Return waiting proposals gathered into their threads: `head` is the key of its first, `first` of the
    first that waits, `n` how many wait.

    In the order of the acts; at each place the threads before those that stand alone.
    """
    grouped = (
        found.order_by()
        .values(head=F("in_thread"))
        .annotate(
            n=Count("pk"),
            first=Min("pk"),
            closes=Min("consultation__closes_at"),
            of=Min("consultation_id"),
            at=Min("stands_position"),
        )
    )
    single = Case(When(n__gt=1, then=Value(0)), default=Value(1))
    return grouped.order_by("closes", "of", F("at").asc(nulls_first=True), single, "first")


def queue_rows(page: Iterable[Mapping[str, Any]]) -> list[QueueRow]:
    """Return the rows of a page (three queries)."""
    groups = list(page)
    rows = Comment.objects.filter(pk__in=[each["first"] for each in groups]).with_consultation()
    comments = {each.pk: each for each in rows.select_related("provision", "answer")}
    drafts = AnswerDraft.objects.filter(comment__in=[each["head"] for each in groups])
    by_head = {each.comment_id: each for each in drafts.select_related("unit", "assignee")}
    stands = standings(comment.consultation for comment in comments.values())
    found = []
    for each in groups:
        comment = comments[each["first"]]
        place = nbsp(cited_now(comment.eid, stands[comment.consultation_id].of(comment)))
        found.append(QueueRow(comment, each["n"], place, by_head.get(each["head"])))
    return found


def following(found: CommentQuerySet, thread: int) -> Comment | None:
    """Return the first proposal of the thread after this one in the queue, from its start again at the end."""
    order = [(row["head"], row["first"]) for row in threads(found)]
    at = next((at for at, (head, _first) in enumerate(order) if head == thread), -1)
    later = [first for head, first in (*order[at + 1 :], *order[: max(at, 0)]) if head != thread]
    return Comment.objects.only("number").get(pk=later[0]) if later else None


@dataclass(frozen=True)
class Progress:
    """How many of the received proposals of a consultation have an answer."""

    consultation: Consultation
    received: int
    answered: int

    @property
    def percent(self) -> int:
        """Whole percent, never a hundred before the last."""
        return self.answered * 100 // self.received if self.received else 100


def progress(consultations: Iterable[Consultation]) -> list[Progress]:
    """Return the progress of consultations that received anything, in their order (one query)."""
    rows = Comment.objects.filter(consultation__in=[each.pk for each in consultations]).order_by()
    counted = {
        key: (received, answered)
        for key, received, answered in rows.values_list("consultation").annotate(n=Count("pk"), done=Count("answer"))
    }
    return [Progress(each, *counted[each.pk]) for each in consultations if each.pk in counted]


def of_article(comments: CommentQuerySet, article: str) -> CommentQuerySet:
    """Return those that stand at a place of the text in force, or on the whole draft."""
    if not article:
        return comments
    return comments.filter(provision__isnull=True) if article == WHOLE else comments.filter(Q(("stands_at", article)))


def _drafts(filters: QueueFilters, viewer: User) -> "QuerySet[AnswerDraft] | None":
    """Return the drafts that the filters ask for, None when they ask for none."""
    drafts = AnswerDraft.objects.order_by()
    asked = False
    if filters.mine:
        own_unit = Q(assignee__isnull=True, unit=viewer.unit_id) if viewer.unit_id else Q(pk=None)
        drafts, asked = drafts.filter(Q(assignee=viewer) | own_unit), True
    if filters.unit:
        drafts, asked = drafts.filter(unit=int(filters.unit)), True
    if filters.state and filters.state != UNDRAFTED:
        drafts, asked = drafts.filter(state=filters.state).exclude(decision="", reasons=""), True
    return drafts if asked else None
