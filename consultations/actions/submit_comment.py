"""Receiving a proposal: the law counts from here."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.acttext.labels import citation
from consultations.models import Capacity, Channel, Comment, Consultation, NameDisplay, Provision, Revision, Stance
from consultations.personal_data import ALARMING, kinds
from consultations.public_names import names_authority, public_name
from consultations.refusals import closed_refusals
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.models import ModerationState
from prestige.municipality.models import Settlement
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.register.numbers import comment_number
from prestige.text_hygiene import clean_text


@dataclass(frozen=True)
class Proposal:
    """What the citizen says, cleaned by the form; ``eid`` is empty for the whole draft.

    ``revision`` is the ordinal of the one whose text the author had before them, 0 for whoever had none on a screen.
    ``needs_look`` has a clerk look at it first, whoever wrote it: the form looked as if a machine had filled it.
    """

    stance: Stance
    body: str
    author_name: str
    author_email: str
    name_display: NameDisplay
    capacity: Capacity
    eid: str = ""
    proposed_wording: str = ""
    represented: str = ""
    settlement: Settlement | None = None
    channel: Channel = Channel.PORTAL
    needs_look: bool = False
    revision: int = 0


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
    # Read after the lock and never joined: who waited for a publication would see the old text or none.
    revision = Revision.objects.defer(*Revision.LONG).filter(pk=locked.current_revision_id or 0).first()
    if revision is None:
        raise NotAllowed((Refusal("text", _("Проектът няма публикуван текст."), _("ЗНА чл. 26, ал. 3")),))
    permit(_revision_refusals(revision, proposal))
    provision = _provision(revision, proposal.eid)
    permit(_duplicate_refusals(locked, proposal, by))
    locked.last_comment_serial += 1
    locked.save(update_fields=["last_comment_serial"])
    comment = _written(proposal, locked, revision, provision)
    comment.author, comment.received_at, comment.submission_key = by, now, key
    comment.is_first = by is not None and not Comment.objects.filter(author=by).exists()
    if _is_shown_at_once(comment, proposal, by):
        comment.moderation_state, comment.moderated_at = ModerationState.PUBLISHED, now
        comment.to_review = settings.MODERATION_MODE == "post"
    comment.full_clean(exclude=["number"])
    comment.save()
    record("comment.received", comment, by=by, now=now, consultation=locked.pk, number=comment.number)
    if comment.is_published:
        Consultation.objects.filter(pk=locked.pk).update(voices_stamp=F("voices_stamp") + 1)
        record("comment.published", comment, by=by, now=now, consultation=locked.pk, on_receipt=True)
    return comment


def _public_name(author_name: str, proposal: Proposal) -> str:
    """Return the name for the record, which is Bulgarian whatever the language of the form."""
    with translation.override("bg"):
        return public_name(author_name, proposal.name_display, proposal.settlement)


def _written(
    proposal: Proposal, consultation: Consultation, revision: Revision, provision: Provision | None
) -> Comment:
    """Return the comment with its number and everything the citizen said, cleaned; not saved."""
    serial = consultation.last_comment_serial
    author_name = clean_text(proposal.author_name, multiline=False)
    return Comment(
        consultation=consultation,
        revision=revision,
        provision=provision,
        eid=proposal.eid,
        anchor_label=citation(proposal.eid) if proposal.eid else "",
        serial=serial,
        number=comment_number(consultation.year or 0, consultation.serial or 0, serial),
        stance=proposal.stance,
        body=clean_text(proposal.body),
        proposed_wording=clean_text(proposal.proposed_wording),
        author_name=author_name,
        author_email=proposal.author_email,
        name_display=proposal.name_display,
        settlement=proposal.settlement,
        public_name=_public_name(author_name, proposal),
        capacity=proposal.capacity,
        represented=clean_text(proposal.represented, multiline=False),
        channel=proposal.channel,
        alarms=",".join(kinds(clean_text(proposal.body), clean_text(proposal.proposed_wording))),
    )


def _same_or_refused(existing: Comment, proposal: Proposal) -> Comment:
    if existing.body != clean_text(proposal.body):
        raise NotAllowed(
            (Refusal("key_reused", _("Тази форма вече е изпратена с друг текст. Отворете я отново."), ""),)
        )
    return existing


def _revision_refusals(current: Revision, proposal: Proposal) -> list[Refusal]:
    """Return why a proposal on an earlier text cannot be received as one on this: its number may be another's now."""
    if proposal.revision in (0, current.ordinal):
        return []
    message = _("Междувременно беше публикувана редакция %(n)d. Прегледайте предложението си по новия текст.")
    return [Refusal("revision", message % {"n": current.ordinal}, _("ЗНА чл. 26, ал. 3"))]


def _provision(revision: Revision, eid: str) -> Provision | None:
    """Return the provision the anchor belongs to, None for the whole draft."""
    provision = Provision.objects.around(revision.pk, eid) if eid else None
    if eid and provision is None:
        raise NotAllowed((Refusal("provision", _("В действащата редакция няма такава разпоредба."), ""),))
    return provision


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


def _is_shown_at_once(comment: Comment, proposal: Proposal, by: User | None) -> bool:
    if proposal.needs_look or names_authority(comment.public_name, comment.represented):
        return False
    if settings.MODERATION_MODE == "pre" or any(kind in comment.alarms.split(",") for kind in ALARMING):
        return False
    return settings.MODERATION_MODE == "post" or _is_trusted(by)


def _is_trusted(by: User | None) -> bool:
    return by is not None and Comment.objects.public().filter(author=by).exists()
