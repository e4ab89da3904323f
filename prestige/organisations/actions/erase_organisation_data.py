"""Taking a person out of the organisations: what they asked for goes, what the register stated stays."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from prestige.accounts.models import User
from prestige.accounts.own_data import ERASED_NAME
from prestige.organisations.actions.end_mandate import end_mandate
from prestige.organisations.models import Application, Mandate, Organisation


def drafts_of(user: User) -> QuerySet[Application]:
    """Return the person's applications that were never sent."""
    return Application.objects.filter(applicant=user, number="")


def sent_of(user: User) -> QuerySet[Application]:
    """Return the person's applications that have a number."""
    return Application.objects.filter(applicant=user).exclude(number="")


def running_of(user: User) -> QuerySet[Mandate]:
    """Return the mandates that nobody ended, also those that run out by themselves."""
    return Mandate.objects.filter(person=user, ended_at__isnull=True)


def contacts_of(user: User) -> QuerySet[Organisation]:
    """Return the organisations whose letters go to the person's own address."""
    return Organisation.objects.filter(email__iexact=user.email)


def erase_organisation_data(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """Delete drafts, empty sent applications of the person, end the mandates and forget the address."""
    running = list(running_of(user).order_by("pk"))
    for mandate in running:
        end_mandate(mandate, reason=ERASED_NAME, by=by or user, now=now)
    emptied = {"person_name": ERASED_NAME, "position": "", "act": "", "email": "", "sender": ""}
    return {
        "mandates_ended": len(running),
        "contacts": contacts_of(user).update(email=""),
        "applications": sent_of(user).update(**emptied),
        "drafts": drafts_of(user).delete()[0],
    }
