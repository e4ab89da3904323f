"""Receiving the opinion of an organisation: one sending, a number for every point."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.keep_opinion_draft import mark_opinion_sent
from consultations.actions.locking import lock_consultation
from consultations.actions.receive_comment import Proposal, Reception, receive, revision_refusals, text_in_force
from consultations.actions.register_proposals import MOST_POINTS, attach_files
from consultations.actions.send_draft import SentTooOften
from consultations.actions.submit_comment import is_shown_at_once
from consultations.models import Comment, Opinion, OpinionDraft
from consultations.refusals import closed_refusals
from prestige.accounts.limits import COMMENTS, take_turn
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


@dataclass(frozen=True)
class Organisation:
    """Who speaks, as the sender declares it."""

    name: str
    eik: str
    representative: str
    position: str


@transaction.atomic
def file_opinion(
    draft: OpinionDraft,
    organisation: Organisation,
    general: Proposal,
    points: Sequence[Proposal],
    *,
    by: User,
    now: datetime,
) -> Comment:
    """Receive the opinion kept in the draft and return its leading comment; a second press returns the same.

    The general position speaks of the whole draft and leads; every point is a comment of its own with ``part_of``. The
    term, the trust and the moderation are those of any comment. Raises ``NotAllowed``, ``SentTooOften``.
    """
    consultation = lock_consultation(draft.consultation)
    locked = OpinionDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.comment is not None:
        return locked.comment
    permit(_draft_refusals(locked, draft, points))
    permit(closed_refusals(consultation, now))
    revision = text_in_force(consultation)
    permit(revision_refusals(revision, general))
    if not take_turn(COMMENTS, str(by.pk), now=now):
        raise SentTooOften
    shown = all(is_shown_at_once(each, by) for each in (general, *points))

    def received(proposal: Proposal, key: uuid.UUID, part_of: Comment | None) -> Comment:
        reception = Reception(author=by, by=by, key=key, received_at=now, now=now, shown=shown, part_of=part_of)
        return receive(consultation, revision, proposal, reception)

    leading = received(general, locked.submission_key, None)
    for at, point in enumerate(points):
        received(point, uuid.uuid5(locked.submission_key, str(at)), leading)
    _declare(leading, organisation)
    attach_files(leading, locked.data.get("files", ()), sender=locked.sender, now=now)
    mark_opinion_sent(locked, leading, now=now)
    record("opinion.filed", leading, by=by, now=now, consultation=consultation.pk, points=len(points))
    return leading


def _declare(comment: Comment, organisation: Organisation) -> None:
    opinion = Opinion(
        comment=comment,
        organisation=clean_text(organisation.name, multiline=False),
        eik=organisation.eik,
        representative=clean_text(organisation.representative, multiline=False),
        position=clean_text(organisation.position, multiline=False),
    )
    opinion.full_clean()
    opinion.save()


def _draft_refusals(locked: OpinionDraft, shown: OpinionDraft, points: Sequence[Proposal]) -> list[Refusal]:
    if locked.data != shown.data:
        return [Refusal("changed", _("Текстът беше променен в друг прозорец. Прегледайте го отново."))]
    if len(points) > MOST_POINTS:
        return [Refusal("points", _("Едно становище има до %(n)d точки.") % {"n": MOST_POINTS})]
    return []
