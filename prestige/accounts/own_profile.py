"""What the accounts and the journal below them hold of a person."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.accounts.actions.erase_profile import (
    LIBRARIES,
    address_changes_of,
    codes_of,
    counters_of,
    erase_profile,
    exported_profile,
    library_rows,
    notes_about,
    open_requests_of,
)
from prestige.accounts.models import User
from prestige.accounts.own_data import RECORD_SOURCE, Export, Fate, Holder, Outcome
from prestige.journal.models import Event


def export_profile(user: User) -> Export:
    """Return the profile and what proves the address."""
    return Export(exported_profile(user))


def profile_fates(user: User) -> list[Fate]:
    """Return what becomes of the profile and of everything that lets the person in."""
    keys = sum(rows.count() for rows in library_rows(user))
    codes = codes_of(user).count() + address_changes_of(user).count()
    gone = _("Нужни са само докато имате профил.")
    return [
        Fate(
            "profile",
            _("Имейл, име, настройки и влизания от всички устройства"),
            1,
            Outcome.GOES,
            _("На тяхно място остава случаен знак, по който никой не може да ви познае и да влезе."),
        ),
        Fate("keys", _("Устройства, ключове за влизане и свързани самоличности"), keys, Outcome.GOES, gone),
        Fate("codes", _("Поискани кодове по имейл"), codes, Outcome.GOES, gone),
        Fate("counters", _("Броячи срещу злоупотреба"), counters_of(user).count(), Outcome.GOES, gone),
        Fate(
            "notes",
            _("Бележки на администратора за профила"),
            notes_about(user).count(),
            Outcome.ANONYMOUS,
            _("Бележката остава, името ви в нея – не."),
        ),
        Fate(
            "requests",
            _("Текст на ваши искания за заличаване"),
            open_requests_of(user).count(),
            Outcome.GOES,
            _("Чакащо искане ще бъде решено и без текста, но няма да можем да ви пишем."),
        ),
    ]


PROFILE: Final = Holder(
    code="profile",
    title=_("Профил"),
    covers=frozenset(
        {
            "accounts.User",
            "accounts.AddressChange",
            "accounts.EmailCode",
            "accounts.HitCounter",
            "accounts.Erasure",
            "accounts.ErasureRequest",
            "admin.LogEntry",
            "account.EmailConfirmation",
            "socialaccount.SocialToken",
            *(model._meta.label for model in LIBRARIES),
        }
    ),
    export=export_profile,
    fates=profile_fates,
    erase=erase_profile,
)


def export_journal(user: User) -> Export:
    """Return what the journal notes that the person did: the act, the kind of thing and the time."""
    events = Event.objects.filter(actor=user).order_by("pk")
    return Export({"events": list(events.values("verb", "subject_type", "at"))})


def journal_fates(user: User) -> list[Fate]:
    """Return that the journal stays: it has numbers only."""
    why = _("Дневникът доказва кога какво е станало. В него има само номера, имената и имейлът ви не са записвани.")
    count = Event.objects.filter(actor=user).count()
    return [Fate("events", _("Записи в дневника"), count, Outcome.STAYS, why, RECORD_SOURCE)]


def erase_nothing(user: User, **_how: object) -> dict[str, int]:
    """Erase nothing: what this holder speaks of stays, or has no personal datum."""
    return {}


JOURNAL: Final = Holder(
    code="journal",
    title=_("Дневник"),
    covers=frozenset({"journal.Event"}),
    export=export_journal,
    fates=journal_fates,
    erase=erase_nothing,
)
