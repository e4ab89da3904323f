"""What the events hold of a person: registrations."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.accounts.own_data import Export, Fate, Holder, Outcome
from prestige.events.actions.erase_registrations import ahead_of, erase_registrations, registrations_of

EXPORTED = (
    "event__title",
    "event__starts_at",
    "name",
    "email",
    "phone",
    "organisation",
    "wishes_to_speak",
    "needs_wheelchair",
    "needs_sign_language",
    "needs",
    "is_name_public",
    "state",
    "made_at",
    "cancelled_at",
    "checked_in_at",
)


def export(user: User) -> Export:
    """Return the registrations with everything the person said."""
    return Export({"registrations": list(registrations_of(user).order_by("pk").values(*EXPORTED))})


def fates(user: User) -> list[Fate]:
    """Return what becomes of the registrations."""
    return [
        Fate(
            "places",
            _("Места за предстоящи събития"),
            ahead_of(user, timezone.now()).count(),
            Outcome.GOES,
            _("Отказваме ги вместо вас; мястото получава първият чакащ."),
        ),
        Fate(
            "registrations",
            _("Записвания за събития"),
            registrations_of(user).count(),
            Outcome.ANONYMOUS,
            _("Остава само броят; името, имейлът, телефонът и нуждите се изтриват."),
        ),
    ]


HOLDER: Final = Holder(
    code="events",
    title=_("Събития"),
    covers=frozenset({"events.Registration"}),
    export=export,
    fates=fates,
    erase=erase_registrations,
)
