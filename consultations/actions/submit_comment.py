"""Receiving a proposal: the law counts from here."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.receive_comment import (
    Proposal,
    Reception,
    receive,
    revision_refusals,
    shown_name,
    text_in_force,
)
from consultations.models import Channel, Comment, Consultation
from consultations.public_names import names_authority
from consultations.refusals import closed_refusals
from prestige.accounts.models import User
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text


@transaction.atomic
def submit_comment(
    consultation: Consultation, proposal: Proposal, *, by: User | None, key: uuid.UUID, now: datetime
) -> Comment:
    """Receive the proposal, number it and return it; the same ``key`` returns the comment it already made.

    The row of the consultation is locked, so the closing instant and the serial number are decided in one place: at
    ``closes_at`` and later it raises ``NotAllowed`` whatever any worker does (ЗНА чл. 26, ал. 4). ``received_at`` is
    ``now``. First-time authors wait for a look; authors with a published comment are shown at once, unless the name
    sounds like an authority's.
    """
    locked = lock_consultation(consultation)
    existing = Comment.objects.filter(submission_key=key).first()
    if existing is not None:
        return _same_or_refused(existing, proposal)
    permit(closed_refusals(locked, now))
    revision = text_in_force(locked)
    permit(revision_refusals(revision, proposal))
    permit(_duplicate_refusals(locked, proposal, by))
    shown = is_trusted(by) and not proposal.needs_look and not sounds_official(proposal)
    reception = Reception(author=by, by=by, key=key, received_at=now, now=now, shown=shown)
    return receive(locked, revision, proposal, reception)


def is_trusted(by: User | None) -> bool:
    """Tell whether the person has been published before, so that a new text needs no look first."""
    return by is not None and Comment.objects.public().filter(author=by).exists()


def sounds_official(proposal: Proposal) -> bool:
    """Tell whether a name in it could be taken for an authority's."""
    return names_authority(shown_name(proposal), proposal.represented)


def _same_or_refused(existing: Comment, proposal: Proposal) -> Comment:
    if existing.body != clean_text(proposal.body):
        raise NotAllowed(
            (Refusal("key_reused", _("Тази форма вече е изпратена с друг текст. Отворете я отново."), ""),)
        )
    return existing


def _duplicate_refusals(consultation: Consultation, proposal: Proposal, by: User | None) -> list[Refusal]:
    if by is None or proposal.channel != Channel.PORTAL:
        return []
    same = Comment.objects.filter(
        consultation=consultation,
        author=by,
        eid=proposal.eid,
        body=clean_text(proposal.body),
        proposed_wording=clean_text(proposal.proposed_wording),
    ).first()
    if same is None:
        return []
    return [
        Refusal("duplicate", _("Вече изпратихте същия текст. Номерът му е %(number)s.") % {"number": same.number}, "")
    ]
