"""The unfinished texts of a person and of a browser: to go on with, or to throw away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import CommentDraft, OpinionDraft, Provision
from consultations.read.comment_place import step_url
from consultations.read.opinions import opinion_url
from consultations.read.paging import page_of
from consultations.read.wording import moment, place
from consultations.views.draft_cookie import drafts_of
from consultations.views.opinion_flow import own_drafts
from prestige.typography import nbsp

PER_PAGE = 20


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


def unsent_drafts(request: HttpRequest) -> Sequence[CommentDraft | OpinionDraft]:
    """Return what whoever sits at this browser has not sent, signed in or not, newest first (two queries)."""
    comments = drafts_of(request).unsent().select_related("consultation")
    opinions = own_drafts(request).unsent().select_related("consultation")
    return sorted((*comments, *opinions), key=lambda draft: draft.updated_at, reverse=True)


def drafts_page(request: HttpRequest, asked: str) -> "Page[CommentDraft | OpinionDraft]":
    """Return a page of them."""
    return page_of(unsent_drafts(request), asked, per_page=PER_PAGE)


def draft_rows(drafts: Iterable[CommentDraft | OpinionDraft], now: datetime) -> list[DraftRow]:
    """Return the drafts as rows."""
    return [_draft_row(draft, now) for draft in drafts]


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
