"""What the organisations hold of a person: applications and mandates."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.accounts.own_data import RECORD_SOURCE, Export, Fate, Holder, Outcome
from prestige.organisations.actions.erase_organisation_data import (
    contacts_of,
    drafts_of,
    erase_organisation_data,
    running_of,
    sent_of,
)
from prestige.organisations.models import Application, Mandate

APPLICATION: Final = (
    *("number", "state", "eik", "name", "legal_form", "seat", "purpose", "website", "email", "person_name"),
    *("position", "basis", "act", "starts_on", "ends_on", "begun_at", "submitted_at"),
)
MANDATE: Final = (
    *("organisation__eik", "organisation__name", "name", "position", "basis", "act", "starts_on", "ends_on"),
    *("confirmed_at", "ended_at", "end_reason"),
)


def export(user: User) -> Export:
    """Return the applications and the mandates with everything the person said."""
    return Export(
        {
            "organisation_applications": list(
                Application.objects.filter(applicant=user).order_by("pk").values(*APPLICATION)
            ),
            "mandates": list(Mandate.objects.filter(person=user).order_by("pk").values(*MANDATE)),
        }
    )


def fates(user: User) -> list[Fate]:
    """Return what becomes of applications and mandates."""
    emptied = _("Остават данните на организацията; вашите име, длъжност и имейл се изтриват.")
    ended = _("Прекратяваме ги: без профил никой не може да подпише с тях.")
    kept = _("Публичният регистър показва кой от чие име е говорил и докога.")
    unsent = _("Не са изпратени.")
    mandates = Mandate.objects.filter(person=user)
    return [
        Fate("drafts", _("Чернови на заявки на организации"), drafts_of(user).count(), Outcome.GOES, unsent),
        Fate("applications", _("Заявки на организации"), sent_of(user).count(), Outcome.ANONYMOUS, emptied),
        Fate(
            "contacts", _("Организации, които пишат на вашия имейл"), contacts_of(user).count(), Outcome.GOES, emptied
        ),
        Fate("mandates_ended", _("Действащи мандати"), running_of(user).count(), Outcome.GOES, ended),
        Fate("mandates", _("Мандати в публичния регистър"), mandates.count(), Outcome.STAYS, kept, RECORD_SOURCE),
    ]


HOLDER: Final = Holder(
    code="organisations",
    title=_("Организации"),
    covers=frozenset(f"organisations.{name}" for name in ("Application", "Mandate", "Organisation", "Decision")),
    export=export,
    fates=fates,
    erase=erase_organisation_data,
)
