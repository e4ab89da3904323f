"""What the rooms below this one tell: the accounts cannot know who carries their letters."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prestige.accounts.actions import forget_last_address
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, Erasure, ErasureRequest
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


NOTICES = (
    Notice("email_code.requested", "accounts/email/email_code", email_code_audience, email_code_context),
    Notice("user.erased", "accounts/email/erased", erased_audience, erased_context, forget_erased),
    Notice("erasure.decided", "accounts/email/erasure_decided", decided_audience, decided_context),
)
