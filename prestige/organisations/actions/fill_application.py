"""Beginning an application, keeping each of its steps, throwing a draft away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.organisations.models import Application, ApplicationState
from prestige.organisations.names import skeleton
from prestige.refusals import Refusal, permit

FILLABLE = frozenset(
    {
        "eik",
        "name",
        "legal_form",
        "seat",
        "purpose",
        "website",
        "email",
        "person_name",
        "position",
        "basis",
        "act",
        "starts_on",
        "ends_on",
        "files",
    }
)


@transaction.atomic
def start_application(*, by: User, sender: str, now: datetime) -> Application:
    """Return the person's one draft, begun now where there is none; two presses begin one.

    ``sender`` is the hash under which its papers are handed in.
    """
    User.objects.select_for_update().get(pk=by.pk)
    draft = Application.objects.filter(applicant=by, state=ApplicationState.DRAFT).first()
    if draft is not None:
        return draft
    return Application.objects.create(
        applicant=by, person_name=by.full_name, sender=sender, begun_at=now, changed_at=now
    )


@transaction.atomic
def fill_application(application: Application, data: Mapping[str, Any], *, by: User, now: datetime) -> Application:
    """Keep one step and return the application. Raises ``NotAllowed`` once it was sent, or for somebody else's."""
    locked = lock_own(application, by)
    names = sorted(FILLABLE & data.keys())
    for name in names:
        setattr(locked, name, data[name])
    locked.skeleton, locked.changed_at = skeleton(locked.name), now
    locked.full_clean()
    locked.save(update_fields=[*names, "skeleton", "changed_at"])
    return locked


@transaction.atomic
def discard_application(application: Application, *, by: User) -> None:
    """Throw a draft away. Raises ``NotAllowed`` for one that has a number: that one is on record."""
    locked = lock_own(application, by)
    if locked.state != ApplicationState.DRAFT:
        permit([Refusal("sent", _("Подадена заявка не се изтрива. Поправете я и я подайте отново."))])
    locked.delete()


@transaction.atomic
def forget_applications(now: datetime) -> int:
    """Delete the drafts that nobody touched for thirty days and return how many."""
    count, _rows = Application.objects.forgotten(now).delete()
    return count


def lock_own(application: Application, by: User) -> Application:
    """Return the locked application of this person that may still be changed. Raises ``NotAllowed``."""
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.applicant_id != by.pk:
        permit([Refusal("foreign", _("Заявката е на друг човек."))])
    if not locked.is_open:
        permit([Refusal("sent", _("Заявката вече е подадена. Ако трябва поправка, общината ще ви я върне."))])
    return locked
