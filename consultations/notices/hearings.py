"""What is told of a public hearing: that it is convened, changed or off, and that its minutes are out."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from consultations.models import Hearing, Minutes, Status
from consultations.notices.told import (
    Context,
    address_of,
    followers_and_authors,
    language,
    of_consultation,
    own_comments,
)
from consultations.read.hearings import present_line
from prestige.events.models import Registration
from prestige.events.told import day_words, when_words
from prestige.journal.models import Event
from prestige.notifications.audience import is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date


def not_registered(event: Event) -> Iterator[Recipient]:
    """Return who wrote or follows, without those who hear of the change because they registered.

    Nobody is told where only the agenda or a note on access was corrected.
    """
    if event.verb == "hearing.changed" and not event.data.get("is_told"):
        return
    hearing = Hearing.objects.get(pk=event.subject_id)
    rows = Registration.objects.of_event(hearing.event_id).live().exclude(email="")
    registered = set(rows.values_list("email", flat=True))
    yield from (each for each in followers_and_authors(event) if each.address.lower() not in registered)


def everybody_concerned(event: Event) -> Iterator[Recipient]:
    """Return who wrote, who follows and who was registered, one per address."""
    told: set[str] = set()
    for recipient in followers_and_authors(event):
        told.add(recipient.address.lower())
        yield recipient
    hearing = Hearing.objects.get(pk=event.data["hearing"])
    for person in Registration.objects.of_event(hearing.event_id).live().exclude(email=""):
        if person.email not in told:
            yield Recipient(person.email, person.language, person.user_id)


def convened(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the invitation; None once the hearing is off or over, and for who neither wrote nor follows."""
    hearing = _hearing(event.subject_id)
    if hearing.event.is_cancelled or now >= hearing.event.starts_at or not _is_concerned(hearing, recipient):
        return None
    names = {"day": day_words(hearing.event)}
    return _context(hearing, recipient) | {"subject": _("Покана за обществено обсъждане на %(day)s") % names}


def changed(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return when and where the hearing is now; None when it changed again since, for the later letter tells that."""
    hearing = _hearing(event.subject_id)
    is_repeated = Event.objects.about(hearing).filter(verb=event.verb, pk__gt=event.pk, data__is_told=True).exists()
    if is_repeated or hearing.event.is_cancelled or not _is_concerned(hearing, recipient):
        return None
    names = {"day": day_words(hearing.event)}
    return _context(hearing, recipient) | {"subject": _("Промяна: обществено обсъждане на %(day)s") % names}


def cancelled(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return why the hearing is off; None when the whole consultation was withdrawn: that letter tells it."""
    hearing = _hearing(event.subject_id)
    if hearing.consultation.status == Status.WITHDRAWN or not _is_concerned(hearing, recipient):
        return None
    names = {"day": day_words(hearing.event)}
    return _context(hearing, recipient) | {"subject": _("Отменено: обществено обсъждане на %(day)s") % names}


def minutes_published(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return where the minutes are; None when they were corrected since: the later letter tells that."""
    minutes = Minutes.objects.select_related("hearing__consultation", "hearing__event").get(pk=event.subject_id)
    if Minutes.objects.published().filter(corrects=minutes).exists():
        return None
    hearing = minutes.hearing
    last_day = hearing.consultation.last_day
    is_open = last_day is not None and hearing.consultation.is_open_at(now)
    names = {"day": day_words(hearing.event)}
    return _context(hearing, recipient) | {
        "subject": _("Протоколът от обсъждането на %(day)s е публикуван") % names,
        "minutes": minutes,
        "present": present_line(minutes),
        "ends": long_date(last_day, language()) if last_day and is_open else "",
    }


def _hearing(key: int) -> Hearing:
    return Hearing.objects.select_related("event", "consultation").get(pk=key)


def _is_concerned(hearing: Hearing, recipient: Recipient) -> bool:
    consultation = hearing.consultation
    return is_following(recipient.user_id, consultation.topic) or own_comments(consultation, recipient).exists()


def _context(hearing: Hearing, recipient: Recipient) -> Context:
    return of_consultation(hearing.consultation, recipient) | {
        "hearing": hearing,
        "event": hearing.event,
        "when": when_words(hearing.event),
        "url": address_of(hearing.get_absolute_url()),
        "registration_url": address_of(hearing.event.registration_url),
    }


NOTICES = (
    Notice("hearing.convened", "consultations/email/hearing_convened", followers_and_authors, convened),
    Notice("hearing.changed", "consultations/email/hearing_changed", not_registered, changed),
    Notice("hearing.cancelled", "consultations/email/hearing_cancelled", not_registered, cancelled),
    Notice("minutes.published", "consultations/email/minutes_published", everybody_concerned, minutes_published),
)
