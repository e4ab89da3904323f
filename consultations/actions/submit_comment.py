"""Receiving a proposal: the law counts from here."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.receive_comment import (
    Proposal,
    Reception,
    is_alarming,
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
    ``now``. Whether it waits for a look says ``MODERATION_MODE``, the same for every channel; what may hold a personal
    number, a phone or a bank account waits in every mode, and a name that sounds like an authority's too.
    """
    locked = lock_consultation(consultation)
    existing = Comment.objects.filter(submission_key=key).first()
    if existing is not None:
        return _same_or_refused(existing, proposal)
    permit(closed_refusals(locked, now))
    revision = text_in_force(locked)
    permit(revision_refusals(revision, proposal))
    permit(_duplicate_refusals(locked, proposal, by))
    shown = is_shown_at_once(proposal, by)
    reception = Reception(author=by, by=by, key=key, received_at=now, now=now, shown=shown)
    return receive(locked, revision, proposal, reception)


def is_trusted(by: User | None) -> bool:
    """Tell whether the person has been published before, so that a new text needs no look first."""
    return by is not None and Comment.objects.public().filter(author=by).exists()


def is_shown_at_once(proposal: Proposal, by: User | None) -> bool:
    """Tell whether a text needs no look before it is shown, by `MODERATION_MODE` and by what it may hold."""
    if proposal.needs_look or sounds_official(proposal) or settings.MODERATION_MODE == "pre" or is_alarming(proposal):
        return False
    return settings.MODERATION_MODE == "post" or is_trusted(by)


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
