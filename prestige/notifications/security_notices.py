"""Letters about changes of somebody's own account: so that whoever did not make the change learns of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prestige.accounts.models import AddressChange, User
from prestige.journal.models import Event
from prestige.notifications.registry import Notice, Recipient

TEMPLATE: Final = "accounts/email/security"
SENTENCES: Final = {
    "password_set": gettext_lazy("За профила Ви беше зададена парола."),
    "password_changed": gettext_lazy("Паролата на профила Ви беше сменена. Другите сесии приключиха."),
    "password_removed": gettext_lazy("Паролата на профила Ви беше махната. Влизате с код по имейл."),
    "sessions_ended": gettext_lazy("Всички други сесии на профила Ви приключиха."),
    "totp_activated": gettext_lazy("Към профила Ви беше добавено приложение за кодове."),
    "totp_deactivated": gettext_lazy("Приложението за кодове беше махнато от профила Ви."),
    "webauthn_added": gettext_lazy("Към профила Ви беше добавен ключ за достъп."),
    "webauthn_removed": gettext_lazy("Ключ за достъп беше махнат от профила Ви."),
    "recovery_codes_generated": gettext_lazy("За профила Ви бяха направени нови резервни кодове. Старите не важат."),
}


def owner(event: Event) -> Iterator[Recipient]:
    """Return the person whose account it is."""
    for user in User.objects.filter(pk=event.subject_id, is_active=True):
        yield Recipient(user.email, user.language, user.pk)


def told(event: Event, recipient: Recipient, now: datetime) -> dict[str, Any]:
    """Return what was changed and what to do if it was somebody else."""
    return _letter(str(SENTENCES[event.verb.removeprefix("account.")]))


def both_addresses(event: Event) -> Iterator[Recipient]:
    """Return the old address and the new one; the old one as a mere address, for it is nobody's any more."""
    for change in AddressChange.objects.select_related("user").filter(pk=event.subject_id):
        yield Recipient(change.user.email, change.user.language, change.user_id)
        if change.old_email:
            yield Recipient(change.old_email, change.user.language)


def address_changed(event: Event, recipient: Recipient, now: datetime) -> dict[str, Any]:
    """Return the same sentence for both; neither letter names the other address."""
    return _letter(_("Имейлът на профила Ви беше сменен. Оттук нататък пишем само на новия."))


def _letter(sentence: str) -> dict[str, Any]:
    return {
        "subject": _("Промяна в профила Ви"),
        "sentence": sentence,
        "sessions_url": settings.BASE_URL + reverse("usersessions_list"),
        "contact_url": settings.BASE_URL + reverse("portal:contact"),
    }


NOTICES: Final = (
    *(Notice(f"account.{what}", TEMPLATE, owner, told) for what in SENTENCES),
    Notice("account.email_changed", TEMPLATE, both_addresses, address_changed),
)
