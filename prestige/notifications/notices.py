"""What the rooms below this one tell: the accounts cannot know who carries their letters."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, StaffInvitation
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
        "roles": [ROLE_NAMES[code] for code in invitation.roles if code in ROLE_NAMES],
        "until": long_date(timezone.localdate(invitation.expires_at)),
        "url": settings.BASE_URL + reverse("accounts:invitation", args=[invitation.token]),
    }


NOTICES = (
    Notice("staff.invited", "accounts/email/staff_invitation", invitation_audience, invitation_context),
    Notice("email_code.requested", "accounts/email/email_code", email_code_audience, email_code_context),
)
