"""Entering at the desk what came by paper, by mail or by word of mouth: equal to the portal before the law."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    text_in_force,
)
from consultations.models import Attachment, Channel, Comment, Consultation, Intake
from consultations.refusals import desk_refusals
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text
from prestige.uploads.actions import attach_uploads

MOST_POINTS = 20


@dataclass(frozen=True)
class Letter:
    """What came in: how, when, under which number of the paper registry, with which scans (tokens of `sender`)."""

    channel: Channel
    received_at: datetime
    registry_number: str = ""
    contact: str = ""
    scans: tuple[str, ...] = ()
    sender: str = ""
    is_shown: bool = False


@transaction.atomic
def register_proposals(
    consultation: Consultation,
    letter: Letter,
    points: Sequence[Proposal],
    *,
    by: User,
    key: uuid.UUID,
    now: datetime,
) -> Intake:
    """Receive every point of a letter under a number of its own and return the letter; the same ``key`` returns it.

    ``letter.received_at`` decides the term, not the hour of typing: what came in time is in time though it is entered
    later (ЗНА чл. 26, ал. 4), what came late or lies in the future is refused. Points wait for the look of another
    official; they are shown as typed only where `DESK_PUBLISHES_AS_TYPED` says so. Scans stay sealed.
    """
    locked = lock_consultation(consultation)
    known = Intake.objects.filter(submission_key=key).first()
    if known is not None:
        return _same_or_refused(known, points)
    permit([*desk_refusals(locked, letter.received_at, now), *_letter_refusals(letter, points)])
    revision = text_in_force(locked)
    permit(revision_refusals(revision, points[0]))
    intake = _entered(locked, letter, by, key, now)
    shown = letter.is_shown and settings.DESK_PUBLISHES_AS_TYPED and not any(map(is_alarming, points))
    comments = [
        receive(
            locked,
            revision,
            point,
            Reception(
                author=None,
                by=by,
                key=uuid.uuid5(key, str(at)),
                received_at=letter.received_at,
                now=now,
                shown=shown,
                intake=intake,
            ),
        )
        for at, point in enumerate(points)
    ]
    attach_files(comments[0], letter.scans, sender=letter.sender, now=now)
    record("proposals.registered", intake, by=by, now=now, consultation=locked.pk, count=len(comments))
    return intake


def attach_files(comment: Comment, tokens: Iterable[str], *, sender: str, now: datetime) -> None:
    """Make the uploaded files part of the comment, in their order. Raises ``NotAllowed``."""
    for position, upload in enumerate(attach_uploads(tokens, sender=sender, now=now)):
        Attachment.objects.create(comment=comment, upload=upload, position=position)


def _entered(consultation: Consultation, letter: Letter, by: User, key: uuid.UUID, now: datetime) -> Intake:
    intake = Intake(
        consultation=consultation,
        channel=letter.channel,
        received_at=letter.received_at,
        registry_number=clean_text(letter.registry_number, multiline=False),
        contact=clean_text(letter.contact, multiline=False),
        registered_by=by,
        registered_at=now,
        submission_key=key,
    )
    intake.full_clean()
    intake.save()
    return intake


def _letter_refusals(letter: Letter, points: Sequence[Proposal]) -> list[Refusal]:
    found = []
    if letter.channel == Channel.PORTAL or any(point.channel != letter.channel for point in points):
        found.append(Refusal("channel", _("Изберете как е получено предложението.")))
    if not 1 <= len(points) <= MOST_POINTS:
        sentence = _("Едно писмо се въвежда с 1 до %(n)d предложения. Въведете останалите отделно.")
        found.append(Refusal("points", sentence % {"n": MOST_POINTS}))
    return found


def _same_or_refused(known: Intake, points: Sequence[Proposal]) -> Intake:
    bodies = list(known.comments.order_by("serial").values_list("body", flat=True))
    if bodies != [clean_text(point.body) for point in points]:
        raise NotAllowed([Refusal("key_reused", _("Тази форма вече е записана с друг текст. Отворете нова."))])
    return known
