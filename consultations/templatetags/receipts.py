"""What pages outside the consultations show of them: a day, what is followed."""

from datetime import datetime

from django import template

from consultations.models import Consultation
from consultations.read.wording import day

register = template.Library()


@register.filter
def the_day(moment: datetime) -> str:
    """Return the local day: „19 ноември 2026 г.“."""
    return day(moment)


@register.simple_tag
def followed(topic: str) -> Consultation | None:
    """Return the consultation of a topic people follow, None when it is no consultation."""
    kind, _, key = topic.partition(":")
    if kind != "consultation" or not key.isdecimal():
        return None
    return Consultation.objects.public().filter(pk=key).first()
