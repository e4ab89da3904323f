"""Receiving the opinion of an organisation: one sending, a number for every point."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
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
from prestige.organisations.models import Mandate
from prestige.organisations.models import Organisation as Registered
from prestige.organisations.read import signing_refusals
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text


@dataclass(frozen=True)
class Organisation:
    """Who speaks, as the sender declares it; by a ``mandate`` (its key) as the register says it."""

    name: str
    eik: str
    representative: str
    position: str
    mandate: int | None = None


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
    term, the trust and the moderation are those of any comment. A mandate is asked again under its lock; nobody
    without one writes under the number of a registered organisation. Raises ``NotAllowed``, ``SentTooOften``.
    """
    consultation = lock_consultation(draft.consultation)
    locked = OpinionDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.comment is not None:
        return locked.comment
    permit(_draft_refusals(locked, draft, points))
    permit(closed_refusals(consultation, now))
    mandate = _mandate(organisation, by, now)
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
    _declare(leading, organisation, mandate)
    attach_files(leading, locked.data.get("files", ()), sender=locked.sender, now=now)
    mark_opinion_sent(locked, leading, now=now)
    record("opinion.filed", leading, by=by, now=now, consultation=consultation.pk, points=len(points))
    return leading


def _mandate(organisation: Organisation, by: User, now: datetime) -> Mandate | None:
    """Return the locked mandate by which the person signs, None for an organisation that is not in the register."""
    if organisation.mandate is None:
        known = Registered.objects.filter(eik=organisation.eik).exists()
        sentence = _("Организацията е в регистъра: от нейно име пишат само представителите ѝ. Заявете мандат.")
        permit([Refusal("registered", sentence)] if known else [])
        return None
    rows = Mandate.objects.select_related("organisation").select_for_update()
    mandate = rows.filter(pk=organisation.mandate, person=by, organisation__eik=organisation.eik).first()
    if mandate is None:
        raise NotAllowed([Refusal("foreign", _("Нямате мандат да пишете от името на тази организация."))])
    permit(signing_refusals(mandate, timezone.localdate(now)))
    return mandate


def _declare(comment: Comment, organisation: Organisation, mandate: Mandate | None) -> None:
    opinion = Opinion(
        comment=comment,
        organisation=clean_text(mandate.organisation.name if mandate else organisation.name, multiline=False),
        eik=organisation.eik,
        representative=clean_text(mandate.name if mandate else organisation.representative, multiline=False),
        position=clean_text(mandate.position if mandate else organisation.position, multiline=False),
        registered=mandate.organisation if mandate else None,
        mandate=mandate,
    )
    opinion.full_clean()
    opinion.save()


def _draft_refusals(locked: OpinionDraft, shown: OpinionDraft, points: Sequence[Proposal]) -> list[Refusal]:
    if locked.data != shown.data:
        return [Refusal("changed", _("Текстът беше променен в друг прозорец. Прегледайте го отново."))]
    if len(points) > MOST_POINTS:
        return [Refusal("points", _("Едно становище има до %(n)d точки.") % {"n": MOST_POINTS})]
    return []
