"""What the rooms below this one tell: the accounts cannot know who carries their letters."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode
from prestige.journal.models import Event
from prestige.notifications.registry import Notice, Recipient


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


NOTICES = (Notice("email_code.requested", "accounts/email/email_code", email_code_audience, email_code_context),)
