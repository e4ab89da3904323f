"""Signing somebody up for the letters of a consultation at the desk: an official asks, the person says yes."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from consultations.models import Consultation, DeskFollow
from prestige.accounts.actions import CodeRefused, user_of_proven_address
from prestige.accounts.models import User
from prestige.desk.actions import Consent, consent_refusals, record_consent
from prestige.journal.actions import record
from prestige.notifications.actions import subscribe
from prestige.notifications.models import Subscription
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.retention.batches import delete, in_batches


@transaction.atomic
def ask_to_follow(
    consultation: Consultation, email: str, *, consent: Consent | None, key: uuid.UUID, by: User, now: datetime
) -> DeskFollow:
    """Queue the one letter that asks the person and return what waits for the yes; the same ``key`` returns the first.

    Whether the address has an account or follows already changes nothing of what the official sees. Raises
    ``NotAllowed`` without consent, for a consultation that is not public, and while an earlier letter still waits.
    """
    known = DeskFollow.objects.filter(consent__key=key).first()
    if known is not None:
        return known
    permit([*_refusals(consultation, email, now), *consent_refusals(consent, by, now)])
    follow = DeskFollow(
        consultation=consultation,
        consent=record_consent(consent, key=key, by=by, now=now),
        email=email.lower(),
        asked_at=now,
        expires_at=now + timedelta(days=DeskFollow.KEEP_DAYS),
    )
    follow.full_clean()
    follow.save()
    record("desk_follow.asked", follow, by=by, now=now, consultation=consultation.pk, consent=follow.consent_id)
    return follow


def _refusals(consultation: Consultation, email: str, now: datetime) -> list[Refusal]:
    if not consultation.is_public:
        return [Refusal("phase", _("Консултацията не е публикувана и още няма какво да се следи."))]
    waiting = DeskFollow.objects.filter(consultation=consultation, email__iexact=email, confirmed_at__isnull=True)
    if waiting.filter(expires_at__gt=now).exists():
        message = _("На този имейл вече е изпратено писмо за потвърждение. Човекът трябва да го отвори.")
        return [Refusal("asked", message)]
    return []


@transaction.atomic
def confirm_follow(follow: DeskFollow, *, now: datetime) -> Subscription | None:
    """Begin the letters for the person who proved the address, and return the subscription; None when confirmed before.

    Here the account is made, by the person and not by the official. Raises ``NotAllowed`` after the term and for an
    account that was stopped.
    """
    locked = DeskFollow.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=follow.pk)
    if locked.confirmed_at is not None:
        return None
    if now >= locked.expires_at:
        message = _("Връзката за потвърждение изтече. Следете консултацията от страницата ѝ.")
        raise NotAllowed((Refusal("expired", message),))
    try:
        user = user_of_proven_address(locked.email, language="bg", now=now)
    except CodeRefused as refused:
        raise NotAllowed((Refusal(refused.kind, str(refused)),)) from refused
    locked.confirmed_at, locked.email = now, ""
    locked.save(update_fields=["confirmed_at", "email"])
    record("desk_follow.confirmed", locked, by=user, now=now, consultation=locked.consultation_id)
    return subscribe(user, locked.consultation.topic, now=now)


def unconfirmed_follows(now: datetime, days: int) -> QuerySet[DeskFollow]:
    """Return the wishes that nobody confirmed for so many days."""
    return DeskFollow.objects.filter(confirmed_at__isnull=True, asked_at__lt=now - timedelta(days=days))


def forget_follows(now: datetime, days: int) -> int:
    """Delete the wishes that nobody confirmed, addresses and all; return how many."""
    return in_batches(unconfirmed_follows(now, days), delete)
