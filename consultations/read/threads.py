"""Proposals that say the same, together: for whoever answers them and for everybody who reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse

from consultations.acttext.redline import Piece, redline
from consultations.folding.wording import read
from consultations.models import Answer, AnswerDraft, Comment, Consultation, DraftState, ThreadPlace
from consultations.models.comment import CommentQuerySet


@dataclass(frozen=True)
class Thread:
    """A proposal with those that say the same, all in the order of receipt, without their texts."""

    shown: Comment
    head: Comment
    members: list[Comment]

    @property
    def targets(self) -> list[Comment]:
        """Those that get the answer given to the shown one: with no answer yet, or with the very same."""
        own = _said(self.shown)
        return [each for each in self.members if not each.has_answer or each.pk == self.shown.pk or _said(each) == own]

    @property
    def version(self) -> int:
        """The sum of the versions of their answers: it grows when any of them is answered."""
        return sum(each.answer.version for each in self.targets if each.has_answer)

    @property
    def serials(self) -> str:
        """The serial numbers of the targets, for the form."""
        return ",".join(str(each.serial) for each in self.targets)

    @property
    def answer(self) -> Answer | None:
        """The newest answer that others of the thread have."""
        given = [each.answer for each in self.members if each.has_answer and each.pk != self.shown.pk]
        return max(given, key=lambda answer: (answer.answered_at, answer.pk), default=None)

    def chosen(self, serials: Iterable[int]) -> list[Comment] | None:
        """Return the members with these serial numbers and the shown one, None when one is not of the thread any more.

        No number at all means the shown one alone.
        """
        wanted = {*serials, self.shown.serial}
        found = [each for each in self.members if each.serial in wanted]
        return found if len(found) == len(wanted) else None


def _said(comment: Comment) -> tuple[str, str, str] | None:
    answer = comment.answer if comment.has_answer else None
    return (answer.decision, answer.reasons, answer.no_change_reason) if answer else None


def thread_of(comment: Comment) -> Thread:
    """Return the thread of a proposal (two queries)."""
    place = ThreadPlace.objects.filter(comment=comment).first()
    if place is None:
        return Thread(comment, comment, [comment])
    rows = Comment.objects.filter(thread_place__head=place.head_id).select_related("answer").order_by("serial")
    members = [comment if each.pk == comment.pk else each for each in rows.defer("body", "proposed_wording")]
    head = next((each for each in members if each.pk == place.head_id), comment)
    return Thread(comment, head, members)


def draft_on(thread: Thread) -> AnswerDraft | None:
    """Return the draft of the answer for a thread, with everybody who is named in it (one query)."""
    rows = AnswerDraft.objects.filter(comment=thread.head).select_related("unit", "assignee", "written_by")
    return rows.first()


def open_draft_on(thread: Thread) -> AnswerDraft | None:
    """Return the draft that was not signed yet and has a text."""
    draft = draft_on(thread)
    return draft if draft and draft.has_text and draft.state != DraftState.SIGNED else None


class Member(NamedTuple):
    """A member with what its text has otherwise than the first one's; no pieces where only the form differs."""

    comment: Comment
    pieces: list[Piece]
    is_exact: bool


def members_of(head: Comment) -> CommentQuerySet:
    """Return the members of the thread of a head with their texts, in the order of receipt."""
    rows = Comment.objects.filter(thread_place__head=head).select_related("answer", "thread_place", "settlement")
    return rows.order_by("serial")


def with_differences(head: Comment, members: Iterable[Comment]) -> list[Member]:
    """Return members, each with its text marked against the head's."""
    words = read(head.public_body).full
    return [
        Member(
            each,
            [] if read(each.public_body).full == words else redline(head.public_body, each.public_body),
            each.public_body == head.public_body,
        )
        for each in members
    ]


@dataclass(frozen=True)
class Repeats:
    """How many other published proposals say the same as one, and where all of them are listed."""

    others: int
    url: str


NO_REPEATS = Repeats(0, "")


def repeats_of(comments: Sequence[Comment], consultation: Consultation) -> dict[int, Repeats]:
    """Return, by their keys, how many others repeat each of these proposals; none for those that stand alone.

    One query, none while nothing was compared; they are joined with their place in a thread. Only published ones are
    counted: how many wait or are held is nobody's business.
    """
    places = {each.pk: place for each in comments if (place := getattr(each, "thread_place", None)) is not None}
    if not places:
        return {}
    public = Comment.objects.filter(thread_place__head__in={place.head_id for place in places.values()}).public()
    sizes = dict(public.order_by().values_list("thread_place__head").annotate(n=Count("pk")))
    address = reverse("consultations:comments", args=[consultation.url_ref])
    found = {}
    for each in comments:
        place = places.get(each.pk)
        others = sizes.get(place.head_id, 0) - each.is_published if place else 0
        if others > 0:
            found[each.pk] = Repeats(others, f"{address}?same={each.number}#results")
    return found
