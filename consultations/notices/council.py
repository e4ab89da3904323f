"""What everybody who wrote or follows is told of the act after its consultation."""

from datetime import datetime

from django.utils.translation import gettext as _

from consultations.lifecycle import vote_sentence
from consultations.models import Consultation, CouncilStep, Status
from consultations.notices.told import (
    Context,
    address_of,
    followers_and_authors,
    language,
    of_consultation,
    own_comments,
)
from prestige.journal.models import Event
from prestige.notifications.audience import is_following
from prestige.notifications.registry import Notice, Recipient
from prestige.typography import long_date


def adopted(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the decision with its votes; None for who neither wrote nor follows."""
    found = _told(event, recipient)
    if found is None:
        return None
    consultation, step = found
    decided_on = step.happened_on if step else consultation.adopted_on
    return of_consultation(consultation, recipient) | {
        "subject": _("Актът е приет на %(day)s") % {"day": long_date(decided_on, language()) if decided_on else ""},
        "url": address_of(consultation.get_absolute_url()),
        "is_again": event.verb == "consultation.readopted",
        "vote": vote_sentence(step.vote) if step and step.vote else "",
    }


def rejected(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return that the council did not adopt the act, with its votes."""
    return _letter(
        event,
        recipient,
        subject=_("Общинският съвет не прие акта"),
        said=_("Общинският съвет не прие акта, по който имаше консултация:"),
        after=_("Консултацията, предложенията и отговорите остават публични."),
    )


def returned(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return who sent the act back to the council, and why."""
    return _letter(
        event,
        recipient,
        subject=_("Актът е върнат на общинския съвет"),
        said=_("Приетият акт е върнат за ново разглеждане и не влиза в сила:"),
        after=_("Ще Ви пишем какво реши съветът."),
        note_is_reason=True,
    )


def promulgated(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return from when the act is in force and where it was announced."""
    found = _told(event, recipient)
    if found is None or found[0].in_force_from is None:
        return None
    day = {"day": long_date(found[0].in_force_from, language())}
    return _letter(
        event,
        recipient,
        subject=_("Актът е в сила от %(day)s") % day,
        said=_("Обнародван е актът, по който имаше консултация. В сила е от %(day)s:") % day,
        after=_("Текстът, предложенията и отговорите остават публични."),
    )


def annulled(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return the decision of the court. Source: ЗМСМА чл. 22, ал. 2 (announced as the act was)."""
    return _letter(
        event,
        recipient,
        subject=_("Съдът отмени акта"),
        said=_("Съдът отмени акта, по който имаше консултация:"),
        after=_("Текстът остава публичен с бележка за отмяната."),
    )


def restarted(event: Event, recipient: Recipient, now: datetime) -> Context | None:
    """Return why the draft went back for rework."""
    found = _told(event, recipient)
    if found is None or found[0].status != Status.RESTARTED:
        return None
    consultation = found[0]
    return of_consultation(consultation, recipient) | {
        "subject": _("Проектът по консултация № %(number)s се преработва") % {"number": consultation.short_number},
        "url": address_of(consultation.get_absolute_url()),
        "said": _("Общината върна проекта за преработване. Тази консултация приключи:"),
        "lines": [],
        "figures": "",
        "reason": consultation.withdrawal_reason,
        "after": _("Преработеният проект се обсъжда отново. Връзка към него ще има на страницата на консултацията."),
    }


def _letter(
    event: Event, recipient: Recipient, *, subject: str, said: str, after: str, note_is_reason: bool = False
) -> Context | None:
    found = _told(event, recipient)
    if found is None:
        return None
    consultation, step = found
    note = step.note if step else ""
    lines = [step.place, step.document, "" if note_is_reason else note] if step else []
    return of_consultation(consultation, recipient) | {
        "subject": subject,
        "url": address_of(consultation.get_absolute_url()),
        "said": said,
        "lines": [line for line in lines if line],
        "figures": vote_sentence(step.vote) if step and step.vote else "",
        "reason": note if note_is_reason else "",
        "after": after,
    }


def _told(event: Event, recipient: Recipient) -> tuple[Consultation, CouncilStep | None] | None:
    """Return the consultation and the step as it stands now, corrected; None for who neither wrote nor follows."""
    consultation = Consultation.objects.get(pk=event.subject_id)
    is_author = own_comments(consultation, recipient).exists()
    if not is_author and not is_following(recipient.user_id, consultation.topic):
        return None
    step = CouncilStep.objects.filter(pk=event.data.get("step")).first()
    while step is not None and (later := CouncilStep.objects.filter(corrects=step).first()):
        step = later
    return consultation, step


_STEP = "consultations/email/consultation_step"
NOTICES = (
    Notice("consultation.adopted", "consultations/email/consultation_adopted", followers_and_authors, adopted),
    Notice("consultation.readopted", "consultations/email/consultation_adopted", followers_and_authors, adopted),
    Notice("consultation.rejected", _STEP, followers_and_authors, rejected),
    Notice("consultation.returned", _STEP, followers_and_authors, returned),
    Notice("consultation.promulgated", _STEP, followers_and_authors, promulgated),
    Notice("consultation.annulled", _STEP, followers_and_authors, annulled),
    Notice("consultation.restarted", _STEP, followers_and_authors, restarted),
)
