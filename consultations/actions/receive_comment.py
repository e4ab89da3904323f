"""How every proposal becomes a numbered row, whatever way it came; called under the lock of its consultation."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from consultations.acttext.labels import citation
from consultations.models import (
    Capacity,
    Channel,
    Comment,
    Consultation,
    Intake,
    NameDisplay,
    Provision,
    Revision,
    Stance,
)
from consultations.personal_data import ALARMING, Datum, kinds
from consultations.public_names import public_name
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.models import ModerationState
from prestige.municipality.models import Settlement
from prestige.refusals import NotAllowed, Refusal
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


@dataclass(frozen=True)
class Reception:
    """How a proposal came in: whose account, who acts, when; ``shown`` publishes it on receipt."""

    author: User | None
    by: User | None
    key: uuid.UUID
    received_at: datetime
    now: datetime
    shown: bool = False
    part_of: Comment | None = None
    intake: Intake | None = None


def text_in_force(consultation: Consultation) -> Revision:
    """Return the published text of a locked consultation. Raises ``NotAllowed`` when there is none.

    Read after the lock and never joined: who waited for a publication would see the old text or none.
    """
    revision = Revision.objects.defer(*Revision.LONG).filter(pk=consultation.current_revision_id or 0).first()
    if revision is None:
        raise NotAllowed((Refusal("text", _("Проектът няма публикуван текст."), _("ЗНА чл. 26, ал. 3")),))
    return revision


def provision_in(revision: Revision, eid: str) -> Provision | None:
    """Return the provision the anchor belongs to, None for the whole draft. Raises ``NotAllowed``."""
    provision = Provision.objects.around(revision.pk, eid) if eid else None
    if eid and provision is None:
        raise NotAllowed((Refusal("provision", _("В действащата редакция няма такава разпоредба."), ""),))
    return provision


def revision_refusals(current: Revision, proposal: Proposal) -> list[Refusal]:
    """Return why a proposal on an earlier text cannot be received as one on this: its number may be another's now."""
    if proposal.revision in (0, current.ordinal):
        return []
    message = _("Междувременно беше публикувана редакция %(n)d. Прегледайте предложението си по новия текст.")
    return [Refusal("revision", message % {"n": current.ordinal}, _("ЗНА чл. 26, ал. 3"))]


def receive(consultation: Consultation, revision: Revision, proposal: Proposal, reception: Reception) -> Comment:
    """Give the proposal the next number of the locked consultation and return the saved comment, journalled."""
    provision = provision_in(revision, proposal.eid)
    consultation.last_comment_serial += 1
    consultation.save(update_fields=["last_comment_serial"])
    comment = _written(proposal, consultation, revision, provision)
    comment.author, comment.submission_key = reception.author, reception.key
    comment.received_at, comment.part_of, comment.intake = reception.received_at, reception.part_of, reception.intake
    author = reception.author
    comment.is_first = author is not None and not Comment.objects.filter(author=author).exists()
    if reception.shown:
        comment.moderation_state, comment.moderated_at = ModerationState.PUBLISHED, reception.now
        comment.to_review = settings.MODERATION_MODE == "post"
    comment.full_clean(exclude=["number"])
    comment.save()
    by, now, known = reception.by, reception.now, {"consultation": consultation.pk}
    record("comment.received", comment, by=by, now=now, number=comment.number, **known)
    if comment.is_published:
        Consultation.objects.filter(pk=consultation.pk).update(voices_stamp=F("voices_stamp") + 1)
        record("comment.published", comment, by=by, now=now, on_receipt=True, **known)
    return comment


def shown_name(proposal: Proposal) -> str:
    """Return the public name for the record, which is Bulgarian whatever the language of the form."""
    with translation.override("bg"):
        author_name = clean_text(proposal.author_name, multiline=False)
        return public_name(author_name, proposal.name_display, proposal.settlement)


def _written(
    proposal: Proposal, consultation: Consultation, revision: Revision, provision: Provision | None
) -> Comment:
    """Return the comment with its number and everything the citizen said, cleaned; not saved."""
    serial = consultation.last_comment_serial
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
        author_name=clean_text(proposal.author_name, multiline=False),
        author_email=proposal.author_email,
        name_display=proposal.name_display,
        settlement=proposal.settlement,
        public_name=shown_name(proposal),
        capacity=proposal.capacity,
        represented=clean_text(proposal.represented, multiline=False),
        channel=proposal.channel,
        alarms=",".join(_alarms(proposal)),
    )


def _alarms(proposal: Proposal) -> tuple[Datum, ...]:
    return kinds(clean_text(proposal.body), clean_text(proposal.proposed_wording))


def is_alarming(proposal: Proposal) -> bool:
    """Tell whether its texts may hold a personal number, a phone or a bank account."""
    return any(kind in ALARMING for kind in _alarms(proposal))
