"""What a person's own page shows: only rows of theirs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.models import Comment, CommentDraft, Consultation, OpinionDraft, Provision
from consultations.read.comment_place import step_url
from consultations.read.opinions import opinion_url
from consultations.read.wording import cited_now, language, moment, place
from consultations.standing import Standing, standings
from prestige.accounts.models import User
from prestige.typography import nbsp, short_date

NEW_FOR = timedelta(days=14)


@dataclass(frozen=True)
class DraftRow:
    """A draft to go on with; ``days_left`` is None once nothing is received any more."""

    token: str
    title: str
    consultation: str
    beginning: str
    saved: str
    url: str
    days_left: int | None


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


def draft_rows(user: User, now: datetime) -> list[DraftRow]:
    """Return the person's unsent drafts, newest first."""
    drafts = CommentDraft.objects.held_by(user.pk, ()).unsent().select_related("consultation")
    opinions = OpinionDraft.objects.held_by(user.pk, ()).unsent().select_related("consultation")
    newest_first = sorted((*drafts, *opinions), key=lambda draft: draft.updated_at, reverse=True)
    return [_draft_row(draft, now) for draft in newest_first]


def comment_rows(user: User) -> list[CommentRow]:
    """Return the person's proposals, newest first."""
    comments = list(Comment.objects.for_page().select_related("consultation").filter(author=user))
    stands = standings(row.consultation for row in comments)
    return [
        CommentRow(
            row,
            _title(row, stands[row.consultation_id]),
            short_date(timezone.localdate(row.received_at), language()),
        )
        for row in comments
    ]


def new_answers(rows: list[CommentRow], now: datetime) -> list[CommentRow]:
    """Return the proposals that were answered in the last two weeks."""
    return [row for row in rows if row.comment.has_answer and row.comment.answer.answered_at > now - NEW_FOR]


def shown_rows(rows: list[CommentRow], show: str) -> list[CommentRow]:
    """Return the rows of a tab: answered, waiting, or all."""
    if show not in {"answered", "waiting"}:
        return rows
    return [row for row in rows if row.comment.has_answer == (show == "answered")]


def topics_of(user: User) -> list[str]:
    """Return what the person follows, the newest wish first (one query)."""
    return list(
        user.subscriptions.filter(ended_at__isnull=True).order_by("-started_at").values_list("topic", flat=True)
    )


def followed(topics: list[str]) -> list[Consultation]:
    """Return the consultations among the topics, in their order."""
    keys = [int(topic.partition(":")[2]) for topic in topics if topic.startswith("consultation:")]
    found = Consultation.objects.public().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _title(comment: Comment, standing: Standing) -> str:
    spot = cited_now(comment.eid, standing.of(comment)) if comment.eid else _("Целият проект")
    return format_html('{}, <span lang="bg">{}</span>', nbsp(capfirst(spot)), nbsp(comment.consultation.title))


def _draft_place(eid: str) -> str:
    """Return what a draft is about; a dropped place is named by its lineage, „v1-art_17“."""
    if lineage := Provision.lineage_of(eid):
        return _("%(place)s (отпаднал текст)") % {"place": place(lineage.partition("/")[2])}
    return place(eid)


def _draft_title(draft: CommentDraft | OpinionDraft) -> str:
    if isinstance(draft, OpinionDraft):
        return _("Становище от организация")
    return _("Коментар по %(place)s") % {"place": _draft_place(draft.eid)}


def _draft_row(draft: CommentDraft | OpinionDraft, now: datetime) -> DraftRow:
    consultation = draft.consultation
    body = str(draft.data.get("body", ""))
    is_open = consultation.is_open_at(now)
    return DraftRow(
        token=str(draft.token),
        title=_draft_title(draft),
        consultation=consultation.title,
        beginning=nbsp(f"{body[:90]} …" if len(body) > 90 else body),
        saved=moment(draft.updated_at),
        url=step_url(consultation, draft.eid) if isinstance(draft, CommentDraft) else opinion_url(consultation),
        days_left=consultation.days_left_on(timezone.localdate(now)) if is_open else None,
    )
