"""What the rooms below this one tell: the accounts cannot know who carries their letters."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.accounts.actions import forget_last_address
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, Erasure, ErasureRequest, StaffInvitation
from prestige.accounts.roles import ROLE_NAMES
from prestige.journal.models import Event
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date


def email_code_audience(event: Event) -> Iterator[Recipient]:
    """Return the address that is to be proven."""
    for address, language in EmailCode.objects.filter(pk=event.subject_id).values_list("email", "language"):
        yield Recipient(address, language)


def email_code_context(event: Event, recipient: Recipient, now: datetime) -> dict[str, Any] | None:
    """Return the six digits; None once they were used or their time is over, for then the letter only confuses."""
    request = EmailCode.objects.filter(pk=event.subject_id, used_at=None, expires_at__gt=now).first()
    if request is None:
        return None
    code = code_of(request.token, settings.SECRET_KEY)
    minutes = settings.EMAIL_CODE_MINUTES
    return {
        "subject": _("Код за потвърждение: %(code)s") % {"code": code},
        "code": code,
        "validity": ngettext("Кодът важи %(minutes)d минута.", "Кодът важи %(minutes)d минути.", minutes)
        % {"minutes": minutes},
    }


def erased_audience(event: Event) -> Iterator[Recipient]:
    """Return the address the person had, known until this letter has left."""
    known = Erasure.objects.filter(pk=event.subject_id).exclude(address="")
    for address, language in known.values_list("address", "language"):
        yield Recipient(address, language)


def erased_context(event: Event, recipient: Recipient, now: datetime) -> dict[str, Any] | None:
    """Return the last letter; it names nothing of what was erased."""
    return {"subject": _("Заличихме данните Ви"), "erased_at": Erasure.objects.get(pk=event.subject_id).erased_at}


def forget_erased(event: Event) -> None:
    """Let the ledger forget the address too."""
    forget_last_address(event.subject_id)


def decided_audience(event: Event) -> Iterator[Recipient]:
    """Return the person who asked, unless they have left meanwhile."""
    asked = ErasureRequest.objects.filter(pk=event.subject_id, user__is_active=True)
    for address, language, user_id in asked.values_list("user__email", "user__language", "user_id"):
        yield Recipient(address, language, user_id)


def decided_context(event: Event, recipient: Recipient, now: datetime) -> dict[str, Any] | None:
    """Return the decision with its reasons."""
    return {
        "subject": _("Решение по искането ви за заличаване"),
        "asked": ErasureRequest.objects.select_related("decided_by").get(pk=event.subject_id),
    }


def invitation_audience(event: Event) -> Iterator[Recipient]:
    """Return the invited address; officials are written to in Bulgarian."""
    for address in StaffInvitation.objects.filter(pk=event.subject_id).values_list("email", flat=True):
        yield Recipient(address)


def invitation_context(event: Event, recipient: Recipient, now: datetime) -> dict[str, Any] | None:
    """Return who invites to which roles until when; None once the invitation was accepted, withdrawn or is over."""
    invitation = StaffInvitation.objects.standing(now).select_related("invited_by").filter(pk=event.subject_id).first()
    if invitation is None:
        return None
    return {
        "subject": _("Покана за работа в портала за обществени консултации"),
        "invited_by": invitation.invited_by,
        "roles": [str(ROLE_NAMES[code]) for code in invitation.roles if code in ROLE_NAMES],
        "until": long_date(timezone.localdate(invitation.expires_at)),
        "url": settings.BASE_URL + reverse("accounts:invitation", args=[invitation.token]),
    }


NOTICES = (
    Notice("email_code.requested", "accounts/email/email_code", email_code_audience, email_code_context),
    Notice("user.erased", "accounts/email/erased", erased_audience, erased_context, forget_erased),
    Notice("erasure.decided", "accounts/email/erasure_decided", decided_audience, decided_context),
    Notice("staff.invited", "accounts/email/staff_invitation", invitation_audience, invitation_context),
)
