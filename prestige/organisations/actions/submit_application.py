"""Sending an application to the municipality."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.organisations.actions.fill_application import lock_own
from prestige.organisations.models import Application, ApplicationDocument, ApplicationState, Organisation
from prestige.organisations.models.application import application_number
from prestige.organisations.read.mandates import representatives
from prestige.organisations.steps import Progress, sending_refusals
from prestige.refusals import Refusal, permit
from prestige.register.actions import next_number
from prestige.uploads.actions import attach_uploads

REGISTER = "organisations"


@transaction.atomic
def submit_application(application: Application, *, seen: datetime | None, by: User, now: datetime) -> Application:
    """Give the application its number and hand it to the clerk; a second press returns the same.

    ``seen`` is when the checked application was last changed. One that comes back after a correction keeps its number.
    Where others speak for the organisation already, they are asked too. Raises ``NotAllowed`` with every reason.
    """
    known = Application.objects.select_for_update().get(pk=application.pk)
    if known.applicant_id == by.pk and known.is_waiting:
        return known
    locked = lock_own(application, by)
    registered = Organisation.objects.filter(eik=locked.eik).first() if locked.eik else None
    today = timezone.localdate(now)
    papers = len(locked.files) + locked.documents.count()
    permit(_own_refusals(locked, seen) + sending_refusals(Progress(locked, registered, papers), today))
    attach_papers(locked, now)
    if not locked.number:
        locked.number = application_number(today.year, next_number(REGISTER, today.year))
    locked.state, locked.submitted_at, locked.changed_at = ApplicationState.SUBMITTED, now, now
    locked.full_clean()
    locked.save(update_fields=["number", "state", "submitted_at", "changed_at", "files"])
    record("organisation.applied", locked, by=by, now=now)
    ask_representatives(locked, registered, by=by, now=now)
    return locked


def attach_papers(application: Application, now: datetime) -> None:
    """Make the uploaded papers part of the locked application."""
    uploads = attach_uploads(application.files, sender=application.sender, now=now)
    first = application.documents.count()
    for position, upload in enumerate(uploads, start=first):
        ApplicationDocument.objects.create(application=application, upload=upload, position=position)
    application.files = []


def ask_representatives(application: Application, registered: Organisation | None, *, by: User, now: datetime) -> None:
    """Let those who speak for the organisation know that somebody else wants to, where there are any."""
    if registered and representatives(registered.pk, timezone.localdate(now), but=application.applicant_id):
        record("mandate.asked", application, by=by, now=now, organisation=registered.pk)


def _own_refusals(application: Application, seen: datetime | None) -> list[Refusal]:
    if application.changed_at != seen:
        return [Refusal("changed", _("Заявката беше променена в друг прозорец. Прегледайте я отново."))]
    twin = Application.objects.waiting().filter(applicant=application.applicant_id, eik=application.eik).first()
    if twin is not None:
        sentence = _("За този ЕИК вече сте подали заявка № %(number)s. Изчакайте решението по нея.")
        return [Refusal("twin", sentence % {"number": twin.number})]
    return []
