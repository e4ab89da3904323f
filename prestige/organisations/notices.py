"""What applicants and representatives hear. Everything is read at the moment of sending."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.journal.models import Event
from prestige.notifications.registry import Notice, Recipient
from prestige.organisations.models import Application, ApplicationState, Decision, Mandate, MandateState, Organisation
from prestige.organisations.read.mandates import may_sign, representatives
from prestige.typography import in_quotes, long_date

Context = dict[str, Any]


def applicant(event: Event) -> Iterator[Recipient]:
    """Return the person who applied."""
    for row in Application.objects.filter(pk=event.subject_id).select_related("applicant"):
        yield Recipient(row.applicant.email, row.applicant.language, row.applicant_id)


def holder_and_organisation(event: Event) -> Iterator[Recipient]:
    """Return the person of the mandate and the address of the organisation, where it gave one."""
    for row in Mandate.objects.filter(pk=event.subject_id).select_related("person", "organisation"):
        yield Recipient(row.person.email, row.person.language, row.person_id)
        if row.organisation.email:
            yield Recipient(row.organisation.email)


def other_representatives(event: Event) -> Iterator[Recipient]:
    """Return those who speak for the organisation today, without the person who asks to."""
    request = Application.objects.get(pk=event.subject_id)
    organisation, today = event.data["organisation"], timezone.localdate(event.at)
    keys = [row.pk for row in representatives(organisation, today, but=request.applicant_id)]
    for row in Mandate.objects.filter(pk__in=keys).select_related("person").order_by("pk"):
        yield Recipient(row.person.email, row.person.language, row.person_id)


def received(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the receipt of an application; None once it was decided: the decision tells more."""
    row = Application.objects.filter(pk=event.subject_id, state=ApplicationState.SUBMITTED).first()
    if row is None:
        return None
    return _of_application(row) | {"subject": _("Получихме заявка № %(number)s") % {"number": row.number}}


def returned(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what is to be mended; None when it was sent again meanwhile."""
    row = Application.objects.filter(pk=event.subject_id, state=ApplicationState.RETURNED).first()
    if row is None:
        return None
    subject = _("Заявка № %(number)s е върната за поправка") % {"number": row.number}
    return _of_application(row) | {"subject": subject, "reason": _reason(row)}


def refused(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return why the application was refused."""
    row = Application.objects.get(pk=event.subject_id)
    subject = _("Заявка № %(number)s е отказана") % {"number": row.number}
    return _of_application(row) | {"subject": subject, "reason": _reason(row)}


def asked(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the request on which a representative is to say a word; None once it was decided."""
    row = Application.objects.filter(pk=event.subject_id, state=ApplicationState.SUBMITTED).first()
    if row is None:
        return None
    organisation = Organisation.objects.get(pk=event.data["organisation"])
    return {
        "application": row,
        "organisation": organisation,
        "term": term_words(row.starts_on, row.ends_on),
        "url": settings.BASE_URL + reverse("organisations:request", args=[row.token]),
        "subject": _("Потвърдете нов представител на „%(name)s“") % {"name": in_quotes(organisation.name)},
    }


def confirmed(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return that somebody speaks for the organisation; None when the mandate was ended since."""
    row = _mandate(event)
    if row.ended_at is not None:
        return None
    names = {"name": in_quotes(row.organisation.name)}
    is_first = bool(event.data["is_first"])
    subject = _("„%(name)s“ е потвърдена") if is_first else _("Потвърден е представител на „%(name)s“")
    return _of_mandate(row, recipient) | {"subject": subject % names, "is_first": is_first}


def ended(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return that a mandate was ended, and why."""
    row = _mandate(event)
    subject = _("Прекратен мандат: „%(name)s“") % {"name": in_quotes(row.organisation.name)}
    return _of_mandate(row, recipient) | {"subject": subject}


def ending(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return when the mandate ends; None when it is over, ended, or the person has a later one already."""
    row, today = _mandate(event), timezone.localdate(now)
    if row.ends_on is None or not may_sign(row, today) or _is_renewed(row):
        return None
    names = {"day": _day(row.ends_on), "name": in_quotes(row.organisation.name)}
    return _of_mandate(row, recipient) | {"subject": _("До %(day)s изтича мандат: „%(name)s“") % names}


def term_words(starts_on: date | None, ends_on: date | None) -> str:
    """Return „от 10 януари 2026 г. до 10 януари 2029 г.“, without the end where there is none."""
    names = {"start": _day(starts_on), "end": _day(ends_on)}
    return (_("от %(start)s до %(end)s") if ends_on else _("от %(start)s, без краен срок")) % names


def _day(value: date | None) -> str:
    return long_date(value, get_language() or "bg") if value else ""


def _is_renewed(row: Mandate) -> bool:
    others = Mandate.objects.of_person(row.person_id).filter(organisation=row.organisation_id).exclude(pk=row.pk)
    return any(
        row.ends_on is not None and (other.ends_on is None or other.ends_on > row.ends_on)
        for other in others
        if other.state_on(row.starts_on) != MandateState.ENDED
    )


def _mandate(event: Event) -> Mandate:
    return Mandate.objects.select_related("organisation").get(pk=event.subject_id)


def _reason(row: Application) -> str:
    decision = Decision.objects.filter(application=row).exclude(reason="").order_by("-at", "-pk").first()
    return decision.reason if decision else ""


def _of_application(row: Application) -> Context:
    registered = Organisation.objects.filter(eik=row.eik).first()
    return {
        "application": row,
        "name": registered.name if registered else row.name,
        "is_registered": registered is not None,
        "url": settings.BASE_URL + reverse("organisations:application", args=[row.token]),
    }


def _of_mandate(row: Mandate, recipient: Recipient) -> Context:
    return {
        "mandate": row,
        "organisation": row.organisation,
        "term": term_words(row.starts_on, row.ends_on),
        "is_holder": recipient.user_id == row.person_id,
        "url": settings.BASE_URL + row.organisation.get_absolute_url(),
        "apply_url": settings.BASE_URL + reverse("organisations:register"),
    }


def _notice(verb: str, name: str, audience: Callable[..., Any], context: Callable[..., Any]) -> Notice:
    return Notice(verb, f"organisations/email/{name}", audience, context)


NOTICES = (
    _notice("organisation.applied", "received", applicant, received),
    _notice("organisation.returned", "returned", applicant, returned),
    _notice("organisation.refused", "refused", applicant, refused),
    _notice("mandate.asked", "asked", other_representatives, asked),
    _notice("mandate.confirmed", "confirmed", holder_and_organisation, confirmed),
    _notice("mandate.ended", "ended", holder_and_organisation, ended),
    _notice("mandate.ending", "ending", holder_and_organisation, ending),
)
