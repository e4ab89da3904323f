"""What people hear of an event they registered for. Everything is read at the moment of sending."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from prestige.events.models import Event, Registration
from prestige.events.tokens import registration_token
from prestige.events.told import day_words, when_words
from prestige.journal import models as journal
from prestige.notifications.registry import Notice, Recipient

Context = dict[str, Any]


def one_registered(event: journal.Event) -> Iterator[Recipient]:
    """Return the person of the registration that the event is about."""
    for registration in Registration.objects.filter(pk=event.subject_id).exclude(email=""):
        yield _recipient(registration)


def everybody_registered(event: journal.Event) -> Iterator[Recipient]:
    """Return everybody who holds a place or waits for one."""
    for registration in Registration.objects.of_event(event.subject_id).live().exclude(email=""):
        yield _recipient(registration)


def holders_of_places(event: journal.Event) -> Iterator[Recipient]:
    """Return everybody who holds a place."""
    for registration in Registration.objects.of_event(event.subject_id).taking_places().exclude(email=""):
        yield _recipient(registration)


def _recipient(registration: Registration) -> Recipient:
    return Recipient(registration.email, registration.language, registration.user_id)


def registered(event: journal.Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the letter that says whether there is a place; None when it was given back or the event is off."""
    found = _live(Registration.objects.filter(pk=event.subject_id), now)
    if found is None:
        return None
    names = {"title": found.event.title}
    subject = _("В листа на чакащите сте: %(title)s") if found.is_waiting else _("Записахме Ви: %(title)s")
    return _context(found) | {"subject": subject % names}


def moved_up(event: journal.Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the letter for who waited and has a place now; None when it was given back meanwhile."""
    found = _live(Registration.objects.filter(pk=event.subject_id), now)
    if found is None or found.is_waiting:
        return None
    return _context(found) | {"subject": _("Освободи се място за Вас: %(title)s") % {"title": found.event.title}}


def changed(event: journal.Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return what the event is now; None when it was cancelled since or changed again: the later letter tells it."""
    found = _live(_own(event, recipient), now)
    if found is None or _is_repeated(event):
        return None
    return _context(found) | {"subject": _("Промяна: %(title)s") % {"title": found.event.title}}


def cancelled(event: journal.Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return why the event does not take place; who gave the place back hears nothing more."""
    found = _own(event, recipient).live().select_related("event").first()
    if found is None:
        return None
    return _context(found) | {"subject": _("Отменено: %(title)s") % {"title": found.event.title}}


def reminded(event: journal.Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the reminder; None once the event began or the place was given back."""
    found = _live(_own(event, recipient), now)
    if found is None or found.is_waiting:
        return None
    names = {"title": found.event.title, "day": day_words(found.event)}
    return _context(found) | {"subject": _("Напомняне за %(day)s: %(title)s") % names}


def _own(event: journal.Event, recipient: Recipient) -> Any:
    return Registration.objects.of_event(event.subject_id).filter(email__iexact=recipient.address)


def _live(rows: Any, now: datetime) -> Registration | None:
    """Return the registration that still stands for an event that still lies ahead."""
    found: Registration | None = rows.live().select_related("event").first()
    return None if found is None or found.event.is_cancelled or now >= found.event.starts_at else found


def _is_repeated(event: journal.Event) -> bool:
    later = journal.Event.objects.filter(subject_type=event.subject_type, subject_id=event.subject_id)
    return later.filter(verb=event.verb, pk__gt=event.pk).exists()


def _context(registration: Registration) -> Context:
    event: Event = registration.event
    base, token = settings.BASE_URL, registration_token(registration.pk)
    return {
        "event": event,
        "registration": registration,
        "when": when_words(event),
        "url": base + event.get_absolute_url(),
        "calendar_url": base + event.calendar_url,
        "registration_url": base + reverse("events:registration", args=[token]),
        "cancel_url": base + reverse("events:registration_cancellation", args=[token]),
    }


def _notice(verb: str, name: str, audience: Callable[..., Any], context: Callable[..., Any]) -> Notice:
    return Notice(verb, f"events/email/{name}", audience, context)


NOTICES = (
    _notice("registration.made", "registered", one_registered, registered),
    _notice("registration.moved_up", "moved_up", one_registered, moved_up),
    _notice("event.changed", "changed", everybody_registered, changed),
    _notice("event.cancelled", "cancelled", everybody_registered, cancelled),
    _notice("event.reminded", "reminded", holders_of_places, reminded),
)
