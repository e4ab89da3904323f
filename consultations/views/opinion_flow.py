"""The way of an opinion from the form to the receipt, between the views and the acts."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from consultations.actions import file_opinion, keep_opinion_draft
from consultations.forms.opinion import OpinionForm
from consultations.forms.points import Points, Row, posted_rows
from consultations.models import Comment, Consultation, OpinionDraft
from consultations.models.opinion import OpinionDraftQuerySet
from consultations.read.comment_since import moved
from consultations.read.places import place_choices
from consultations.views.draft_cookie import draft_tokens
from prestige.accounts.models import User
from prestige.accounts.sign_in import person
from prestige.typography import nbsp
from prestige.uploads.kept_files import KeptFiles, kept_files, take_files
from prestige.uploads.sender import sender_of


@dataclass(frozen=True)
class Filled:
    """One state of the form with everything in it. ``notice`` says what a new text did to the places."""

    form: OpinionForm
    points: Points
    files: KeptFiles
    notice: str = ""

    def is_valid(self) -> bool:
        """Check everything at once, so that all errors are told together."""
        return all([self.form.is_valid(), self.points.is_valid(), not self.files.errors])

    @property
    def typed(self) -> dict[str, Any]:
        """Everything typed, right or wrong, as a draft keeps it."""
        return {**self.form.typed(), "points": self.points.rows, "files": list(self.files.tokens)}


def own_drafts(request: HttpRequest) -> OpinionDraftQuerySet:
    """Return the drafts of opinions of whoever sits at this browser, newest first."""
    return OpinionDraft.objects.held_by(request.user.pk, draft_tokens(request))


def unsent(request: HttpRequest, consultation: Consultation) -> OpinionDraft | None:
    """Return what was last typed here for this consultation and not sent."""
    drafts = own_drafts(request).filter(consultation=consultation, comment__isnull=True)
    return drafts.select_related("revision").first()


def draft_to_send(request: HttpRequest, consultation: Consultation) -> OpinionDraft | None:
    """Return the draft whose check page was posted, sent or not; without one what was typed last."""
    token = request.POST.get("draft", "")
    drafts = list(own_drafts(request).filter(consultation=consultation).select_related("comment", "revision"))
    posted = next((draft for draft in drafts if str(draft.token) == token), None) if token else None
    return posted or next((draft for draft in drafts if draft.comment is None), None) or next(iter(drafts), None)


def from_draft(
    request: HttpRequest, consultation: Consultation, draft: OpinionDraft | None, now: datetime, *, is_sent: bool
) -> Filled:
    """Return the form as the draft holds it, to be shown or, when `is_sent`, to be checked."""
    data = dict(draft.data) if draft else {}
    ordinal = draft.revision.ordinal if draft and draft.revision else _ordinal(consultation)
    rows, notice = _followed(consultation, data.pop("points", []), ordinal)
    files = kept_files(data.pop("files", []), sender=draft.sender) if draft else KeptFiles()
    user = person(request)
    if is_sent:
        form = OpinionForm(data, user=user, now=now)
    else:
        known = {"author_name": user.full_name if user else ""}
        form = OpinionForm(initial=known | {key: value for key, value in data.items() if value}, user=user, now=now)
    return Filled(form, Points(rows, place_choices(consultation), least=0, is_sent=is_sent), files, notice)


def from_post(
    request: HttpRequest, consultation: Consultation, draft: OpinionDraft | None, now: datetime, *, is_sent: bool
) -> Filled:
    """Return the form as it was posted, the files of the draft and the new ones with it."""
    shown = request.POST.get("revision", "")
    ordinal = int(shown) if shown.isdecimal() and len(shown) < 5 else _ordinal(consultation)
    rows, notice = _followed(consultation, posted_rows(request.POST), ordinal)
    known = draft.data.get("files", []) if draft else []
    files = take_files(request, "attachments", sender=draft.sender if draft else "", known=known, now=now)
    form = OpinionForm(request.POST, user=person(request), now=now)
    return Filled(form, Points(rows, place_choices(consultation), least=0, is_sent=is_sent), files, notice)


def keep(
    request: HttpRequest, consultation: Consultation, filled: Filled, draft: OpinionDraft | None, now: datetime
) -> OpinionDraft:
    """Keep what was typed, valid or not, and return the draft."""
    typed = filled.typed
    if draft is not None and "author_email" not in typed:
        typed["author_email"] = draft.data.get("author_email", "")
    token = draft.token if draft else None
    return keep_opinion_draft(consultation, typed, token=token, sender=sender_of(request), by=person(request), now=now)


def send(draft: OpinionDraft, filled: Filled, user: User, now: datetime) -> Comment:
    """Send the draft and return the leading comment. Raises ``NotAllowed`` and ``SentTooOften``."""
    form, ordinal = filled.form, _ordinal(draft.consultation)
    needs_look = bool(draft.data.get("looks_automatic"))
    general = form.general(revision=ordinal, needs_look=needs_look)
    points = [form.point(row, revision=ordinal, needs_look=needs_look) for row in filled.points.cleaned]
    return file_opinion(draft, form.declared(), general, points, by=user, now=now)


def fingerprint(draft: OpinionDraft) -> str:
    """Return what tells whether the draft is still the one that was checked."""
    return hashlib.sha256(json.dumps(draft.data, sort_keys=True).encode()).hexdigest()[:16]


def _ordinal(consultation: Consultation) -> int:
    return consultation.current_revision.ordinal if consultation.current_revision else 0


def _followed(consultation: Consultation, rows: Sequence[Row], ordinal: int) -> tuple[list[Row], str]:
    """Return the points with their places where those stand in the text in force, and what the writer is told.

    A place that was dropped stays as it was typed: the form says that it is not in the draft any more.
    """
    if ordinal == _ordinal(consultation):
        return list(rows), ""
    found = []
    for row in rows:
        since = moved(consultation, row["place"], ordinal) if row.get("place") else None
        found.append({**row, "place": since.now.eid} if since and since.now else dict(row))
    told = _("Докато пишехте, беше публикувана редакция %(n)d. Проверете към кой член е всяка точка.")
    return found, nbsp(told % {"n": _ordinal(consultation)})
