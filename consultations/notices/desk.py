"""The one letter to somebody whom an official signed up at the desk: it asks whether they want to."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import DeskFollow
from consultations.notices.told import Context, address_of
from prestige.journal.models import Event
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date

SALT: Final = "consultations.desk_follow"


def follow_token(follow: DeskFollow) -> str:
    """Return the signed name of one wish; the row says until when it holds."""
    return signing.Signer(salt=SALT).sign_object(follow.pk)


def follow_of(token: str) -> DeskFollow | None:
    """Return the wish of a genuine token, None of any other and of one that was forgotten."""
    try:
        key = int(signing.Signer(salt=SALT).unsign_object(token))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return DeskFollow.objects.select_related("consultation").filter(pk=key).first()


def asked_person(event: Event) -> Iterator[Recipient]:
    """Return the address that was named at the desk, while it waits for the yes."""
    for follow in DeskFollow.objects.filter(pk=event.subject_id, confirmed_at__isnull=True):
        yield Recipient(follow.email)


def asked(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the question; None once it was answered or is too late."""
    rows = DeskFollow.objects.filter(pk=event.subject_id, confirmed_at__isnull=True, expires_at__gt=now)
    follow = rows.select_related("consultation").first()
    if follow is None:
        return None
    return {
        "subject": _("Потвърдете, че искате да следите консултация"),
        "consultation": follow.consultation,
        "until": long_date(timezone.localdate(follow.expires_at)),
        "url": address_of(reverse("consultations:desk_follow", args=[follow_token(follow)])),
    }


NOTICES = (Notice("desk_follow.asked", "consultations/email/desk_follow", asked_person, asked),)
