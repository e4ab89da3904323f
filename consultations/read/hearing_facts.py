"""What is frozen into an invitation and into minutes, and the draft of the minutes made from the same facts.

Official documents are Bulgarian, so these sentences are not translated; call with Bulgarian active.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone

from consultations.acttext.labels import citation
from consultations.hearing_paper import POINT
from consultations.hearing_rules import opinions_until
from consultations.models import Channel, Comment, Hearing
from consultations.read.hearing_terms import hearing_terms
from prestige.events.models import Registration
from prestige.events.told import hours_words, registration_end_words, when_words
from prestige.municipality.models import Municipality, current_calendar
from prestige.typography import clock_time, long_date

Facts = dict[str, Any]


def invitation_facts(hearing: Hearing) -> Facts:
    """Return everything that the printed invitation says; only strings, numbers and lists."""
    event, consultation = hearing.event, hearing.consultation
    until = opinions_until(event.local_day, hearing_terms(event.local_day), current_calendar())
    contact = (consultation.contact_name, consultation.contact_position, consultation.contact_phone)
    return {
        **_where(hearing),
        "access": [f"{what}: {how}" if what else how for what, how in event.conveniences],
        "wheelchair": event.has_wheelchair_access,
        "sign_language": event.has_sign_language,
        "online": bool(event.online_url),
        "stream": bool(event.stream_url),
        "is_recorded": event.is_recorded,
        "capacity": event.capacity,
        "registration_until": registration_end_words(event) if event.takes_registration else "",
        "opinions_until": long_date(until),
        "short_notice_reason": hearing.short_notice_reason,
        "contact": ", ".join(filter(None, contact)),
        "change_reason": event.status_reason,
    }


def minutes_facts(hearing: Hearing) -> Facts:
    """Return who was there and what was said, as the published minutes keep it: names only with consent."""
    present = list(Registration.objects.of_event(hearing.event_id).present())
    named = [_named(person) for person in present if person.is_name_public]
    return {
        **_where(hearing),
        "present": len(present),
        "named": named,
        "unnamed": len(present) - len(named),
        "statements": oral_statements(hearing),
        "recording": hearing.event.recording_url,
    }


def oral_statements(hearing: Hearing) -> list[dict[str, str]]:
    """Return what was said on that day and entered as proposals: number and place, in the order of receipt."""
    start = timezone.localtime(hearing.event.starts_at).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Comment.objects.filter(
        consultation=hearing.consultation_id,
        channel=Channel.ORAL,
        received_at__gte=start,
        received_at__lt=datetime.combine(start.date(), datetime.max.time(), tzinfo=start.tzinfo),
    )
    return [
        {"number": number, "place": citation(eid) if eid else "целия проект"}
        for number, eid in rows.order_by("serial").values_list("number", "eid")
    ]


def drafted_minutes(hearing: Hearing) -> dict[str, str]:
    """Return the first words of the minutes by field; the clerk writes on from there."""
    event, consultation = hearing.event, hearing.consultation
    opening = (
        f"Днес, {long_date(event.starts_at)}, от {clock_time(event.starts_at)} в {event.place}, {event.address}, се "
        f"проведе обществено обсъждане на проект: {consultation.title} (консултация № {consultation.short_number}). "
        f"Обсъждането откри и ръководи {hearing.led_by}."
    )
    if hearing.note_taker:
        opening += f" Протокола води {hearing.note_taker}."
    until = opinions_until(event.local_day, hearing_terms(event.local_day), current_calendar())
    closing = (
        f"Поради изчерпване на дневния ред модераторът закри обсъждането в {clock_time(event.ends_at)} Писмени "
        f"становища се приемат до {long_date(until)}"
    )
    return {"opening": opening, "course": _course(hearing), "closing": closing, "note_taker": hearing.note_taker}


def _course(hearing: Hearing) -> str:
    points = [f"{POINT}{place}. {words}\n" for place, (_hour, words) in enumerate(hearing.agenda_items, start=1)]
    statements = oral_statements(hearing)
    if statements:
        said = "; ".join(f"№ {each['number']} по {each['place']}" for each in statements)
        points.append(f"Устните изказвания са заведени като предложения: {said}.")
    return "\n".join(points).strip()


def _where(hearing: Hearing) -> Facts:
    event = hearing.event
    return {
        "title": event.title,
        "act": hearing.consultation.title,
        "day": long_date(event.starts_at),
        "hours": hours_words(event),
        "when": when_words(event),
        "place": event.place,
        "address": event.address,
        "agenda": [[hour, words] for hour, words in hearing.agenda_items],
        "moderator": hearing.led_by,
        "municipality": (Municipality.objects.first() or Municipality()).name,
    }


def _named(person: Registration) -> str:
    return f"{person.name} ({person.organisation})" if person.organisation else person.name
